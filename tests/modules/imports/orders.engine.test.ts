import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildImportThread } from '../../support/import-thread';
import { fetchDownload, importAll, importFile, settled } from '../../support/imports';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let token: string;
beforeAll(async () => {
  await buildImportThread();
  test = await startTestEngine();
  token = await setUp(test);
  admin = test.client(token);
});
afterAll(() => test.close());

const csv = (...lines: string[]) => ({ name: 'orders.csv', content: `${lines.join('\n')}\n` });
const head = '订单号,购货单位,订单日期,品名,规格型号,单位,数量,含税单价,金额,税率,业务员,订单状态';
const file = csv(
  head,
  'XS-001,宁波砺石模具,2025-03-04,空压机,NS-75V,台,2,"148,000.00",,13%,老王,已审核',
  'XS-001,宁波砺石模具,2025-03-04,储气罐,CQ-3,台,1,11600,,13%,老王,已审核',
  'XS-002,宁波砺石模具,2025-05-06,滤芯,,套,3,,100,13%,,已审核',
  'XS-003,杭州沐川,2025-06-07,年度保养,,年,1,12800,,6%,,已取消',
);

describe('an import of orders is refused', () => {
  it('to whoever is signed out or has no right to import orders', async () => {
    const input = { uploadId: '01a20d70-0000-7000-8000-000000000000', kind: 'orders' } as const;
    expect(await faultOf(test.client().imports.create(input))).toMatchObject({ code: 'signed_out' });
    const { client } = await addColleague(test, admin, { username: 'seller', role: 'sales' });
    expect(await faultOf(client.imports.create(input))).toMatchObject({ code: 'not_allowed' });
  });

  it('where a row names nothing, or holds what is no number or beyond all money', async () => {
    const { id } = await importFile(
      admin,
      'orders',
      csv(
        head,
        ',,2025-03-04,,,,,1,,,,',
        'B-1,甲厂,2025-03-04,泵,,,两台,10,,,,',
        'B-2,甲厂,2025-02-30,泵,,,1,10,,,,',
        'B-3,甲厂,2025-03-04,泵,,,1000000,99999999999,,,,',
      ),
    );
    expect(await admin.imports.plan({ id })).toMatchObject({ create: 0, faults: 4 });
    const { items } = await admin.imports.rows({ id });
    expect(items.map(({ faults }) => faults.map(({ field, reason }) => `${field} ${reason}`))).toEqual([
      ['name missingName'],
      ['quantity badNumber'],
      ['orderDate noSuchDay'],
      ['lineAmount badMoney'],
    ]);
  });
});

describe('a list of orders', () => {
  let batch: string;
  const all = async () => (await admin.orders.list({ sort: 'orderDate', limit: 50 })).items;

  it('comes in with rows of one number as lines of one order, on the days it names', async () => {
    await admin.products.create({ name: '空压机', code: 'NS-75V' });
    const { id } = await importFile(admin, 'orders', file);
    batch = id;
    expect(await admin.imports.plan({ id })).toMatchObject({ create: 3, merge: 1, faults: 0, newCustomers: 2 });
    await admin.imports.run({ id });
    await settled(test, admin, id);
    expect(await all()).toMatchObject([
      { name: '宁波砺石模具 · 空压机', orderDate: '2025-03-04', status: 'confirmed', total: 307_600_00, notes: '老王' },
      { orderDate: '2025-05-06', total: 100_00, net: 88_50, customer: { name: '宁波砺石模具' } },
      { orderDate: '2025-06-07', status: 'cancelled', total: 12_800_00, openAmount: 0 },
    ]);
    const [first, second] = await Promise.all(
      (await all()).map(({ id: orderId }) => admin.orders.read({ id: orderId })),
    );
    expect(first?.confirmedAt).toBe('2025-03-03T16:00:00.000Z');
    expect(
      first?.lines.map((line) => [line.name, line.specification, line.quantity, line.unitPrice, line.taxRate]),
    ).toEqual([
      ['空压机', 'NS-75V', '2', '148000', '13'],
      ['储气罐', 'CQ-3', '1', '11600', '13'],
    ]);
    expect(first?.lines[0]?.productId).not.toBeNull();
    expect(first).toMatchObject({ dueOn: '2025-04-03', instalments: [{ amount: 307_600_00, open: 307_600_00 }] });
    // A hundred for three does not divide: it stays a hundred.
    expect(second?.lines).toMatchObject([{ quantity: '1', unitPrice: '100', amount: 100_00 }]);
  });

  it('changes nothing when it comes again', async () => {
    const before = await all();
    const { id } = await importFile(admin, 'orders', file);
    expect(await admin.imports.plan({ id })).toMatchObject({ create: 0, update: 0, faults: 0 });
    expect(await all()).toEqual(before);
  });

  it('updates by its own numbers, and lines go on under their ids', async () => {
    const [first] = await all();
    const before = await admin.orders.read({ id: first?.id ?? '' });
    await importAll(
      test,
      admin,
      'orders',
      csv(head, 'XS-001,宁波砺石模具,2025-03-04,空压机,NS-75V,台,2,140000,,13%,,'),
    );
    const after = await admin.orders.read({ id: before.id });
    expect(after).toMatchObject({ total: 280_000_00, status: 'confirmed' });
    expect(after.lines.map(({ id }) => id)).toEqual([before.lines[0]?.id]);
  });

  it.each([
    ['csv', 'en'],
    ['xlsx', 'zh-CN'],
  ] as const)('as our own export of %s in %s changes nothing', async (format, locale) => {
    const reader = test.client(token, { locale });
    const download = await reader.exports.open({ kind: 'orders', format });
    const content = await fetchDownload(reader, download.id);
    const { id, rows } = await importFile(reader, 'orders', { name: `export.${format}`, content });
    const plan = await reader.imports.plan({ id });
    const { items } = await reader.imports.rows({ id });
    expect(items.flatMap(({ faults, changes }) => [...faults, ...changes])).toEqual([]);
    expect(plan).toMatchObject({ create: 0, update: 0, merge: 0, skip: rows, faults: 0 });
  });

  it('is undone with the customers it made, but for what was touched since', async () => {
    const { items } = await admin.customers.list({});
    expect(items.map(({ name }) => name)).toEqual(expect.arrayContaining(['宁波砺石模具', '杭州沐川']));
    await admin.imports.undo({ id: batch });
    await settled(test, admin, batch);
    expect((await all()).map(({ orderDate }) => orderDate)).toEqual(['2025-03-04']);
    expect((await admin.customers.list({})).items.map(({ name }) => name)).not.toContain('杭州沐川');
  });
});
