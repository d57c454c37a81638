import { queryClient } from '@renderer/api/query-client';
import { recordModules } from '../records/record-module';

/** Money moved: the order it belongs to reads differently now, and so do lists of both. */
export function refreshMoney(): void {
  for (const kind of ['order', 'payment'] as const)
    void queryClient.invalidateQueries({ queryKey: recordModules[kind].baseKey });
}
