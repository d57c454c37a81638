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

describe('refusals', () => {
  it('nobody without a session, a customer one does not see, quantities that are none', async () => {
    expect(await faultOf(test.client().products.offer({}))).toMatchObject({ code: 'signed_out' });
    const away = (await admin.departments.create({ name: '别处' })).id;
    const seller = await addColleague(test, admin, { username: 'bie', role: 'sales', departmentId: away });
    const customer = await admin.customers.create({ name: '岚青铸造' });
    expect(await faultOf(seller.client.products.offer({ customerId: customer.id }))).toMatchObject({
      code: 'not_found',
    });
    for (const quantity of ['-1', 'x', '1e3', '1000000001'])
      expect(await faultOf(admin.products.offer({ quantity }))).toMatchObject({ code: 'invalid_input' });
  });

  it('who sees neither money nor costs gets neither, and who sees no products gets none', async () => {
    const departmentId = await firmId(admin);
    await admin.products.create({ name: '保密的泵', listPrice: '500', cost: '300', taxRate: '13' });
    const service = await addColleague(test, admin, { username: 'fuwu', role: 'service', departmentId });
    expect((await service.client.products.offer({ q: '保密的泵' })).items).toMatchObject([
      { name: '保密的泵', price: null, listPrice: null, taxRate: null, cost: null, source: null },
    ]);
    const seller = await addColleague(test, admin, { username: 'mai', role: 'sales', departmentId });
    expect((await seller.client.products.offer({ q: '保密的泵' })).items).toMatchObject([{ price: '500', cost: null }]);
    const personnel = await addColleague(test, admin, { username: 'ren', role: 'personnel', departmentId });
    const [product] = (await admin.products.offer({ q: '保密的泵' })).items;
    expect((await personnel.client.products.offer({})).items).toEqual([]);
    expect((await personnel.client.products.offer({ ids: [product?.id ?? ''] })).items).toEqual([]);
  });
});

describe('an offer', () => {
  it('leaves out what is retired or in the bin, but tells of it where it is named', async () => {
    const sold = await admin.products.create({ name: '旋风泵甲', listPrice: '10' });
    const retired = await admin.products.create({ name: '旋风泵乙', status: 'retired' });
    const binned = await admin.products.create({ name: '旋风泵丙' });
    await admin.products.delete({ id: binned.id });
    const { items } = await admin.products.offer({ q: '旋风泵' });
    expect(items.map(({ id }) => id)).toEqual([sold.id]);
    expect(items[0]?.marks).toEqual([[0, 3]]);
    const named = await admin.products.offer({ ids: [retired.id, sold.id, binned.id] });
    expect(named.items.map(({ id, status }) => [id, status])).toEqual([
      [retired.id, 'retired'],
      [sold.id, 'active'],
    ]);
    expect((await admin.products.offer({})).items.map(({ id }) => id)).not.toContain(retired.id);
  });

  it('tells prices as the document does, with tax or without, and none in a currency nobody set', async () => {
    const { id } = await admin.products.create({ name: '螺杆机', listPrice: '148000', taxRate: '13', cost: '96500' });
    const [gross] = (await admin.products.offer({ ids: [id] })).items;
    expect(gross).toMatchObject({
      price: '148000',
      priceIncludesTax: true,
      source: { kind: 'listPrice' },
      cost: '96500',
      currency: 'CNY',
    });
    const [net] = (await admin.products.offer({ ids: [id], isTaxIncluded: false })).items;
    expect(net).toMatchObject({ price: '130973.451327', listPrice: '130973.451327', priceIncludesTax: false });
    const [dollars] = (await admin.products.offer({ ids: [id], currency: 'USD' })).items;
    expect(dollars).toMatchObject({ price: null, listPrice: null, cost: null, source: null, currency: 'USD' });
  });
});
