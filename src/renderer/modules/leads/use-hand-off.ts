import { useQuery } from '@tanstack/react-query';
import type { HandOff } from '@shared/modules/hand-offs/hand-off';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { showToast } from '@renderer/components/feedback/toast-store';
import { recordModules, type AnyRecord } from '../records/record-module';

/** The hand-offs of a lead and what one may do with the one that waits. */
export function useHandOffs({ id }: AnyRecord) {
  const { data } = useQuery(api.handOffs.list.queryOptions({ input: { id } }));
  const [last] = data?.items ?? [];
  return { last, can: data?.can ?? [] };
}

/** Does one step, says so, and asks again for what it changed. Answers a sentence where it was refused. */
export async function handOffStep(step: () => Promise<HandOff>, done: string): Promise<string | undefined> {
  try {
    await step();
    showToast({ message: done, tone: 'good' });
    return undefined;
  } catch (error) {
    return faultOf(error).message;
  } finally {
    void queryClient.invalidateQueries({ queryKey: api.handOffs.key() });
    void queryClient.invalidateQueries({ queryKey: recordModules.lead.baseKey });
  }
}
