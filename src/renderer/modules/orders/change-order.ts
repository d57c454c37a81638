import type { Order } from '@shared/modules/orders/order';
import { faultOf } from '@renderer/api/fault';
import { showToast } from '@renderer/components/feedback/toast-store';
import { rememberRecord } from '../records/record-names';

/** Runs a step of an order. Answers a sentence where the engine refused, and nothing where it is done. */
export async function changeOrder(step: () => Promise<Order>, done: string): Promise<string | undefined> {
  try {
    rememberRecord('order', await step());
    showToast({ message: done, tone: 'good' });
    return undefined;
  } catch (error) {
    return faultOf(error).message;
  }
}

/** The same, of a button: a refusal is told at the foot. */
export async function changeOrderAtOnce(step: () => Promise<Order>, done: string): Promise<void> {
  const fault = await changeOrder(step, done);
  if (fault !== undefined) showToast({ message: fault, tone: 'bad' });
}
