import { api } from '@renderer/api/client';
import { queryClient } from '@renderer/api/query-client';

/** Everything that shows activities or what is worked out of them: timelines, next steps, my day. */
export function refreshActivities(): void {
  for (const module of [api.activities, api.calendar, api.customers, api.contacts, api.delivery, api.today]) {
    void queryClient.invalidateQueries({ queryKey: module.key() });
  }
}
