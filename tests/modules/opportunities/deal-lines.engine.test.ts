import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { drawnLines, lineOf } from '../../support/documents';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let departmentId: string;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  departmentId = (await admin.departments.create({ name: '销售' })).id;
});
afterAll(() => test.close());

const ref = ({ id, version }: { id: string; version: number }) => ({ id, version });
const dealOf = (rest: object = {}) => admin.opportunities.create({ name: '空压站改造', ...rest });
const hidden = { code: 'invalid_input', data: { reason: 'hiddenField', field: 'lines' } };

describe('refusals', () => {
  it('another department neither reads nor changes the lines of a deal', async () => {
    const theirs = await addColleague(test, admin, { username: 'yi', role: 'sales', departmentId });
    const deal = await dealOf({ lines: drawnLines() });
    expect(await faultOf(theirs.client.opportunities.read({ id: deal.id }))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(theirs.client.opportunities.patch({ ...ref(deal), lines: [] }))).toMatchObject({
      code: 'not_found',
    });
  });

  it('whom the role hides money from sees products without prices, and writes no lines', async () => {
    const role = await admin.roles.create({
      name: '送货',
      grants: { opportunity: { view: 'all', create: 'all', edit: 'all' } },
      fieldGroups: { basic: 'show', money: 'hide', cost: 'hide' },
    });
    const colleague = await addColleague(test, admin, { username: 'song', roleIds: [role.id], departmentId });
    const { client } = colleague;
    const deal = await dealOf({ lines: drawnLines() });
    const seen = await client.opportunities.read({ id: deal.id });
    expect(seen.lines[0]).toMatchObject({ name: '永磁变频螺杆空压机', quantity: '2', unitPrice: null, net: null });
    expect(seen).toMatchObject({ taxes: null, hasLines: true });
    expect(seen).not.toHaveProperty('amount');
    for (const lines of [[], drawnLines()])
      expect(await faultOf(client.opportunities.patch({ ...ref(seen), lines }))).toMatchObject(hidden);
    expect(await faultOf(client.opportunities.create({ name: 'x', lines: drawnLines() }))).toMatchObject(hidden);
    const renamed = await client.opportunities.patch({ ...ref(seen), name: '改了名' });
    expect(await admin.opportunities.read({ id: deal.id })).toMatchObject({
      name: '改了名',
      version: renamed.version,
      amount: deal.amount,
      lines: deal.lines,
    });
  });

  it('an amount typed beside lines, a product that is not there, the same line twice, a discount larger than the lines', async () => {
    const deal = await dealOf({ lines: drawnLines() });
    const line = lineOf('x', '1', '1');
    for (const [values, reason] of [
      [{ amount: 5 }, 'amountOfLines'],
      [{ lines: [line], amount: 5 }, 'amountOfLines'],
      [{ lines: [{ ...line, productId: randomUUID() }] }, 'badValue'],
      [{ lines: [line, line] }, 'badValue'],
      [{ discountAmount: 900_000_00 }, 'discountTooLarge'],
      [{ lines: [lineOf('x', '1000000000', '10000000000')] }, 'sumTooLarge'],
    ] satisfies [Partial<Parameters<Client['opportunities']['patch']>[0]>, string][])
      expect(await faultOf(admin.opportunities.patch({ ...ref(deal), ...values }))).toMatchObject({
        code: 'invalid_input',
        data: { reason },
      });
    expect(await admin.opportunities.read({ id: deal.id })).toEqual(deal);
  });

  it('who saved second is told the lines that stand there', async () => {
    const deal = await dealOf({ lines: drawnLines() });
    const saved = await admin.opportunities.patch({ ...ref(deal), lines: drawnLines().slice(1) });
    expect(await faultOf(admin.opportunities.patch({ ...ref(deal), lines: [] }))).toMatchObject({
      code: 'stale_version',
      data: { current: saved },
    });
  });
});

