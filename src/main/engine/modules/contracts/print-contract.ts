import { z } from 'zod';
import { Fault } from '@shared/contract/faults';
import { moneyToDecimal } from '@shared/lib/money';
import type { QueryContext } from '../../context';
import type { StoredLine } from '../../documents/document-lines';
import { readLines } from '../../documents/document-lines';
import type { PrintReader } from '../../printing/print-registry';
import { printRecord } from '../../printing/print-record';
import type { Presented } from '../../records/present';
import { readRecord } from '../../records/read';
import { contractKind } from './contract.kind';

const day = z.string().nullable();
const ownSchema = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  signedOn: day,
  startsOn: z.string(),
  endsOn: day,
  orderId: z.string().nullable(),
  amount: z.number().nullable(),
  currency: z.string(),
  taxRate: z.string().nullable(),
});
type Own = z.infer<typeof ownSchema>;

const orderSchema = z.object({
  number: z.string(),
  net: z.number(),
  currency: z.string(),
  isTaxIncluded: z.boolean(),
  discountPercent: z.string().nullable(),
  discountAmount: z.number().nullable(),
  discountLabel: z.string().nullable(),
});
type Goods = Pick<
  z.infer<typeof orderSchema>,
  'isTaxIncluded' | 'discountPercent' | 'discountAmount' | 'discountLabel'
>;

/**
 * A contract as it goes to paper (QUO-06, 07): the lines of the order it was made from where that comes to the same amount,
 * else one line for the term. Until it is signed it is a draft.
 */
export const printContract: PrintReader = async (context, id) => {
  const record = await readRecord(context, contractKind, id);
  if (context.caller.access.group('money') !== 'show') throw new Fault('not_allowed');
  const contract = ownSchema.parse(record);
  const order = await orderOf(context, contract.orderId);
  const isOfOrder = order !== null && order.net === contract.amount && order.currency === contract.currency;
  const lines = isOfOrder ? await readLines(context.db, 'sales_order', contract.orderId ?? '') : [lineOfTerm(contract)];
  const goods: Goods = isOfOrder
    ? order
    : { isTaxIncluded: false, discountPercent: null, discountAmount: null, discountLabel: null };
  return printRecord(context, asDocument(record, goods), lines, {
    kind: 'contract',
    number: contract.number,
    version: null,
    isDraft: contract.signedOn === null,
    date: contract.signedOn ?? contract.startsOn,
    validUntil: contract.endsOn,
    dueOn: null,
    reference: order?.number ?? null,
    paid: null,
  });
};

/** The order it belongs to; null where there is none, or the caller does not see it. */
async function orderOf(context: QueryContext, id: string | null) {
  const kind = context.services.kinds.find('order');
  if (!kind || id === null) return null;
  return orderSchema.parse(await readRecord(context, kind, id));
}

function asDocument(record: Presented, goods: Goods): Presented {
  const { isTaxIncluded, discountPercent, discountAmount, discountLabel } = goods;
  return { ...record, contactId: null, isTaxIncluded, discountPercent, discountAmount, discountLabel };
}

function lineOfTerm({ id, name, startsOn, endsOn, amount, currency, taxRate }: Own): StoredLine {
  return {
    id,
    productId: null,
    name,
    specification: endsOn === null ? startsOn : `${startsOn} – ${endsOn}`,
    unit: null,
    quantity: '1',
    unitPrice: moneyToDecimal(BigInt(amount ?? 0), currency),
    discountPercent: null,
    taxRate,
    unitCost: null,
    // Amounts on paper are reckoned from price, quantity and tax.
    amount: 0,
    listAmount: 0,
    net: 0,
    tax: 0,
    cost: null,
  };
}
