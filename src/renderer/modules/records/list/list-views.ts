import { useQuery } from '@tanstack/react-query';
import type { Filter } from '@shared/contract/list';
import type { View } from '@shared/modules/views/view';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { api } from '@renderer/api/client';
import type { RecordModule } from '../record-module';

/** One tab of a list: ready-made, or saved by somebody. */
export interface ListView {
  /** In the address: a word for the ready-made ones, the id of a saved one. */
  readonly key: string;
  readonly name: string;
  readonly filter: Filter | null;
  readonly sort: string | null;
  readonly q: string | null;
  readonly columns: readonly string[] | null;
  readonly saved: View | null;
}

/** Makes a module's ready-made views; their names stand under `<module>.page.views.<key>`. */
export function viewMaker(module: RecordModule, t: TFunction) {
  return (key: string, filter: Filter | null, sort: string): ListView => ({
    key,
    name: t(`${module.name}.page.views.${key}`),
    filter,
    sort,
    q: null,
    columns: null,
    saved: null,
  });
}

/** The ready-made views and then the saved ones, in the order of their tabs. */
export function useListViews(module: RecordModule, readyMade: readonly ListView[]): readonly ListView[] {
  const saved = useQuery(api.views.list.queryOptions({ input: { resource: module.kind } }));
  return useMemo(() => [...readyMade, ...(saved.data?.items ?? []).map(savedView)], [readyMade, saved.data]);
}

export function savedView(view: View): ListView {
  return {
    key: view.id,
    name: view.name,
    filter: view.filter,
    sort: view.sort,
    q: view.q,
    columns: view.columns.length > 0 ? view.columns.map(({ key }) => key) : null,
    saved: view,
  };
}
