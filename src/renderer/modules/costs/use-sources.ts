import { useQuery } from '@tanstack/react-query';
import { api } from '@renderer/api/client';

/** Sources deals and leads come from, the commonest first, to be offered while one types. */
export function useSources(): readonly string[] {
  const { data } = useQuery(api.reports.sources.queryOptions({ staleTime: 60_000 }));
  return data?.items ?? [];
}
