import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateAt, daysBetween } from '../../../src/shared/lib/dates';
import type { Order } from '../../../src/shared/modules/orders/order';
import type { Payment } from '../../../src/shared/modules/payments/payment';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';
import { lineOf } from '../../support/documents';
import { fetchDownload } from '../../support/imports';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let departmentId: string;
const customers: { id: string; name: string }[] = [];

const ref = ({ id, version }: { id: string; version: number }) => ({ id, version });
const day = 86_400_000;
const start = Date.parse('2026-06-01T02:00:00Z');
const dayOf = (moment: number) => dateAt(moment, 'Asia/Shanghai');

/** Numbers that look random and are the same every time. */
function draws(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

beforeAll(async () => {
  test = await startTestEngine({ now: start });
  admin = test.client(await setUp(test));
  departmentId = (await admin.departments.create({ name: '销售' })).id;
  for (const name of ['华东岚青铸造', '望潮食品', '云启环保'])
    customers.push({ id: (await admin.customers.create({ name })).id, name });
  await sell(draws(7));
});
afterAll(() => test.close());

/** Sessions do not outlast days without a call. */
async function goTo(moment: number): Promise<void> {
  test.clock.now = moment;
  const { token } = await test.client().sessions.create({ username: 'shen', password: adminPassword });
  admin = test.client(token);
}

/** Half a year of orders in two currencies, paid in part, late or too much, some of them returned or cancelled. */
async function sell(draw: (below: number) => number): Promise<void> {
  for (let index = 0; index < 40; index += 1) {
    await goTo(start + index * 4 * day);
    const made = await admin.orders.create({
      name: `订单 ${index}`,
      customerId: customers[draw(3)]?.id ?? null,
      currency: draw(5) === 0 ? 'USD' : 'CNY',
      lines: [
        lineOf('机', String(1 + draw(4)), String(100 + draw(900)), { taxRate: ['13', '6', null][draw(3)] ?? null }),
        lineOf('泵', '2', `${draw(300)}.${10 + draw(90)}`),
      ],
    });
    if (draw(9) === 0) continue;
    let order = await admin.orders.confirm(ref(made));
    if (draw(10) === 0) {
      await admin.orders.cancel({ ...ref(order), reason: '停产' });
      continue;
    }
    const total = order.total ?? 0;
    if (draw(2) === 0) {
      const first = Math.floor(total / 3);
      order = await admin.orders.plan({
        ...ref(order),
        items: [
          { id: randomUUID(), dueOn: dayOf(test.clock.now), amount: first },
          { id: randomUUID(), dueOn: dayOf(test.clock.now + (20 + draw(60)) * day), amount: total - first },
        ],
      });
    }
    for (let part = draw(3); part > 0; part -= 1)
      await admin.payments.create({
        orderId: order.id,
        amount: 1 + draw(Math.floor(total * 0.8)),
        paidOn: dayOf(test.clock.now + draw(60) * day),
        direction: draw(8) === 0 ? 'out' : 'in',
      });
    if (draw(3) === 0) {
      const now = await admin.orders.read({ id: order.id });
      await admin.orders.returnGoods({
        ...ref(now),
        returnedOn: dayOf(test.clock.now + draw(50) * day),
        lines: [{ lineId: now.lines[1]?.id ?? '', quantity: '1' }],
      });
    }
  }
  await goTo(start + 170 * day);
}

async function everything(): Promise<{ orders: Order[]; payments: Payment[] }> {
  const { items } = await admin.orders.list({ limit: 200, filter: { field: 'status', op: 'eq', value: 'confirmed' } });
  const orders = [];
  for (const { id } of items) orders.push(await admin.orders.read({ id }));
  return { orders, payments: (await admin.payments.list({ limit: 200 })).items };
}

/** What is open of each part as of a day, reckoned order by order. */
function openParts({ orders, payments }: { orders: Order[]; payments: Payment[] }, asOf: string | null) {
  const until = (one: string | null | undefined) => asOf === null || String(one) <= asOf;
  return orders
    .filter((order) => asOf === null || dayOf(Date.parse(order.confirmedAt ?? '')) <= asOf)
    .flatMap((order) => {
      const paid = payments
        .filter((payment) => payment.orderId === order.id && until(payment.paidOn))
        .reduce((sum, { amount, direction }) => sum + (direction === 'in' ? 1 : -1) * (amount ?? 0), 0);
      const back = order.returns
        .filter(({ returnedOn }) => until(returnedOn))
        .reduce((sum, { total }) => sum + (total ?? 0), 0);
      let left = Math.max(0, paid + back);
      return order.instalments.flatMap(({ dueOn, amount }) => {
        const open = Math.max(0, amount - left);
        left = Math.max(0, left - amount);
        return open > 0 ? [{ order, dueOn, open }] : [];
      });
    });
}

const sumOf = (parts: readonly { open: number }[]) => parts.reduce((sum, { open }) => sum + open, 0);

describe('refusals', () => {
  it('nobody without a session, nobody the role hides money from, no export without the right', async () => {
    const nobody = test.client();
    expect(await faultOf(nobody.accounts.read({ name: 'receivables' }))).toMatchObject({ code: 'signed_out' });
    const service = await addColleague(test, admin, { username: 'kefu', role: 'service', departmentId });
    expect(await faultOf(service.client.accounts.read({ name: 'orders' }))).toMatchObject({ code: 'not_allowed' });
    const sales = await addColleague(test, admin, { username: 'xiao', role: 'sales', departmentId });
    expect(await faultOf(sales.client.accounts.export({ name: 'receivables' }))).toMatchObject({ code: 'not_allowed' });
  });

  it('a customer out of sight, a ledger of nobody, days that are none', async () => {
    const other = (await admin.departments.create({ name: '另一部' })).id;
    const theirs = await addColleague(test, admin, { username: 'yi', role: 'sales', departmentId: other });
    const [first] = customers;
    expect(await faultOf(theirs.client.accounts.read({ name: 'ledger', customerId: first?.id }))).toMatchObject({
      code: 'not_found',
    });
    expect(await theirs.client.accounts.read({ name: 'receivables' })).toMatchObject({
      rows: [],
      totals: [],
      count: 0,
    });
    expect(await faultOf(admin.accounts.read({ name: 'ledger' }))).toMatchObject({ code: 'invalid_input' });
    expect(await faultOf(admin.accounts.read({ name: 'receivables', asOf: '2026-02-30' }))).toMatchObject({
      code: 'invalid_input',
    });
    expect(await faultOf(admin.accounts.read({ name: 'orders', from: '1969-12-31' }))).toMatchObject({
      data: { reason: 'strangeDate' },
    });
  });
});

describe('receivables', () => {
  it('are what orders say is open, now and as of past days, by age', async () => {
    const all = await everything();
    expect(all.orders.length).toBeGreaterThan(20);
    for (const asOf of [null, '2026-07-15', '2026-09-30', '2026-11-01']) {
      const expected = openParts(all, asOf);
      const reached = asOf ?? dayOf(test.clock.now);
      const table = await admin.accounts.read({ name: 'receivables', ...(asOf && { asOf }) });
      expect(table.asOf).toBe(reached);
      const currencies = [...new Set(expected.map(({ order }) => order.currency))].sort();
      expect(table.totals.map(({ currency }) => currency)).toEqual(currencies);
      for (const { currency, cells } of table.totals) {
        const own = expected.filter(({ order }) => order.currency === currency);
        const late = (from: number, to: number) =>
          sumOf(
            own.filter(({ dueOn }) => {
              const days = daysBetween(dueOn, reached);
              return days >= from && days <= to;
            }),
          );
        expect(cells).toMatchObject({
          open: sumOf(own),
          notDue: late(-10_000, 0),
          upTo30: late(1, 30),
          upTo60: late(31, 60),
          upTo90: late(61, 90),
          over90: late(91, 10_000),
          late: late(1, 10_000),
        });
      }
      for (const { id, name } of customers)
        for (const currency of currencies) {
          const own = expected.filter(({ order }) => order.customerId === id && order.currency === currency);
          const row = table.rows.find((one) => one.record?.id === id && one.currency === currency);
          expect(row?.cells['open'] ?? 0).toBe(sumOf(own));
          if (row) expect(row.cells['customer']).toBe(name);
        }
    }
  });

  it('lead to their parts, of one customer too', async () => {
    const all = await everything();
    const [, second] = customers;
    const table = await admin.accounts.read({ name: 'openParts', customerId: second?.id });
    const expected = openParts(all, null).filter(({ order }) => order.customerId === second?.id);
    expect(table.count).toBe(expected.length);
    expect(table.rows.map(({ record, cells }) => [record?.id, cells['dueOn'], cells['open']]).sort()).toEqual(
      expected.map(({ order, dueOn, open }) => [order.id, dueOn, open]).sort(),
    );
  });
});

it('are found by the index of the day money is due, in the past by that of revenue', async () => {
  for (const [index, where] of [
    ['sales_order_due_on', 'o.due_on IS NOT NULL'],
    ['sales_order_revenue', 'o.confirmed_at < 1'],
  ]) {
    const plan = await test.engine.services.reader.all<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT o.id FROM sales_order o INDEXED BY ${index}
       WHERE o.deleted_at IS NULL AND o.status = 'confirmed' AND ${where}`,
    );
    expect(plan.map(({ detail }) => detail).join()).toContain(`SEARCH o USING INDEX ${index}`);
  }
});

describe('periods', () => {
  const [from, to] = ['2026-07-01', '2026-10-01'];
  const within = (one: string) => one >= from && one < to;

  it('orders less returns, and their tax by rate, are the sums of their lines', async () => {
    const { orders } = await everything();
    const sold = orders.filter((order) => within(dayOf(Date.parse(order.confirmedAt ?? ''))));
    const back = orders.flatMap((order) =>
      order.returns.filter(({ returnedOn }) => within(returnedOn)).map(({ total }) => ({ order, total: total ?? 0 })),
    );
    const table = await admin.accounts.read({ name: 'orders', from, to });
    const taxes = await admin.accounts.read({ name: 'taxes', from, to });
    expect(table.count).toBe(sold.length + back.length);
    for (const { currency, cells } of table.totals) {
      const total =
        sold.filter((order) => order.currency === currency).reduce((sum, order) => sum + (order.total ?? 0), 0) -
        back.filter(({ order }) => order.currency === currency).reduce((sum, one) => sum + one.total, 0);
      expect(cells['total']).toBe(total);
      expect(taxes.totals.find((one) => one.currency === currency)?.cells).toEqual({
        net: cells['net'],
        tax: cells['tax'],
        total,
      });
    }
    // Line by line, for what was sold alone.
    const rates = new Map<string, number>();
    for (const order of sold)
      for (const { taxRate, tax } of order.lines)
        rates.set(taxRate ?? '0', (rates.get(taxRate ?? '0') ?? 0) + (tax ?? 0));
    expect([...new Set(taxes.rows.map(({ cells }) => cells['rate']))].sort()).toEqual([...rates.keys()].sort());
  });

  it('a customer’s account runs from the balance before it to what is open after it', async () => {
    const { orders, payments } = await everything();
    for (const { id } of customers) {
      const whole = await admin.accounts.read({ name: 'ledger', customerId: id });
      const period = await admin.accounts.read({ name: 'ledger', customerId: id, from, to });
      for (const currency of new Set(whole.rows.map((row) => row.currency))) {
        const own = orders.filter((order) => order.customerId === id && order.currency === currency);
        const open = own.reduce((sum, order) => sum + (order.openAmount ?? 0), 0);
        const rows = whole.rows.filter((row) => row.currency === currency);
        expect(rows.at(-1)?.cells['balance']).toBe(open);
        expect(rows).toHaveLength(
          own.length +
            own.flatMap((order) => order.returns).length +
            payments.filter((payment) => own.some((order) => order.id === payment.orderId)).length,
        );
        const inPeriod = period.rows.filter((row) => row.currency === currency);
        const last = rows.filter((row) => String(row.cells['day']) < to).at(-1);
        expect(inPeriod.at(-1)?.cells['balance']).toBe(last?.cells['balance']);
        const before = rows.filter((row) => String(row.cells['day']) < from).at(-1);
        if (before) expect(inPeriod[0]?.cells).toMatchObject({ entry: 'opening', balance: before.cells['balance'] });
      }
    }
  });

  it('goes to a file with its sums, in words of the asker', async () => {
    const table = await admin.accounts.read({ name: 'orders', from, to });
    const { id, fileName } = await admin.accounts.export({ name: 'orders', from, to });
    expect(fileName).toBe(`Orders of a period ${from} 2026-09-30.csv`);
    const text = (await fetchDownload(admin, id)).toString('utf8').replace(/^\uFEFF/u, '');
    const lines = text.trim().split('\r\n');
    expect(lines[0]).toBe(
      '"Date","Entry","Order","Subject","Customer","Currency","Before tax","Tax","With tax","Paid","Open"',
    );
    expect(lines).toHaveLength(1 + table.count + table.totals.length);
    const cny = table.totals.find(({ currency }) => currency === 'CNY');
    expect(lines.at(-2)).toContain(',Total,,,,CNY,');
    expect(lines.at(-2)).toContain((Number(cny?.cells['total']) / 100).toFixed(2));
    expect(
      (await fetchDownload(admin, (await admin.accounts.export({ name: 'orders', format: 'xlsx' })).id)).length,
    ).toBeGreaterThan(1000);
  });
});
