import type { ordersContract } from '@shared/modules/orders/orders.contract';
import { withWholeCurrent } from '../../documents/whole-current';
import type { Handlers } from '../../operations';
import { listRecords } from '../../records/list';
import { readRecord } from '../../records/read';
import { countTimeline, readTimeline } from '../../records/read-timeline';
import { sumByDay } from '../../records/sum-by-day';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { deliverOrder, returnGoods, takeBackDelivery } from './order-goods';
import { cancelOrder, confirmOrder, orderFromDeal, orderFromQuote, planOrder, reopenOrder } from './order-steps';
import { orderKind } from './order.kind';
import { briefOrder, wholeOrder } from './read-order';

export const ordersHandlers: Handlers<typeof ordersContract> = {
  list: async (context, input) => {
    const page = await listRecords(context, orderKind, input);
    return { ...page, items: page.items.map(briefOrder) };
  },
  read: async (context, { id }) => wholeOrder(context, await readRecord(context, orderKind, id)),
  create: async (context, input) => wholeOrder(context, await createRecord(context, orderKind, input)),
  patch: async (context, input) => {
    const patched = patchRecord(context, orderKind, input);
    return wholeOrder(context, await withWholeCurrent(patched, (current) => wholeOrder(context, current)));
  },
  delete: (context, input) => deleteRecord(context, orderKind, input),
  restore: async (context, { id }) => wholeOrder(context, await restoreRecord(context, orderKind, id)),
  timeline: (context, input) => readTimeline(context, orderKind, input),
  sums: (context, input) =>
    sumByDay(context, orderKind, input, {
      columns: { total: 'c.total', openAmount: 'c.open_amount' },
      day: 'c.order_date',
    }),
  timelineCounts: (context, { id }) => countTimeline(context, orderKind, id),
  createFromQuote: async (context, input) => wholeOrder(context, await orderFromQuote(context, input)),
  createFromDeal: async (context, input) => wholeOrder(context, await orderFromDeal(context, input)),
  confirm: async (context, input) => wholeOrder(context, await confirmOrder(context, input)),
  reopen: async (context, input) => wholeOrder(context, await reopenOrder(context, input)),
  cancel: async (context, input) => wholeOrder(context, await cancelOrder(context, input)),
  plan: async (context, input) => wholeOrder(context, await planOrder(context, input)),
  deliver: async (context, input) => wholeOrder(context, await deliverOrder(context, input)),
  takeBackDelivery: async (context, input) => wholeOrder(context, await takeBackDelivery(context, input)),
  returnGoods: async (context, input) => wholeOrder(context, await returnGoods(context, input)),
};
