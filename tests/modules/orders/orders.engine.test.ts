import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { drawnLines, lineOf } from '../../support/documents';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let departmentId: string;
let customerId: string;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  departmentId = (await admin.departments.create({ name: '销售' })).id;
  customerId = (await admin.customers.create({ name: '华东岚青铸造' })).id;
});
afterAll(() => test.close());

const ref = ({ id, version }: { id: string; version: number }) => ({ id, version });
const made = (rest: object = {}) =>
  admin.orders.create({
    name: '空压站',
    customerId,
    lines: [lineOf('机', '3', '113'), lineOf('泵', '1', '226')],
    ...rest,
  });
const confirmed = async (rest: object = {}) => admin.orders.confirm(ref(await made(rest)));
const lineIds = (order: { lines: { id: string }[] }) => order.lines.map(({ id }) => id) as [string, string];

describe('refusals', () => {
  it('nobody without a session, nobody of another department', async () => {
    expect(await faultOf(test.client().orders.list({}))).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(test.client().payments.list({}))).toMatchObject({ code: 'signed_out' });
    const other = (await admin.departments.create({ name: '另一部' })).id;
    const theirs = await addColleague(test, admin, { username: 'yi', role: 'sales', departmentId: other });
    const order = await confirmed();
    const payment = await admin.payments.create({ orderId: order.id, amount: 1, paidOn: '2026-11-20' });
    for (const call of [
      theirs.client.orders.read({ id: order.id }),
      theirs.client.orders.confirm(ref(order)),
      theirs.client.orders.cancel({ ...ref(order), reason: 'x' }),
      theirs.client.orders.deliver({
        ...ref(order),
        deliveredOn: '2026-11-20',
        lines: [{ lineId: lineIds(order)[0], quantity: '1' }],
      }),
      theirs.client.orders.plan({ ...ref(order), items: [] }),
      theirs.client.payments.read({ id: payment.id }),
    ])
      expect(await faultOf(call)).toMatchObject({ code: 'not_found' });
    expect((await theirs.client.orders.list({})).items).toEqual([]);
    expect((await theirs.client.payments.list({})).items).toEqual([]);
    expect(
      await faultOf(theirs.client.payments.create({ orderId: order.id, amount: 1, paidOn: '2026-11-20' })),
    ).toMatchObject({
      code: 'not_allowed',
    });
  });

  it('somebody who sees an order and may not change it', async () => {
    const order = await confirmed();
    const service = await addColleague(test, admin, { username: 'kefu', role: 'service', departmentId });
    const seen = await service.client.orders.read({ id: order.id });
    expect(seen).not.toHaveProperty('openAmount');
    expect(seen).toMatchObject({ instalments: [], taxes: null });
    const [lineId] = lineIds(order);
    expect(
      await faultOf(
        service.client.orders.deliver({ ...ref(order), deliveredOn: '2026-11-20', lines: [{ lineId, quantity: '1' }] }),
      ),
    ).toMatchObject({ code: 'not_allowed' });
  });

  it('an older version, an order that is not confirmed, one that is and is changed', async () => {
    const draft = await made();
    const [lineId] = lineIds(draft);
    const goods = { lines: [{ lineId, quantity: '1' }] };
    expect(await faultOf(admin.orders.deliver({ ...ref(draft), deliveredOn: '2026-11-20', ...goods }))).toMatchObject({
      code: 'in_use',
      data: { reason: 'orderStep' },
    });
    const order = await admin.orders.confirm(ref(draft));
    expect(await faultOf(admin.orders.confirm(ref(draft)))).toMatchObject({ code: 'stale_version' });
    expect(await faultOf(admin.orders.patch({ ...ref(order), lines: [lineOf('别的', '1', '1')] }))).toMatchObject({
      data: { reason: 'orderFixed' },
    });
    expect(await admin.orders.patch({ ...ref(order), deliverOn: '2026-12-24' })).toMatchObject({
      deliverOn: '2026-12-24',
    });
  });

  it('nothing to deliver, no customer, and parts that do not add up', async () => {
    expect(await faultOf(admin.orders.confirm(ref(await made({ lines: [] }))))).toMatchObject({
      data: { reason: 'noLines' },
    });
    expect(await faultOf(admin.orders.confirm(ref(await made({ customerId: null }))))).toMatchObject({
      data: { reason: 'orderWithoutCustomer' },
    });
    const order = await confirmed();
    const part = { id: randomUUID(), dueOn: '2026-12-01', amount: order.total ?? 0 };
    for (const items of [[], [{ ...part, amount: 1 }]])
      expect(await faultOf(admin.orders.plan({ ...ref(order), items }))).toMatchObject({ data: { reason: 'planSum' } });
  });

  it('more goods than were ordered, and lines of another order', async () => {
    const order = await confirmed();
    const [lineId] = lineIds(order);
    const deliver = (lines: { lineId: string; quantity: string }[]) =>
      admin.orders.deliver({ ...ref(order), deliveredOn: '2026-11-20', lines });
    expect(await faultOf(deliver([{ lineId, quantity: '3.000001' }]))).toMatchObject({
      data: { reason: 'deliveredTooMuch' },
    });
    expect(await faultOf(deliver([{ lineId: randomUUID(), quantity: '1' }]))).toMatchObject({ code: 'invalid_input' });
    expect(await faultOf(deliver([{ lineId, quantity: '0' }]))).toMatchObject({ code: 'invalid_input' });
    expect(
      await faultOf(
        admin.orders.returnGoods({ ...ref(order), returnedOn: '2026-11-20', lines: [{ lineId, quantity: '4' }] }),
      ),
    ).toMatchObject({ data: { reason: 'returnedTooMuch' } });
    expect(await admin.orders.read({ id: order.id })).toEqual(order);
  });

  it('money of nothing, in another currency, for nobody, of a cancelled order, on a day that is none', async () => {
    const order = await confirmed();
    const pay = (values: object) =>
      admin.payments.create({ orderId: order.id, amount: 100, paidOn: '2026-11-20', ...values });
    expect(await faultOf(pay({ amount: 0 }))).toMatchObject({ data: { reason: 'amountNotPositive' } });
    expect(await faultOf(pay({ amount: -5 }))).toMatchObject({ data: { reason: 'amountNotPositive' } });
    expect(await faultOf(pay({ amount: 10 ** 15 }))).toMatchObject({ code: 'invalid_input' });
    expect(await faultOf(pay({ currency: 'USD' }))).toMatchObject({ data: { reason: 'otherCurrency' } });
    expect(await faultOf(pay({ orderId: null }))).toMatchObject({ data: { reason: 'paymentWithoutCustomer' } });
    expect(await faultOf(pay({ paidOn: '2101-01-01' }))).toMatchObject({ data: { reason: 'strangeDate' } });
    const gone = await admin.orders.cancel({ ...ref(order), reason: '客户停产' });
    expect(gone).toMatchObject({ status: 'cancelled', openAmount: 0, cancelReason: '客户停产' });
    expect(await faultOf(pay({}))).toMatchObject({ code: 'in_use' });
  });

  it('an order that was paid or delivered is neither cancelled nor opened again', async () => {
    const order = await confirmed();
    await admin.payments.create({ orderId: order.id, amount: 100, paidOn: '2026-11-20' });
    const now = await admin.orders.read({ id: order.id });
    expect(await faultOf(admin.orders.cancel({ ...ref(now), reason: 'x' }))).toMatchObject({
      data: { reason: 'orderMoved' },
    });
    expect(await faultOf(admin.orders.reopen(ref(now)))).toMatchObject({ data: { reason: 'orderMoved' } });
  });
});