describe('the amount of a deal', () => {
  it('is what its lines come to without tax, and follows them', async () => {
    const deal = await dealOf({ lines: drawnLines(), discountAmount: 9_260_00 });
    // 474,000.00 with 13 % tax in it.
    expect(deal).toMatchObject({ amount: 419_469_03, hasLines: true, isTaxIncluded: true, currency: 'CNY' });
    expect(deal.lines.reduce((sum, line) => sum + (line.net ?? 0), 0)).toBe(deal.amount);
    expect(deal.taxes).toEqual([{ rate: '13', net: 419_469_03, tax: 54_530_97 }]);
    const net = await admin.opportunities.patch({ ...ref(deal), isTaxIncluded: false });
    expect(net.amount).toBe(474_000_00);
    const half = await admin.opportunities.patch({ ...ref(net), discountPercent: '50' });
    expect(half).toMatchObject({ amount: 241_630_00, discountAmount: 241_630_00 });
    const one = await admin.opportunities.patch({
      ...ref(half),
      discountPercent: null,
      discountAmount: null,
      lines: [lineOf('x', '2', '50.005')],
    });
    expect(one.amount).toBe(100_01);
    expect((await admin.opportunities.timeline({ id: deal.id })).items[0]?.summary).toMatchObject({
      changes: expect.arrayContaining([expect.objectContaining({ field: 'lines' })]) as unknown,
    });
  });

  it('stays where the lines go, and is typed by hand from then on', async () => {
    const deal = await dealOf({ lines: [lineOf('x', '1', '113')] });
    const bare = await admin.opportunities.patch({ ...ref(deal), lines: [] });
    expect(bare).toMatchObject({ amount: 100_00, hasLines: false, isTaxIncluded: null, lines: [] });
    const typed = await admin.opportunities.patch({ ...ref(bare), amount: 7 });
    expect(typed.amount).toBe(7);
    const again = await admin.opportunities.patch({ ...ref(typed), lines: [lineOf('x', '1', '113')] });
    expect(again.amount).toBe(100_00);
  });

  it('gives a stage what it asks for, goes into the sums of the board, and lists tell no lines', async () => {
    const pipeline = await admin.pipelines.create({ name: '要金额', template: 'project' });
    const [first, second] = pipeline.stages;
    if (!first || !second) throw new Error('a pipeline has stages');
    const deal = await dealOf({ stageId: first.id, lines: [lineOf('x', '3', '113')] });
    const { columns } = await admin.opportunities.board({ pipelineId: pipeline.id });
    expect(columns.find(({ stageId }) => stageId === first.id)).toMatchObject({
      amount: 300_00,
      items: [{ id: deal.id, lines: [], hasLines: true }],
    });
    const { items } = await admin.opportunities.list({ filter: { field: 'hasLines', op: 'eq', value: true } });
    expect(items.map(({ id }) => id)).toContain(deal.id);
  });

  it('is found by the products in it, for whoever sees products', async () => {
    const product = await admin.products.create({ name: '螺杆空压机', kind: 'goods', listPrice: '148000' });
    const deal = await dealOf({ lines: [lineOf('螺杆空压机', '1', '148000', { productId: product.id })] });
    const filter = { field: 'productId', op: 'eq', value: product.id } as const;
    expect((await admin.opportunities.list({ filter })).items.map(({ id }) => id)).toEqual([deal.id]);
    await admin.products.delete({ id: product.id });
    expect((await admin.opportunities.list({ filter })).items).toEqual([]);
    // What stands there stays, whatever becomes of the product.
    const named = await admin.opportunities.patch({ ...ref(deal), name: '还在' });
    expect(named.lines).toMatchObject([{ productId: product.id, name: '螺杆空压机' }]);
  });

  it('follows a quote that goes out, with its lines and discount, even where a product is in the bin by then', async () => {
    const product = await admin.products.create({ name: '旧机', kind: 'goods' });
    const deal = await dealOf({ amount: 1 });
    const quote = await admin.quotes.create({
      name: '报价',
      opportunityId: deal.id,
      discountPercent: '3',
      lines: [...drawnLines(), lineOf('旧机', '1', '99.99', { productId: product.id, unitCost: '50' })],
    });
    await admin.products.delete({ id: product.id });
    await admin.quotes.send(ref(quote));
    const worth = await admin.opportunities.read({ id: deal.id });
    expect(worth).toMatchObject({ amount: quote.net, currency: quote.currency, discountPercent: '3', hasLines: true });
    expect(worth.lines.map(({ name, net }) => ({ name, net }))).toEqual(
      quote.lines.map(({ name, net }) => ({ name, net })),
    );
    expect(worth.lines.at(-1)).toMatchObject({ productId: null, unitCost: '50' });
    const order = await admin.orders.createFromQuote({ quoteId: quote.id });
    expect(order.lines).toHaveLength(9);
  });

  it('gives an order its products once it is won, and only then', async () => {
    const customer = await admin.customers.create({ name: '暖山' });
    const deal = await dealOf({ customerId: customer.id, lines: drawnLines(), discountPercent: '10' });
    expect(await faultOf(test.client().orders.createFromDeal({ opportunityId: deal.id }))).toMatchObject({
      code: 'signed_out',
    });
    expect(await faultOf(admin.orders.createFromDeal({ opportunityId: randomUUID() }))).toMatchObject({
      code: 'not_found',
    });
    expect(await faultOf(admin.orders.createFromDeal({ opportunityId: deal.id }))).toMatchObject({
      code: 'in_use',
      data: { reason: 'dealNotWon' },
    });
    const { stages } = await admin.pipelines.read({ id: deal.pipelineId ?? '' });
    const won = stages.find(({ type }) => type === 'won');
    await admin.opportunities.move({ ...ref(deal), stageId: won?.id ?? '' });
    const id = randomUUID();
    const order = await admin.orders.createFromDeal({ opportunityId: deal.id, id });
    expect(order).toMatchObject({
      id,
      opportunityId: deal.id,
      customerId: customer.id,
      currency: 'CNY',
      net: deal.amount,
      discountPercent: '10',
    });
    expect(order.lines.map(({ name, net }) => [name, net])).toEqual(deal.lines.map(({ name, net }) => [name, net]));
    expect(await admin.orders.createFromDeal({ opportunityId: deal.id, id })).toEqual(order);
  });

  it('comes back as it was from the bin', async () => {
    const deal = await dealOf({ lines: drawnLines() });
    await admin.opportunities.delete(ref(deal));
    expect(await admin.opportunities.restore({ id: deal.id })).toMatchObject({
      amount: deal.amount,
      lines: deal.lines,
    });
  });
});
