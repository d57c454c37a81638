import { useQuery } from '@tanstack/react-query';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import { useMemo } from 'react';
import { api } from '@renderer/api/client';
import type { Option } from '@renderer/components/form/field-types';

/** The firm's stages and pipelines as choices. */
export interface StageOptions {
  readonly stage: readonly Option[];
  readonly pipeline: readonly Option[];
}

export const noStages: StageOptions = { stage: [], pipeline: [] };

/** All pipelines with their stages; fetched once and kept until somebody shapes them. */
export function usePipelines(isWanted = true): readonly Pipeline[] | undefined {
  const query = useQuery(
    api.pipelines.list.queryOptions({ input: { limit: 200 }, staleTime: 5 * 60_000, enabled: isWanted }),
  );
  return query.data?.items;
}

/** Where there are several pipelines a stage is named with its own. */
export function useStageOptions(isWanted: boolean): StageOptions {
  const pipelines = usePipelines(isWanted);
  return useMemo(() => (pipelines ? optionsOf(pipelines) : noStages), [pipelines]);
}

function optionsOf(pipelines: readonly Pipeline[]): StageOptions {
  const shown = pipelines.filter((pipeline) => !pipeline.isRetired);
  return {
    pipeline: pipelines.map(({ id, name }) => ({ value: id, label: name })),
    stage: pipelines.flatMap((pipeline) =>
      pipeline.stages.map(({ id, name }) => ({
        value: id,
        label: shown.length > 1 ? `${pipeline.name} · ${name}` : name,
      })),
    ),
  };
}
