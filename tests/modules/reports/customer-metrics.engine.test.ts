import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricId } from '@shared/modules/reports/metric';
import { lineOf } from '../../support/documents';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague, colleaguePassword } from '../../support/people';

const day = 86_400_000;
const ids = ['M2', 'M3', 'M8', 'M12', 'M22', 'M23', 'M24', 'K2', 'K6'] as const satisfies readonly MetricId[];

interface Product {
  readonly id: string;
  readonly category: string;
  readonly family: string;
  readonly tier: number;
  readonly isSubscription: boolean;
}

let test: TestEngine;
let admin: Client;
let departmentId: string;
let products: Product[];
let people = 0;

beforeAll(async () => {
  test = await startTestEngine({ now: Date.parse('2020-01-05T02:00:00Z') });
  admin = test.client(await setUp(test));
  departmentId = (await admin.departments.create({ name: '销售一部' })).id;
  const made = [
    { category: '主机', family: 'N', tier: 1, isSubscription: false },
    { category: '主机', family: 'N', tier: 2, isSubscription: false },
    { category: '配件', family: 'P', tier: 1, isSubscription: false },
    { category: '维保', family: 'W', tier: 1, isSubscription: true },
  ];
  products = [];
  for (const [place, product] of made.entries()) {
    const { isSubscription, ...fields } = product;
    const { id } = await admin.products.create({
      name: `产品 ${place}`,
      ...fields,
      ...(isSubscription ? { kind: 'subscription', billingInterval: 'month' } : { kind: 'goods', cost: '3' }),
    });
    products.push({ id, ...product });
  }
}, 60_000);
afterAll(() => test.close());

async function wait(milliseconds: number, seller?: Colleague): Promise<Client> {
  test.clock.now += milliseconds;
  const again = async (username: string, password: string) =>
    test.client((await test.client().sessions.create({ username, password })).token);
  admin = await again('shen', adminPassword);
  return seller ? again(seller.username, colleaguePassword) : admin;
}

describe('refusals', () => {
  it.each(ids)('%s: nobody without a session, and no sums where the role hides money', async (id) => {
    expect(await faultOf(test.client().metrics.read({ id }))).toMatchObject({ code: 'signed_out' });
    const role = await admin.roles.create({
      name: `看单 ${id}`,
      grants: { order: { view: 'all' }, customer: { view: 'all' }, lead: { view: 'all' }, quote: { view: 'all' } },
    });
    const clerk = await addColleague(test, admin, { username: `clerk-${id.toLowerCase()}`, roleIds: [role.id] });
    const figure = await clerk.client.metrics.read({ id });
    if (figure.unit === 'money') expect(figure).toMatchObject({ value: null, numerator: null });
    const sums = ['newCustomers', 'renewals', 'expansion', 'refunds', 'predicted', 'meanOrder'];
    for (const name of sums) expect(figure.parts[name] ?? null).toBeNull();
  });
});

interface Line {
  readonly id: string;
  readonly product: Product;
  readonly quantity: number;
  returned: number;
}
interface Order {
  readonly id: string;
  readonly customer: number;
  readonly at: number;
  readonly net: number;
  readonly margin: number | null;
  readonly lines: Line[];
  readonly returns: { at: number; net: number }[];
  isCancelled: boolean;
}
interface Story {
  readonly customers: { id: string; since: string | null }[];
  readonly orders: Order[];
  readonly leads: { at: number; customer: number | null }[];
  readonly quotes: number[];
}

