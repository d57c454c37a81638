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

let count = 0;
const word = () => `价目${(count += 1)}`;
const product = (values = {}) => admin.products.create({ name: word(), listPrice: '100', taxRate: '13', ...values });
const priceList = async (prices: Readonly<Record<string, string>>, values = {}) => {
  const list = await admin.priceLists.create({ name: word(), ...values });
  return admin.priceLists.patch({
    id: list.id,
    version: list.version,
    prices: Object.entries(prices).map(([productId, price]) => ({ productId, steps: [{ minQuantity: '0', price }] })),
  });
};
const priceOf = async (productId: string, input: Parameters<Client['products']['offer']>[0] = {}) =>
  (await admin.products.offer({ ids: [productId], ...input })).items[0];

describe('refusals', () => {
  it('nobody without a session; who sees no products or no money; sellers change none', async () => {
    expect(await faultOf(test.client().priceLists.list({}))).toMatchObject({ code: 'signed_out' });
    const departmentId = await firmId(admin);
    const list = await admin.priceLists.create({ name: word() });
    for (const role of ['service', 'personnel'] as const) {
      const { client } = await addColleague(test, admin, { username: role, role, departmentId });
      expect(await faultOf(client.priceLists.list({}))).toMatchObject({ code: 'not_allowed' });
      expect(await faultOf(client.priceLists.read({ id: list.id }))).toMatchObject({ code: 'not_allowed' });
      expect(await faultOf(client.priceLists.prices({ id: list.id }))).toMatchObject({ code: 'not_allowed' });
    }
    const seller = await addColleague(test, admin, { username: 'mai', role: 'sales', departmentId });
    expect((await seller.client.priceLists.read({ id: list.id })).can).toEqual([]);
    expect(await faultOf(seller.client.priceLists.create({ name: 'x' }))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(seller.client.priceLists.patch({ id: list.id, version: 1 }))).toMatchObject({
      code: 'not_allowed',
    });
    expect(await faultOf(seller.client.priceLists.delete({ id: list.id }))).toMatchObject({ code: 'not_allowed' });
  });

  it('a taken name, an old version, days the wrong way round, a product in the bin, a quantity twice', async () => {
    const list = await admin.priceLists.create({ name: '经销商价目表' });
    expect(await faultOf(admin.priceLists.create({ name: '经销商价目表' }))).toMatchObject({
      data: { reason: 'nameTaken' },
    });
    const changed = await admin.priceLists.patch({ id: list.id, version: list.version, notes: '甲' });
    expect(await faultOf(admin.priceLists.patch({ id: list.id, version: list.version, notes: '乙' }))).toMatchObject({
      code: 'stale_version',
    });
    const patch = (values: object) => admin.priceLists.patch({ id: list.id, version: changed.version, ...values });
    expect(await faultOf(patch({ validFrom: '2026-12-31', validTo: '2026-12-01' }))).toMatchObject({
      data: { field: 'validTo' },
    });
    const { id } = await product();
    const step = { minQuantity: '0', price: '1' };
    expect(await faultOf(patch({ prices: [{ productId: id, steps: [step, step] }] }))).toMatchObject({
      data: { field: 'prices' },
    });
    for (const price of ['-1', '1e5', '100000000001'])
      expect(await faultOf(patch({ prices: [{ productId: id, steps: [{ minQuantity: '0', price }] }] }))).toMatchObject(
        { code: 'invalid_input' },
      );
    await admin.products.delete({ id });
    expect(await faultOf(patch({ prices: [{ productId: id, steps: [step] }] }))).toMatchObject({
      data: { field: 'prices' },
    });
    expect(await faultOf(admin.priceLists.read({ id }))).toMatchObject({ code: 'not_found' });
  });

  it('customers one does not see are neither told nor added, and stay when others are saved', async () => {
    const away = (await admin.departments.create({ name: '别处' })).id;
    const secret = await admin.customers.create({ name: '看不见的客户' });
    const { client } = await addColleague(test, admin, { username: 'bie', role: 'sales', departmentId: away });
    const list = await admin.priceLists.create({ name: word(), customerIds: [secret.id] });
    expect(await client.priceLists.read({ id: list.id })).toMatchObject({ customers: [], hiddenCustomers: 1 });
    const editor = await addColleague(test, admin, { username: 'jing', role: 'manager', departmentId: away });
    const own = await editor.client.customers.create({ name: '看得见的客户' });
    const patch = { id: list.id, version: list.version };
    const stranger = await admin.customers.create({ name: '另一家看不见的' });
    expect(await faultOf(editor.client.priceLists.patch({ ...patch, customerIds: [stranger.id] }))).toMatchObject({
      data: { field: 'customerIds' },
    });
    await editor.client.priceLists.patch({ ...patch, customerIds: [own.id] });
    const { customers } = await admin.priceLists.read({ id: list.id });
    expect(customers.map(({ id }) => id).sort()).toEqual([own.id, secret.id].sort());
  });
});

