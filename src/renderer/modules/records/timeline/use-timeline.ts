import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Activity } from '@shared/modules/activities/activity';
import { useMemo } from 'react';
import { api, client } from '@renderer/api/client';
import { timelineFilters, type TimelineFilter } from './timeline-kinds';

export type SubjectKind = 'customer' | 'contact';

/** The entries of a record, page by page, newest first. */
export function useTimeline(kind: SubjectKind, id: string, filter: TimelineFilter) {
  const module = kind === 'customer' ? 'customers' : 'contacts';
  const kinds = timelineFilters.find(({ key }) => key === filter)?.kinds.join(',') ?? '';
  return useInfiniteQuery({
    queryKey: [...api[module].key(), 'timeline', id, kinds],
    queryFn: ({ pageParam, signal }) =>
      client[module].timeline(
        { id, limit: 50, ...(kinds !== '' && { kinds }), ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    // The first page has no place to go on from.
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** The activities behind the newest entries, for whom they name and what one may do with them. */
export function useActivities(kind: SubjectKind, id: string): ReadonlyMap<string, Activity> {
  const { data } = useQuery(
    api.activities.list.queryOptions({
      input: {
        filter: { field: kind === 'customer' ? 'customerId' : 'contactId', op: 'eq', value: id },
        sort: '-happenedAt',
        limit: 100,
        total: 'none',
      },
    }),
  );
  return useMemo(() => new Map((data?.items ?? []).map((activity) => [activity.id, activity])), [data]);
}
