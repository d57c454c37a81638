import { useQuery } from '@tanstack/react-query';
import { api } from '@renderer/api/client';

/** How many notices are new; live updates say when to ask again. */
export function useUnseenCount(): number {
  const { data } = useQuery(api.notices.list.queryOptions({ input: { limit: 30 } }));
  return data?.unseen ?? 0;
}