describe('a price list', () => {
  it('holds for its customers first, then for a tag, then for everybody, and only while it is valid', async () => {
    const { id } = await product();
    const customer = await admin.customers.create({ name: '岚青铸造', tags: ['代理'] });
    const plain = await admin.customers.create({ name: '无标签的' });
    const everyone = await priceList({ [id]: '95' }, { isDefault: true });
    const agents = await priceList({ [id]: '90' }, { tags: ['代理'] });
    const season = await priceList(
      { [id]: '70' },
      { customerIds: [customer.id], validFrom: '2026-12-01', validTo: '2026-12-31' },
    );
    expect(await priceOf(id)).toMatchObject({ price: '95', listPrice: '100', source: { reach: 'everyone' } });
    expect(await priceOf(id, { customerId: plain.id })).toMatchObject({ price: '95', source: { id: everyone.id } });
    expect(await priceOf(id, { customerId: customer.id })).toMatchObject({
      price: '90',
      source: { kind: 'priceList', id: agents.id, name: agents.name, reach: 'tag', tag: '代理' },
    });
    expect(await priceOf(id, { customerId: customer.id, day: '2026-12-24' })).toMatchObject({
      price: '70',
      source: { id: season.id, reach: 'customer', validTo: '2026-12-31' },
    });
    await admin.priceLists.delete({ id: everyone.id });
    expect(await priceOf(id)).toMatchObject({ price: '100', source: { kind: 'listPrice' } });
  });

  it('has prices by quantity, in its own currency, told as the document wants them', async () => {
    const { id } = await product({ listPrice: '113' });
    const list = await admin.priceLists.create({ name: word(), isDefault: true, includesTax: false });
    await admin.priceLists.patch({
      id: list.id,
      version: list.version,
      prices: [
        {
          productId: id,
          steps: [
            { minQuantity: '10', price: '80' },
            { minQuantity: '1', price: '90.00' },
          ],
        },
      ],
    });
    expect(await priceOf(id)).toMatchObject({ price: '90', priceIncludesTax: false, listPrice: '100' });
    expect(await priceOf(id, { quantity: '10', isTaxIncluded: true })).toMatchObject({
      price: '90.4',
      priceIncludesTax: true,
      source: { minQuantity: '10' },
    });
    const dollars = await priceList({ [id]: '15' }, { currency: 'USD', isDefault: true, includesTax: false });
    expect(await priceOf(id, { currency: 'USD' })).toMatchObject({ price: '15', source: { id: dollars.id } });
    expect((await admin.priceLists.read({ id: list.id })).isDefault).toBe(false);
    expect((await admin.priceLists.prices({ id: list.id })).items).toMatchObject([
      { productId: id, listPrice: '100', steps: [{ minQuantity: '1' }, { minQuantity: '10' }] },
    ]);
  });

  it('begins with the prices of another, forgets products without steps, and tells the log', async () => {
    const { id } = await product();
    const first = await priceList({ [id]: '66' });
    const copy = await admin.priceLists.create({ name: word(), copyOfId: first.id });
    expect(copy.productCount).toBe(1);
    const after = await admin.priceLists.patch({
      id: copy.id,
      version: copy.version,
      prices: [{ productId: id, steps: [] }],
    });
    expect(after.productCount).toBe(0);
    const { items } = await admin.audit.list({});
    expect(items.filter(({ recordId }) => recordId === copy.id)[0]?.changes).toMatchObject({
      prices: [[{ productId: id, steps: [{ minQuantity: '0', price: '66' }] }], [{ productId: id, steps: [] }]],
    });
  });

  it('follows a customer that is merged into another', async () => {
    const { id } = await product();
    const [stays, goes] = [
      await admin.customers.create({ name: '合并后的公司' }),
      await admin.customers.create({ name: '合并前的公司' }),
    ];
    await priceList({ [id]: '55' }, { customerIds: [goes.id, stays.id] });
    await admin.merges.create({
      kind: 'customer',
      target: { id: stays.id, version: stays.version },
      sources: [{ id: goes.id, version: goes.version }],
    });
    expect(await priceOf(id, { customerId: stays.id })).toMatchObject({ price: '55' });
  });
});

describe('rows from a spreadsheet', () => {
  it('are found by code, number or name, with a quantity or without; what does not fit is named', async () => {
    const first = await product({ code: 'PA-1', name: '粘贴甲' });
    const second = await product({ name: '粘贴乙' });
    await product({ name: '粘贴丙' });
    await product({ name: '粘贴丙' });
    const list = await admin.priceLists.create({ name: word() });
    const rows = [
      ['编码', '起订量', '单价'],
      ['pa-1', '1', '¥1,480.50'],
      ['ＰＡ-1', '10', '1400'],
      [second.number ?? '', '99'],
      ['', ''],
      ['粘贴丙', '5'],
      ['没有这个', '5'],
      ['粘贴甲', '面议'],
    ];
    const pasted = await admin.priceLists.pasted({ id: list.id, rows });
    expect(pasted.items.map(({ productId, steps }) => [productId, steps])).toEqual([
      [
        first.id,
        [
          { minQuantity: '1', price: '1480.5' },
          { minQuantity: '10', price: '1400' },
        ],
      ],
      [second.id, [{ minQuantity: '0', price: '99' }]],
    ]);
    expect(pasted.left.map(({ row, reason }) => [row, reason])).toEqual([
      [6, 'several'],
      [7, 'product'],
      [8, 'price'],
    ]);
    expect((await admin.priceLists.prices({ id: list.id })).items).toEqual([]);
  });
});
