import { useQuery } from '@tanstack/react-query';
import type { Filter } from '@shared/contract/list';
import { useEffect, useMemo, useRef } from 'react';
import { useDebouncedCallback } from '@mantine/hooks';
import { tidyFilter } from '@renderer/components/filter/filter-model';
import { useWindowedRows } from '@renderer/components/table/use-windowed-rows';
import type { Sort } from '@renderer/components/table/types';
import { isSameValue } from '../field-values';
import type { AnyRecord, ListQuery, RecordModule } from '../record-module';
import { readAddress, readSort, writeAddress, writeSort, type ListAddress } from './list-address';
import type { ListView } from './list-views';
import { usePageSearch } from './use-page-search';

/** A list as its address says: the view it stands on, what was changed of it, its rows and their number. */
export function useRecordList(module: RecordModule, views: readonly ListView[]) {
  const [search, setSearch] = usePageSearch();
  const address = useMemo(() => readAddress(search), [search]);
  const view = views.find(({ key }) => key === address.view) ?? views[0];
  const filter = address.filter === undefined ? (view?.filter ?? null) : address.filter;
  const sortText = address.sort ?? view?.sort ?? undefined;
  const q = address.q || (view?.q ?? '');
  const query = useMemo<ListQuery>(
    () => ({
      ...(filter && { filter }),
      ...(sortText !== undefined && { sort: sortText }),
      ...(q !== '' && { q }),
    }),
    [filter, sortText, q],
  );
  const change = (patch: Partial<ListAddress>) => setSearch(writeAddress({ ...address, ...patch }));

  const rows = useWindowedRows<AnyRecord>({
    key: JSON.stringify(query),
    load: async ({ offset, limit, isCounted, signal }) => {
      const page = await module.list({ ...query, offset, limit, total: isCounted ? 'upTo10000' : 'none' }, signal);
      const { marks } = page;
      return marks ? { ...page, items: page.items.map((row) => ({ ...row, marks: marks[row.id] })) } : page;
    },
  });
  // Beyond 10,000 the first answer does not count on; the true length, for the scrollbar, comes after.
  const exact = useQuery({
    queryKey: [...module.baseKey, 'exact total', query],
    queryFn: ({ signal }) => module.list({ ...query, limit: 1, total: 'exact' }, signal),
    enabled: rows.total !== undefined && !rows.totalIsExact,
    staleTime: 60_000,
  });
  useReloadWhenStale(module, rows.reload);
  const exactTotal = rows.totalIsExact ? undefined : (exact.data?.total ?? undefined);
  return {
    search,
    view,
    filter,
    sort: readSort(sortText),
    sortText,
    q,
    query,
    rows,
    total: exactTotal ?? rows.total,
    /** False while the list is longer than was counted. */
    isTotalExact: rows.totalIsExact || exactTotal !== undefined,
    /** Filter, order or search are no longer those of the view. */
    isChanged:
      !isSameValue(filter, view?.filter ?? null) ||
      (sortText ?? null) !== (view?.sort ?? null) ||
      q !== (view?.q ?? ''),
    openView: (key: string) => setSearch(key === views[0]?.key ? {} : { view: key }),
    setFilter: (next: Filter | null) => change({ filter: tidyFilter(next) }),
    setSort: (next: Sort) => change({ sort: writeSort(next) }),
    setQuery: (next: string) => change({ q: next }),
    /** Everything, whatever the view says: its order may be one that is no longer there. */
    clear: () => change({ filter: null, q: '', sort: views[0]?.sort ?? undefined }),
  };
}

export type RecordList = ReturnType<typeof useRecordList>;

/** Rows are kept in pages of their own; this query stands for them where live updates and savings make things stale. */
function useReloadWhenStale(module: RecordModule, reload: () => void): void {
  const { data: round } = useQuery({
    queryKey: [...module.baseKey, 'rows'],
    queryFn: () => performance.now(),
    staleTime: Infinity,
  });
  const known = useRef(round);
  const reloadSoon = useDebouncedCallback(reload, 300);
  useEffect(() => {
    if (known.current !== undefined && known.current !== round) reloadSoon();
    known.current = round;
  }, [round, reloadSoon]);
}