const step = fc.record({
  what: fc.constantFrom('customer', 'order', 'order', 'order', 'return', 'cancel', 'lead', 'quote'),
  which: fc.nat(),
  product: fc.nat(),
  second: fc.nat(),
  quantity: fc.integer({ min: 1, max: 4 }),
  price: fc.integer({ min: 10, max: 90 }),
  isLinked: fc.boolean(),
  since: fc.option(fc.integer({ min: 0, max: 500 })),
  pause: fc.constantFrom(day, 9 * day, 40 * day, 130 * day),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function play(seller: Colleague, steps: readonly Step[]): Promise<Story> {
  const story: Story = { customers: [], orders: [], leads: [], quotes: [] };
  for (const { what, which, product, second, quantity, price, isLinked, since, pause } of steps) {
    const client = await wait(pause, seller);
    const now = test.clock.now;
    const customer = which % Math.max(story.customers.length, 1);
    if (what === 'customer' || story.customers.length === 0) {
      const day0 = since === null ? null : dayOf(now - since * day);
      const { id } = await client.customers.create({
        name: `客户 ${now}`,
        ...(day0 !== null && { customerSince: day0 }),
      });
      story.customers.push({ id, since: day0 });
    } else if (what === 'lead') {
      const lead = await client.leads.create({ name: '线索' });
      if (isLinked)
        await client.leads.convert({
          id: lead.id,
          version: lead.version,
          customer: { mode: 'link', id: story.customers[customer]?.id ?? '' },
          contact: { mode: 'none' },
          opportunity: { mode: 'none' },
        });
      story.leads.push({ at: now, customer: isLinked ? customer : null });
    } else if (what === 'quote') {
      const customerId = story.customers[customer]?.id ?? '';
      const quote = await client.quotes.create({ name: '报价', customerId, lines: [lineOf('机', '1', '5')] });
      if (!isLinked) continue;
      await client.quotes.send({ id: quote.id, version: quote.version });
      story.quotes.push(now);
    } else if (what === 'order') {
      const chosen = [...new Set([products[product % products.length], products[second % products.length]])].flatMap(
        (one) => one ?? [],
      );
      const draft = await client.orders.create({
        name: '订单',
        customerId: story.customers[customer]?.id ?? '',
        lines: chosen.map((one) => lineOf('货', String(quantity), String(price), { productId: one.id, taxRate: '0' })),
      });
      await client.orders.confirm({ id: draft.id, version: draft.version });
      const { net, margin } = await admin.orders.read({ id: draft.id });
      story.orders.push({
        id: draft.id,
        customer,
        at: now,
        net: net ?? 0,
        margin: margin ?? null,
        lines: chosen.map((one, place) => ({ id: draft.lines[place]?.id ?? '', product: one, quantity, returned: 0 })),
        returns: [],
        isCancelled: false,
      });
    } else {
      await change(client, story.orders[which % Math.max(story.orders.length, 1)], what, now, second);
    }
  }
  return story;
}

async function change(
  client: Client,
  order: Order | undefined,
  what: string,
  now: number,
  place: number,
): Promise<void> {
  if (!order || order.isCancelled) return;
  const { version } = await client.orders.read({ id: order.id });
  if (what === 'cancel') {
    if (order.returns.length > 0) return;
    await client.orders.cancel({ id: order.id, version, reason: '不要了' });
    order.isCancelled = true;
    return;
  }
  const line = order.lines[place % order.lines.length];
  if (!line || line.returned > 0) return;
  const lines = [{ lineId: line.id, quantity: String(line.quantity) }];
  const delivered = await client.orders.deliver({ id: order.id, version, deliveredOn: dayOf(now), lines });
  await client.orders.returnGoods({ id: order.id, version: delivered.version, returnedOn: dayOf(now), lines });
  line.returned = line.quantity;
  order.returns.push({ at: now, net: order.net / order.lines.length });
}

function dayOf(moment: number): string {
  return new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10);
}

function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00+08:00`);
}

/** The definitions of the requirements, read aloud. */
function reference({ customers, orders: all, leads, quotes }: Story, from: string, to: string) {
  const [start, end] = [startOf(from), startOf(to)];
  const inPeriod = (moment: number, low = start, high = end) => moment >= low && moment < high;
  const orders = all.filter(({ isCancelled }) => !isCancelled);
  const of = (customer: number) => orders.filter((order) => order.customer === customer);
  const firstOf = (customer: number) =>
    Math.min(...of(customer).map(({ at }) => at), ...[customers[customer]?.since ?? []].flat().map(startOf));
  const fresh = customers.filter((_, customer) => inPeriod(firstOf(customer))).length;
  const months = (low: string, by: number) => {
    const date = new Date(`${low}T00:00:00Z`);
    date.setUTCMonth(date.getUTCMonth() + by);
    return startOf(date.toISOString().slice(0, 10));
  };
  const isWhole = from.endsWith('-01') && to.endsWith('-01');
  const span =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  const beforeStart = isWhole ? months(from, -span) : start - (end - start);
  const active = (customer: number, low: number, high: number) =>
    of(customer).some(({ at }) => inPeriod(at, low, high));
  const before = customers.flatMap((_, customer) => (active(customer, beforeStart, start) ? [customer] : []));
  const stayed = before.filter((customer) => active(customer, start, end));
  const returns = orders.flatMap((order) => order.returns);
  const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);
  const made = orders.filter(({ at }) => inPeriod(at));
  const again = (order: Order) => of(order.customer).filter(({ at }) => at < order.at);
  const kept = (order: Order) => order.lines.filter((line) => line.returned < line.quantity);
  const repeat = made.filter((order) => again(order).length > 0);
  const lines = (order: Order) => again(order).flatMap((one) => one.lines);
  const crosses = (order: Order) =>
    kept(order).some(({ product }) => !lines(order).some((line) => line.product.category === product.category));
  const climbs = (order: Order) =>
    kept(order).some(({ product, quantity }) => {
      const family = lines(order).filter((line) => line.product.family === product.family);
      if (family.length === 0) return false;
      const isHigher = product.tier > Math.max(...family.map((line) => line.product.tier));
      return isHigher || (product.isSubscription && quantity > Math.max(...family.map((line) => line.quantity)));
    });
  const share = (fits: (order: Order) => boolean) => {
    const whole = new Set(repeat.map(({ customer }) => customer));
    return [new Set(repeat.filter(fits).map(({ customer }) => customer)).size, whole.size];
  };
  const past = orders.filter(({ at }) => at < end);
  const buyers = new Set(past.map(({ customer }) => customer)).size;
  // What comes back takes its part of the margin along.
  const worth = sum(
    past.map(({ margin, net, returns: back }) => {
      const kept = net - sum(back.flatMap((one) => (one.at < end ? [one.net] : [])));
      return margin === null || net === 0 ? kept : (kept * margin) / net;
    }),
  );
  const came = leads.filter(({ at }) => inPeriod(at));
  const became = came.filter(({ at, customer }) => {
    const first = customer === null ? Infinity : Math.min(...of(customer).map((order) => order.at));
    return first >= at && first <= at + 180 * day;
  });
  return {
    M2: [fresh, fresh],
    M3: [stayed.length, before.length],
    M8: [
      sum(made.map(({ net }) => net)) - sum(returns.flatMap(({ at, net }) => (inPeriod(at) ? [net] : []))),
      made.length,
    ],
    M12: [quotes.filter((at) => inPeriod(at)).length, quotes.filter((at) => inPeriod(at)).length],
    M22: [buyers === 0 ? null : Math.round(worth), buyers],
    M23: share(crosses),
    M24: share(climbs),
    K2: share((order) => crosses(order) || climbs(order)),
    K6: [became.length, came.length],
    newCustomers: sum(made.filter(({ customer }) => firstOf(customer) >= start).map(({ net }) => net)),
  };
}

describe('every metric of customers and orders', () => {
  it('is what a slow and obvious calculation over the history says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
        const username = `seller-${(people += 1)}`;
        await wait(day);
        const seller = await addColleague(test, admin, { username, role: 'sales', departmentId });
        const begin = test.clock.now;
        const story = await play(seller, steps);
        const [first, last] = [dayOf(begin), dayOf(test.clock.now + day)];
        const middle = dayOf((begin + test.clock.now) / 2);
        for (const [from, to] of [
          [first, last],
          [middle, last],
          [`${first.slice(0, 7)}-01`, `${middle.slice(0, 7)}-01`],
        ] as const) {
          if (from >= to) continue;
          const expected = reference(story, from, to);
          const found: Record<string, unknown> = {};
          for (const id of ids) {
            const figure = await admin.metrics.read({ id, ownerId: seller.id, from, to });
            found[id] = [figure.numerator, figure.denominator];
            if (id === 'M8') found['newCustomers'] = figure.parts['newCustomers'];
            const behind = await admin.metrics.records({ id, ownerId: seller.id, from, to, limit: 200 });
            expect([id, behind.items.length]).toEqual([id, figure.denominator]);
          }
          expect(found).toEqual(expected);
        }
      }),
      { numRuns: Number(process.env['HEARTH_PROPERTY_RUNS'] ?? 12), endOnFailure: true },
    );
  }, 600_000);
});
