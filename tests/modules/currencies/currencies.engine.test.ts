import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague, firmId } from '../../support/people';

let test: TestEngine;
let admin: Client;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
});
afterAll(() => test.close());

const rates = (code: string, days: Readonly<Record<string, string | null>>) =>
  admin.currencies.setRates({ code, rates: Object.entries(days).map(([day, rate]) => ({ day, rate })) });
const convert = (amount: number, from: string, to: string, day: string) =>
  admin.currencies.convert({ amount, from, to, day });

describe('refusals', () => {
  it('nobody without a session, and only those who may set the firm up write rates', async () => {
    expect(await faultOf(test.client().currencies.list())).toMatchObject({ code: 'signed_out' });
    const seller = await addColleague(test, admin, {
      username: 'mai',
      role: 'sales',
      departmentId: await firmId(admin),
    });
    const write = { code: 'USD', rates: [{ day: '2026-11-20', rate: '7.1' }] };
    expect(await faultOf(seller.client.currencies.setRates(write))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(seller.client.currencies.use({ codes: ['USD'] }))).toMatchObject({ code: 'not_allowed' });
    expect(await seller.client.currencies.list()).toEqual({ base: 'CNY', items: [] });
  });

  it.each([
    ['zero', { rate: '0' }],
    ['negative', { rate: '-7' }],
    ['no number', { rate: 'seven' }],
    ['beyond all rates', { rate: '1000000000' }],
    ['before 1970', { day: '1969-12-31' }],
    ['after 2100', { day: '2101-01-01' }],
    ['of a day that is none', { day: '2026-02-30' }],
  ])('a rate %s', async (_, values) => {
    const one = { day: '2026-11-20', rate: '7.1', ...values };
    expect(await faultOf(admin.currencies.setRates({ code: 'USD', rates: [one] }))).toMatchObject({
      code: 'invalid_input',
    });
  });

  it('a currency without a rate is named with the day, and is never taken to be worth one', async () => {
    await rates('GBP', { '2026-03-01': '9' });
    expect(await faultOf(convert(100, 'GBP', 'CNY', '2026-02-28'))).toEqual({
      code: 'invalid_input',
      data: { reason: 'noRate', currency: 'GBP', day: '2026-02-28' },
    });
    expect(await faultOf(convert(100, 'CNY', 'CHF', '2026-03-01'))).toMatchObject({
      data: { reason: 'noRate', currency: 'CHF' },
    });
    expect(await faultOf(rates('CNY', { '2026-03-01': '1' }))).toMatchObject({ data: { reason: 'ownCurrency' } });
  });

  it('another currency for the firm while there are rates in the present one', async () => {
    const { version } = await admin.organization.read();
    expect(await faultOf(admin.organization.patch({ version, currency: 'EUR' }))).toMatchObject({
      code: 'in_use',
      data: { reason: 'hasRates' },
    });
  });
});

describe('rates', () => {
  it('hold from their day until the next one', async () => {
    expect(await rates('USD', { '2026-01-01': '7.00', '2026-07-01': '7.105' })).toEqual({ written: 2, removed: 0 });
    expect(await convert(100, 'USD', 'CNY', '2026-06-30')).toEqual({
      amount: 700,
      fromRate: { day: '2026-01-01', rate: '7' },
      toRate: null,
    });
    expect((await convert(100, 'USD', 'CNY', '2026-07-01')).amount).toBe(711);
    expect((await convert(-100, 'USD', 'CNY', '2099-01-01')).amount).toBe(-711);
    expect((await convert(711, 'CNY', 'USD', '2026-07-02')).amount).toBe(100);
    expect(await admin.currencies.list()).toMatchObject({
      base: 'CNY',
      items: expect.arrayContaining([{ code: 'USD', latest: { day: '2026-07-01', rate: '7.105' } }]) as unknown,
    });
    expect((await admin.currencies.rates({ code: 'USD', to: '2026-06-30' })).items).toEqual([
      { day: '2026-01-01', rate: '7' },
    ]);
    expect(await rates('USD', { '2026-07-01': null, '2026-01-01': '7' })).toEqual({ written: 0, removed: 1 });
  });

  it('are read from a table in any order, told for one unit or a hundred', async () => {
    const text = [
      '日期,货币,汇率,单位',
      '2026-11-18,美元,7.1021,1',
      '2026/11/18,100,日元,4.6123',
      'JPY;4.6123;100;18.11.2026',
      '2026-11-18,人民币,1',
      '2026-11-18,XX,7',
      'gestern,USD,7',
      '2026-11-19,USD,viel',
      '',
    ].join('\n');
    const read = await admin.currencies.readFile({ text });
    expect(read.items).toEqual([
      { code: 'USD', day: '2026-11-18', rate: '7.1021' },
      { code: 'JPY', day: '2026-11-18', rate: '0.046123' },
      { code: 'JPY', day: '2026-11-18', rate: '0.046123' },
    ]);
    expect(read.left.map(({ row, reason }) => [row, reason])).toEqual([
      [6, 'currency'],
      [7, 'day'],
      [8, 'rate'],
    ]);
    expect((await admin.currencies.readFile({ text: '2026-11-18\t7.2', code: 'USD' })).items).toEqual([
      { code: 'USD', day: '2026-11-18', rate: '7.2' },
    ]);
  });
});

