import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildImportThread } from '../../support/import-thread';
import { fetchDownload, importAll, importFile } from '../../support/imports';
import { addColleague } from '../../support/people';
import { overSharedData, sharedData } from '../../support/shared-data';

let test: TestEngine;
let admin: Client;
beforeAll(async () => {
  await buildImportThread();
  test = await startTestEngine();
  admin = test.client(await setUp(test));
});
afterAll(() => test.close());

const csv = (...lines: string[]) => ({ name: 'products.csv', content: `${lines.join('\n')}\n` });
const planOf = async (file: Parameters<typeof importFile>[2]) => {
  const { id } = await importFile(admin, 'products', file);
  return admin.imports.plan({ id });
};
const coded = async (code: string) =>
  (await admin.products.list({ filter: { field: 'code', op: 'eq', value: code } })).items;

describe('an import of products is refused', () => {
  it('to whoever is signed out or has no right to import products', async () => {
    const input = { uploadId: '01a20d70-0000-7000-8000-000000000000', kind: 'products' } as const;
    expect(await faultOf(test.client().imports.create(input))).toMatchObject({ code: 'signed_out' });
    const { client } = await addColleague(test, admin, { username: 'seller', role: 'sales' });
    expect(await faultOf(client.imports.create(input))).toMatchObject({ code: 'not_allowed' });
  });

  it('where a row has no name, a price that is none, or a tax beyond everything', async () => {
    const { id } = await importFile(
      admin,
      'products',
      csv('产品编码,品名,规格型号,单价,税率', 'X1,,75 kW,10,13', 'X2,泵,,面议,13', 'X3,阀,,-5,13', 'X4,罐,,5,130'),
    );
    expect(await admin.imports.plan({ id })).toMatchObject({ create: 0, faults: 4 });
    const { items } = await admin.imports.rows({ id });
    expect(items.map(({ faults }) => faults.map(({ field, reason }) => `${field} ${reason}`))).toEqual([
      ['name missingName'],
      ['listPrice badNumber'],
      ['listPrice badNumber'],
      ['taxRate badNumber'],
    ]);
  });
});

describe('an import of products', () => {
  it('reads prices, percentages and fractions as spreadsheets write them, in Chinese and English', async () => {
    const done = await importAll(
      test,
      admin,
      'products',
      csv(
        '货号,品名,规格型号,产品类别,系列,档次,单位,目录价,币种,税率,成本价',
        'NS-75V,永磁变频螺杆空压机,75 kW · 8 bar,空压机,NS,75,台,"¥148,000.00",,13%,96500.5',
        'NS-55V,永磁变频螺杆空压机,55 kW · 8 bar,空压机,NS,55,台,118000,CNY,0.13,78200',
        'GL-1,管路改造,,工程,,,项,29000,,9,',
      ),
    );
    expect(done).toMatchObject({ status: 'done', result: { created: 3 } });
    expect(await coded('NS-75V')).toMatchObject([
      { listPrice: '148000', taxRate: '13', cost: '96500.5', tier: 75, unit: '台', currency: 'CNY', status: 'active' },
    ]);
    expect(await coded('NS-55V')).toMatchObject([{ taxRate: '13', name: '永磁变频螺杆空压机' }]);
    await importAll(
      test,
      admin,
      'products',
      csv('sku,product name,unit price,currency,vat', 'EN-9,Seal kit,12.345,USD,0'),
    );
    expect(await coded('EN-9')).toMatchObject([
      { name: 'Seal kit', listPrice: '12.345', currency: 'USD', taxRate: '0' },
    ]);
  });

  it('again updates by code, by the id it came with, or by name and specification, and makes nothing twice', async () => {
    const first = csv('external_id,品名,规格,单价', 'A-1,密封圈,DN50,3', 'A-2,密封圈,DN80,4');
    expect(await importAll(test, admin, 'products', first)).toMatchObject({ result: { created: 2 } });
    expect(await planOf(first)).toMatchObject({ create: 0, update: 0, skip: 2 });
    await importAll(test, admin, 'products', csv('external_id,品名,规格,单价', 'A-2,密封圈,DN80,4.5'));
    await importAll(test, admin, 'products', csv('品名,规格,单价', '密封圈,DN50,3.2'));
    await importAll(test, admin, 'products', csv('产品编码,品名,单价', 'ns-75v,永磁变频螺杆空压机,139000'));
    const { items } = await admin.products.list({ q: '密封圈', sort: 'listPrice' });
    expect(items.map(({ specification, listPrice }) => [specification, listPrice])).toEqual([
      ['DN50', '3.2'],
      ['DN80', '4.5'],
    ]);
    expect(await coded('ns-75v')).toMatchObject([{ listPrice: '139000', specification: '75 kW · 8 bar' }]);
  });

  it('takes our own export back without a change', async () => {
    const before = await admin.products.list({ total: 'exact' });
    const { id } = await admin.exports.open({ kind: 'products' });
    const content = await fetchDownload(admin, id);
    expect(await planOf({ name: 'products.csv', content })).toMatchObject({
      create: 0,
      update: 0,
      faults: 0,
      skip: before.total,
    });
  });
});

describe.skipIf(sharedData === null)(overSharedData('the collected file of products'), () => {
  it('comes in whole, with prices as the file has them', async () => {
    const content = readFileSync(join(sharedData ?? '', 'crm', 'sparklesquad', 'products.csv'));
    const lines = content
      .toString('utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','));
    expect(await importAll(test, admin, 'products', { name: 'products.csv', content })).toMatchObject({
      result: { created: lines.length },
    });
    const { items } = await admin.products.list({
      filter: { field: 'name', op: 'in', value: lines.map(([name = '']) => name) },
    });
    const sold = items.map(({ name, listPrice }) => [name, listPrice]);
    expect(sold.sort()).toEqual(lines.map(([name, price]) => [name, String(Number(price))]).sort());
  });
});
