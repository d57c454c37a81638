import type { Order } from '@shared/modules/orders/order';
import type { AnyRecord } from '../records/record-module';

/** The shared pages know records of any kind; this one was asked of the orders. */
export function isOrder(record: AnyRecord): record is AnyRecord & Order {
  return 'instalments' in record && 'deliveries' in record;
}