describe('an order', () => {
  it('of a quote takes its lines and sums, accepts it, and comes once for one id', async () => {
    const quote = await admin.quotes.create({
      name: '改造',
      customerId,
      lines: drawnLines(),
      discountAmount: 9_260_00,
    });
    expect(await faultOf(admin.orders.createFromQuote({ quoteId: quote.id }))).toMatchObject({
      data: { reason: 'quoteStep' },
    });
    await admin.quotes.send(ref(quote));
    const id = randomUUID();
    const order = await admin.orders.createFromQuote({ quoteId: quote.id, id });
    expect(order).toMatchObject({
      number: expect.stringMatching(/^SO-2026-\d{4}$/) as string,
      status: 'draft',
      total: 474_000_00,
      net: 419_469_03,
      quote: { id: quote.id, name: '改造' },
      customer: { id: customerId },
    });
    expect(order.lines).toHaveLength(8);
    expect(await admin.orders.createFromQuote({ quoteId: quote.id, id })).toEqual(order);
    const accepted = await admin.quotes.read({ id: quote.id });
    expect(accepted.status).toBe('accepted');
    expect(await faultOf(admin.quotes.revise(ref(accepted)))).toMatchObject({ data: { reason: 'quoteOrdered' } });
  });

  it('is due in one part thirty days later unless somebody plans otherwise; money fills the earliest part first', async () => {
    const order = await confirmed();
    expect(order).toMatchObject({ total: 565_00, openAmount: 565_00, paymentStatus: 'unpaid', dueOn: '2026-12-20' });
    const items = [
      { id: randomUUID(), dueOn: '2027-01-31', amount: 365_00, label: '尾款' },
      { id: randomUUID(), dueOn: '2026-12-01', amount: 200_00, label: '预付' },
    ];
    const planned = await admin.orders.plan({ ...ref(order), items });
    expect(planned.dueOn).toBe('2026-12-01');
    await admin.payments.create({ orderId: order.id, amount: 250_00, paidOn: '2026-11-30', method: 'transfer' });
    const partly = await admin.orders.read({ id: order.id });
    expect(partly).toMatchObject({
      paidAmount: 250_00,
      openAmount: 315_00,
      paymentStatus: 'partial',
      dueOn: '2027-01-31',
    });
    expect(partly.instalments.map(({ label, open }) => [label, open])).toEqual([
      ['预付', 0],
      ['尾款', 315_00],
    ]);
    const rest = await admin.payments.create({ orderId: order.id, amount: 315_00, paidOn: '2027-01-15' });
    expect(await admin.orders.read({ id: order.id })).toMatchObject({
      openAmount: 0,
      paymentStatus: 'paid',
      dueOn: null,
    });
    await admin.payments.delete({ id: rest.id });
    expect(await admin.orders.read({ id: order.id })).toMatchObject({ openAmount: 315_00, paymentStatus: 'partial' });
    const { items: told } = await admin.customers.timeline({ id: customerId });
    expect(told.map((entry) => entry.kind)).toEqual(expect.arrayContaining(['orderConfirmed', 'paymentIn']));
  });

  it('is delivered in parts, and a delivery noted by mistake is taken back', async () => {
    const order = await confirmed();
    const [machine, pump] = lineIds(order);
    const deliver = (version: number, lines: { lineId: string; quantity: string }[]) =>
      admin.orders.deliver({ id: order.id, version, deliveredOn: '2026-11-25', lines });
    const first = await deliver(order.version, [{ lineId: machine, quantity: '1.5' }]);
    expect(first.deliveryStatus).toBe('partial');
    const second = await deliver(first.version, [{ lineId: machine, quantity: '1' }]);
    expect(second.version).toBeGreaterThan(first.version);
    expect(await faultOf(deliver(first.version, [{ lineId: machine, quantity: '0.5' }]))).toMatchObject({
      code: 'stale_version',
    });
    const all = await deliver(second.version, [
      { lineId: machine, quantity: '0.5' },
      { lineId: pump, quantity: '1' },
    ]);
    expect(all.deliveryStatus).toBe('delivered');
    const last = all.deliveries.at(-1)?.id ?? '';
    expect(await admin.orders.takeBackDelivery({ ...ref(all), deliveryId: last })).toMatchObject({
      deliveryStatus: 'partial',
    });
  });

  it('gives back the money of what is returned, the last piece taking what rounding left', async () => {
    const order = await confirmed({ lines: [lineOf('三件', '3', '33.33')] });
    expect(order).toMatchObject({ total: 99_99, net: 88_49, tax: 11_50 });
    const lineId = order.lines[0]?.id ?? '';
    let now = order;
    const totals: (number | null)[] = [];
    for (let piece = 0; piece < 3; piece += 1) {
      now = await admin.orders.returnGoods({
        ...ref(now),
        returnedOn: '2026-11-26',
        lines: [{ lineId, quantity: '1' }],
      });
      totals.push(now.returns.at(-1)?.total ?? null);
    }
    expect(totals.reduce<number>((sum, total) => sum + (total ?? 0), 0)).toBe(99_99);
    expect(now).toMatchObject({ returnedAmount: 99_99, openAmount: 0 });
  });

  it('money that came in too much is the customer’s, until it goes back', async () => {
    const order = await confirmed({ lines: [lineOf('机', '1', '100')] });
    await admin.payments.create({ orderId: order.id, amount: 120_00, paidOn: '2026-11-20' });
    expect(await admin.orders.read({ id: order.id })).toMatchObject({ openAmount: -20_00, paymentStatus: 'paid' });
    await admin.payments.create({ orderId: order.id, amount: 20_00, paidOn: '2026-11-21', direction: 'out' });
    expect(await admin.orders.read({ id: order.id })).toMatchObject({ openAmount: 0, paidAmount: 100_00 });
  });
});

