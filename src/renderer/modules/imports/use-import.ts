import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Import, ImportPlan, ImportTarget } from '@shared/modules/imports/import';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { showToast } from '@renderer/components/feedback/toast-store';

/** The import of a page, asked again while something goes on with it. */
export function useImport(id: string) {
  return useQuery(
    api.imports.read.queryOptions({
      input: { id },
      refetchInterval: ({ state }) => (state.data?.progress || state.data?.status === 'running' ? 400 : false),
    }),
  );
}

/** Lays a plan over the import that is on screen, so that the counts follow every mended cell at once. */
export function usePlanPatch(id: string) {
  const cache = useQueryClient();
  return useCallback(
    (plan: ImportPlan) => {
      cache.setQueryData(api.imports.read.queryKey({ input: { id } }), (before: Import | undefined) =>
        before ? { ...before, plan } : before,
      );
    },
    [cache, id],
  );
}

type Step = 'plan' | 'run' | 'cancel' | 'undo' | 'reread';
type StepInput<S extends Step> = Parameters<(typeof client.imports)[S]>[0];

/** One step of an import; what went wrong is said at the foot, and the page asks anew how far the import is. */
export function useImportStep<S extends Step>(id: string, step: S) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (input: Omit<StepInput<S>, 'id'>): Promise<void> => {
      const call = client.imports[step] as (input: unknown) => Promise<unknown>; // The input's type names the step's own.
      const running = call({ ...input, id });
      // Planning takes a while: its progress is worth watching from the start.
      void cache.invalidateQueries({ queryKey: api.imports.read.queryKey({ input: { id } }) });
      await running;
    },
    onError: (error) => showToast({ message: faultOf(error).message, tone: 'bad' }),
    onSettled: () => cache.invalidateQueries({ queryKey: api.imports.key() }),
  });
}

/** What columns of the kind can be mapped to, by field, and how each is called. */
export function useTargets(kind: Import['kind']) {
  const { t } = useTranslation();
  const { data } = useQuery(api.imports.targets.queryOptions({ input: { kind } }));
  const labelOf = useCallback(
    (field: string): string => {
      const own = data?.items.find((target) => target.field === field)?.label;
      return own ?? t([`${kind}.fields.${field}`, `importPage.fields.${field}`]);
    },
    [data, kind, t],
  );
  return { targets: data?.items ?? noTargets, labelOf };
}

const noTargets: ImportTarget[] = [];
