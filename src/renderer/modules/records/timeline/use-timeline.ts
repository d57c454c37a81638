import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { subjectKinds, type Activity } from '@shared/modules/activities/activity';
import { useMemo } from 'react';
import { api, client } from '@renderer/api/client';
import { timelineFilters, type TimelineFilter } from './timeline-kinds';

/** The entries of a record, page by page, newest first; with words those that contain them, old ones too. */
export function useTimeline(kind: TimelineKind, id: string, filter: TimelineFilter, words: string) {
  const module = moduleOf(kind);
  const kinds = timelineFilters.find(({ key }) => key === filter)?.kinds.join(',') ?? '';
  return useInfiniteQuery({
    queryKey: [...api[module].key(), 'timeline', id, kinds, words],
    queryFn: ({ pageParam, signal }) =>
      client[module].timeline(
        {
          id,
          limit: 50,
          ...(kinds !== '' && { kinds }),
          ...(words !== '' && { q: words }),
          ...(pageParam !== null && { cursor: pageParam }),
        },
        { signal },
      ),
    // The first page has no place to go on from.
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // While one types, what was there stays; never that of another record.
    placeholderData: (before, query) => (query?.queryKey.includes(id) === true ? before : undefined),
  });
}

/** How many entries are behind each filter, as far back as the engine counts. */
export function useTimelineCounts(
  kind: TimelineKind,
  id: string,
): { countOf: (filter: TimelineFilter) => number; isExact: boolean } {
  const { data } = useQuery(api[moduleOf(kind)].timelineCounts.queryOptions({ input: { id } }));
  const counts = data?.counts ?? {};
  const countOf = (filter: TimelineFilter) => {
    const kinds: readonly string[] = timelineFilters.find(({ key }) => key === filter)?.kinds ?? [];
    return (kinds.length === 0 ? Object.keys(counts) : kinds).reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  };
  return { countOf, isExact: data?.isExact ?? true };
}

const modules = {
  customer: 'customers',
  contact: 'contacts',
  lead: 'leads',
  opportunity: 'opportunities',
  product: 'products',
  quote: 'quotes',
  order: 'orders',
  payment: 'payments',
  cost: 'costs',
  contract: 'contracts',
} as const;
/** Kinds of records with a timeline of their own. */
export type TimelineKind = keyof typeof modules;

function moduleOf(kind: TimelineKind): (typeof modules)[TimelineKind] {
  return modules[kind];
}

/** The activities behind the newest entries, for whom they name and what one may do with them. */
export function useActivities(kind: TimelineKind, id: string): ReadonlyMap<string, Activity> {
  const { data } = useQuery(
    api.activities.list.queryOptions({
      input: {
        filter: { field: `${kind}Id`, op: 'eq', value: id },
        sort: '-happenedAt',
        limit: 100,
        total: 'none',
      },
      enabled: subjectKinds.some((subject) => subject === kind),
    }),
  );
  return useMemo(() => new Map((data?.items ?? []).map((activity) => [activity.id, activity])), [data]);
}
