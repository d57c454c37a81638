import { z } from 'zod';
import { moneyToDecimal } from '@shared/lib/money';
import { paymentSchema } from '@shared/modules/payments/payment';
import { printWords } from '@shared/modules/printing/print-words';
import { printParties, refuseWithoutMoney } from '../../printing/print-record';
import type { PrintReader } from '../../printing/print-registry';
import { readRecord } from '../../records/read';
import { paymentKind } from './payment.kind';

const ownSchema = paymentSchema
  .pick({
    id: true,
    number: true,
    customerId: true,
    ownerId: true,
    order: true,
    direction: true,
    method: true,
    reference: true,
  })
  .extend({ amount: z.number(), currency: z.string(), paidOn: z.string() });

/** A payment as a receipt: who paid how much for what, or was paid back (QUO-05, U6). Notes stay within the firm. */
export const printPayment: PrintReader = async (context, id) => {
  refuseWithoutMoney(context);
  const payment = ownSchema.parse(await readRecord(context, paymentKind, id));
  const { order, amount, currency, reference } = payment;
  const parties = await printParties(context, {
    ...{ customerId: payment.customerId ?? null, contactId: null },
    ...{ ownerId: payment.ownerId ?? null, language: null },
  });
  const { labels } = printWords(parties.language);
  const orderNumber = order && (await numberOf(context, order.id));
  const line = {
    ...{ position: 1, name: order?.name ?? labels.onAccount, specification: orderNumber, unit: null, quantity: '1' },
    ...{ unitPrice: moneyToDecimal(BigInt(amount), currency), discountPercent: null, taxRate: null, amount },
  };
  return {
    ...{ kind: 'receipt', id: payment.id, number: payment.number ?? '', version: null, isDraft: false },
    ...{ subject: null, date: payment.paidOn, validUntil: null, dueOn: null, reference: reference ?? null },
    ...parties,
    ...{ currency, isTaxIncluded: true, lines: [line], subtotal: amount, discount: { amount: 0, label: null } },
    ...{ net: amount, taxes: [], total: amount, paid: null, notes: null, terms: null },
    payment: { method: payment.method ?? null, isBack: payment.direction === 'out' },
  };
};

/** What the paper names is what the caller sees: the kit has already left out an order out of sight. */
async function numberOf({ db }: Parameters<PrintReader>[0], orderId: string): Promise<string | null> {
  const row = await db.one<{ number: string }>('SELECT number FROM sales_order WHERE id = ?', [orderId]);
  return row?.number ?? null;
}
