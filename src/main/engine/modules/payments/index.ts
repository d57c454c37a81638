import type { Payment } from '@shared/modules/payments/payment';
import { paymentsContract } from '@shared/modules/payments/payments.contract';
import { recordScope } from '../../access/scope';
import type { EngineModule, Handlers } from '../../operations';
import { operationsOf } from '../../operations';
import { listRecords } from '../../records/list';
import type { Presented } from '../../records/present';
import { readRecord } from '../../records/read';
import { countTimeline, readTimeline } from '../../records/read-timeline';
import { sumByDay } from '../../records/sum-by-day';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { paymentKind } from './payment.kind';
import { printPayment } from './print-payment';

/** What went back counts against what came in. */
const signed = `(CASE WHEN c.direction = 'out' THEN -c.amount ELSE c.amount END)`;

const paymentsHandlers: Handlers<typeof paymentsContract> = {
  list: async (context, input) => {
    const page = await listRecords(context, paymentKind, input);
    return { ...page, items: page.items.map(asPayment) };
  },
  read: async (context, { id }) => asPayment(await readRecord(context, paymentKind, id)),
  create: async (context, input) => asPayment(await createRecord(context, paymentKind, input)),
  patch: async (context, input) => asPayment(await patchRecord(context, paymentKind, input)),
  delete: (context, input) => deleteRecord(context, paymentKind, input),
  restore: async (context, { id }) => asPayment(await restoreRecord(context, paymentKind, id)),
  timeline: (context, input) => readTimeline(context, paymentKind, input),
  sums: (context, input) => sumByDay(context, paymentKind, input, { columns: { amount: signed }, day: 'c.paid_on' }),
  timelineCounts: (context, { id }) => countTimeline(context, paymentKind, id),
};

export const paymentsModule: EngineModule = {
  start: ({ access, search, kinds, prints }) => {
    kinds.register(paymentKind);
    access.register('payment', (who, action) => recordScope('payment', who, action, who.scope('payment', action)));
    search.register({ kind: paymentKind });
    prints.register('receipt', printPayment);
    return operationsOf('payments', paymentsContract, paymentsHandlers);
  },
};

/** The kit presents exactly the kind's fields and extras, from which the contract's type is made; tests check every answer. */
function asPayment(record: Presented): Payment {
  return record as unknown as Payment;
}
