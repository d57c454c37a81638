import { addDays, dateAt } from '@shared/lib/dates';
import type { Person } from '../firm';
import { deliverOrder } from '../../orders';
import type { Sample } from './sample';
import { asOwner, create, iso, pick } from './sample';

const day = 86_400_000;

/** What the firm sells. */
export async function addProducts(sample: Omit<Sample, 'productIds'>): Promise<string[]> {
  const owner = pick(sample.sellers, 0);
  const ids: string[] = [];
  for (const { price: listPrice, tier, ...goods } of sample.texts.goods)
    ids.push(
      await create({ ...sample, productIds: [] }, 'product', owner, {
        ...goods,
        listPrice,
        taxRate: '13',
        priceIncludesTax: true,
        ...(tier !== undefined && { family: 'NS', tier }),
      }),
    );
  return ids;
}

interface Sold {
  readonly owner: Person;
  readonly customerId: string;
  readonly contactId: string | undefined;
  readonly opportunityId: string;
  readonly name: string;
  readonly index: number;
}

/** A quote for a deal under way: still a draft, or sent some days ago. */
export async function addOpenQuote(sample: Sample, sold: Sold): Promise<void> {
  const { texts, today, context } = sample;
  const sentAt = sold.index % 12 === 0 ? null : context.now - (1 + (sold.index % 9)) * day;
  await create(sample, 'quote', sold.owner, {
    ...partiesOf(sold),
    lines: linesOf(sample, sold.index),
    ...(sold.index % 3 === 0 && { discountPercent: '2', discountLabel: texts.discount }),
    terms: texts.terms,
    quoteDate: sentAt === null ? today : dateAt(sentAt, sample.timeZone),
    status: sentAt === null ? 'draft' : 'sent',
    sentAt: sentAt === null ? null : iso(sentAt),
  });
}

/** What came of a deal that was won: the quote, the order, and goods and money as far as they are. */
export async function addOrder(sample: Sample, sold: Sold, wonAt: number): Promise<void> {
  const { texts, today, timeZone } = sample;
  const lines = linesOf(sample, sold.index);
  const orderDate = dateAt(wonAt, timeZone);
  const shared = { ...partiesOf(sold), lines, terms: texts.terms };
  const quoteId = await create(sample, 'quote', sold.owner, {
    ...shared,
    quoteDate: addDays(orderDate, -12),
    status: 'accepted',
    sentAt: iso(wonAt - 10 * day),
    answeredAt: iso(wonAt),
  });
  const orderId = await create(sample, 'order', sold.owner, {
    ...shared,
    quoteId,
    orderDate,
    deliverOn: addDays(orderDate, 35),
    status: 'confirmed',
    confirmedAt: iso(wonAt),
  });
  if (addDays(orderDate, 20) < today) await deliver(sample, sold.owner, orderId, addDays(orderDate, 18));
  await pay(sample, sold, orderId, orderDate);
}

/** Those of the last month are not due yet; of the others one in three is paid in part only. */
async function pay(sample: Sample, sold: Sold, orderId: string, orderDate: string): Promise<void> {
  const paidOn = addDays(orderDate, 24);
  if (paidOn >= sample.today) return;
  const order = await sample.context.db.one<{ total: number; customer_id: string }>(
    'SELECT total, customer_id FROM sales_order WHERE id = ?',
    [orderId],
  );
  if (!order) return;
  const isPartly = sold.index % 3 === 1;
  await create(sample, 'payment', sold.owner, {
    orderId,
    customerId: order.customer_id,
    amount: isPartly ? Math.round(order.total * 0.4) : order.total,
    paidOn,
    method: 'transfer',
  });
}

async function deliver(sample: Sample, owner: Person, orderId: string, deliveredOn: string): Promise<void> {
  const { db } = sample.context;
  const order = await db.one<{ version: number }>('SELECT version FROM sales_order WHERE id = ?', [orderId]);
  const lines = await db.all<{ id: string; quantity: string }>(
    'SELECT id, quantity FROM sales_order_line WHERE sales_order_id = ?',
    [orderId],
  );
  await deliverOrder(asOwner(sample, owner), {
    id: orderId,
    version: order?.version ?? 1,
    deliveredOn,
    lines: lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
  });
}

function partiesOf({ name, customerId, contactId, opportunityId }: Sold) {
  return { name, customerId, contactId: contactId ?? null, opportunityId };
}

/** Between two and four of what the firm sells. */
function linesOf({ texts, productIds, context }: Sample, index: number) {
  const count = 2 + (index % 3);
  return Array.from({ length: count }, (_, place) => {
    const at = (index + place * 3) % texts.goods.length;
    const { name, specification, unit, price, cost } = pick(texts.goods, at);
    return {
      id: context.db.newId(),
      productId: productIds[at] ?? null,
      name,
      specification,
      unit,
      quantity: String(1 + ((index + place) % 2)),
      unitPrice: price,
      discountPercent: (index + place) % 4 === 0 ? '3' : null,
      taxRate: '13',
      unitCost: cost,
    };
  });
}