describe('what a list comes to', () => {
  it('is told over what one sees and filters, what went back against what came in, other currencies apart', async () => {
    const customer = (await admin.customers.create({ name: '合计公司' })).id;
    const filter = { field: 'customerId', op: 'eq', value: customer } as const;
    expect(await faultOf(test.client().orders.sums({}))).toMatchObject({ code: 'signed_out' });
    const first = await confirmed({ customerId: customer });
    const second = await confirmed({ customerId: customer });
    await made({ customerId: customer, currency: 'USD' });
    await admin.payments.create({ orderId: first.id, amount: 500, paidOn: '2026-11-20' });
    await admin.payments.create({ orderId: first.id, amount: 200, direction: 'out', paidOn: '2026-11-21' });
    const whole = (first.total ?? 0) + (second.total ?? 0);
    expect(await admin.orders.sums({ filter })).toEqual({
      columns: { total: whole, openAmount: whole - 300 },
      otherCurrencies: 1,
    });
    expect(await admin.payments.sums({ filter })).toEqual({ columns: { amount: 300 }, otherCurrencies: 0 });
    await admin.quotes.create({ name: '报', customerId: customer, lines: [lineOf('机', '1', '100')] });
    expect(await admin.quotes.sums({ filter })).toEqual({ columns: { total: 100_00 }, otherCurrencies: 0 });
    const theirs = await addColleague(test, admin, { username: 'bing', role: 'sales', departmentId });
    expect(await theirs.client.orders.sums({ filter })).toEqual({
      columns: { total: 0, openAmount: 0 },
      otherCurrencies: 0,
    });
  });
});