describe('what comes of them', () => {
  it('the board adds deals in other currencies at their rate, and counts those without one apart', async () => {
    await rates('EUR', { '2026-01-01': '8' });
    const [pipeline] = (await admin.pipelines.list({})).items;
    const board = async () => {
      const { columns } = await admin.opportunities.board({ pipelineId: pipeline?.id ?? '' });
      const [first] = columns;
      return [first?.amount, first?.otherCurrencies];
    };
    expect(await board()).toEqual([0, 0]);
    await admin.opportunities.create({ name: '人民币', amount: 1000 });
    await admin.opportunities.create({ name: '欧元', amount: 333, currency: 'EUR' });
    await admin.opportunities.create({ name: '瑞郎', amount: 5, currency: 'CHF' });
    expect(await board()).toEqual([1000 + 2664, 1]);
    await rates('CHF', { '2026-10-01': '8.9' });
    expect(await board()).toEqual([1000 + 2664 + 45, 0]);
  });

  it('an offer tells prices and costs in the document’s currency, from whatever they are kept in', async () => {
    await rates('USD', { '2026-01-01': '7.1' });
    const { id } = await admin.products.create({ name: '整机', listPrice: '148000', cost: '96500', taxRate: '13' });
    const [offered] = (await admin.products.offer({ ids: [id], currency: 'USD' })).items;
    expect(offered).toMatchObject({
      price: '20845.07',
      listPrice: '20845.07',
      cost: '13591.55',
      source: { kind: 'converted', from: 'CNY', day: '2026-01-01' },
    });
    const early = await admin.products.offer({ ids: [id], currency: 'USD', day: '2025-12-31' });
    expect(early.items).toMatchObject([{ price: null, source: null, cost: null }]);
  });

  it('orders are worth what they were on their day, and follow rates that are typed later', async () => {
    const order = await admin.orders.create({
      name: '出口',
      currency: 'SGD',
      orderDate: '2026-05-05',
      isTaxIncluded: false,
      lines: [{ id: crypto.randomUUID(), name: '泵', quantity: '1', unitPrice: '100' }],
    });
    const base = async () =>
      (
        await test.engine.services.reader.one<{ base_net: number | null }>(
          'SELECT base_net FROM sales_order WHERE id = ?',
          [order.id],
        )
      )?.base_net;
    expect(await base()).toBeNull();
    await rates('SGD', { '2026-05-01': '5.4', '2026-05-06': '6' });
    expect(await base()).toBe(54_000);
    await rates('SGD', { '2026-05-01': null });
    expect(await base()).toBeNull();
  });

  it('a line takes its product’s cost in the document’s currency, and none where there is no rate', async () => {
    const product = await admin.products.create({ name: '主机', listPrice: '148000', cost: '96500' });
    const costIn = async (currency: string) => {
      const quote = await admin.quotes.create({
        name: currency,
        currency,
        lines: [{ id: crypto.randomUUID(), productId: product.id, name: '主机', quantity: '1', unitPrice: '20000' }],
      });
      return quote.lines[0]?.unitCost;
    };
    expect(await costIn('CNY')).toBe('96500');
    expect(await costIn('USD')).toBe('13591.55');
    expect(await costIn('NOK')).toBeNull();
  });
});
