import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoleTemplateKey } from '@shared/access/roles';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildImportThread } from '../../support/import-thread';
import { fetchDownload, importAll, importFile, settled } from '../../support/imports';

let test: TestEngine;
let token: string;
let client: Client;
beforeAll(async () => {
  await buildImportThread();
  test = await startTestEngine();
  token = await setUp(test);
  client = test.client(token);
});
afterAll(() => test.close());

const password = 'another warm hearth';

async function personWith(username: string, template: RoleTemplateKey): Promise<Client> {
  const { items: roles } = await client.roles.list({ limit: 200 });
  const { items: departments } = await client.departments.list({ limit: 200 });
  const role = roles.find((one) => one.template === template);
  await client.users.create({
    username,
    name: username,
    departmentId: departments[0]?.id ?? '',
    roleIds: role ? [role.id] : [],
    password,
    mustChangePassword: false,
  });
  return test.client((await test.client().sessions.create({ username, password })).token);
}

const csv = (...lines: string[]) => ({ name: '名录.csv', content: `${lines.join('\n')}\n` });

describe('an import is refused', () => {
  it('to whoever is signed out or has no right to import the kind', async () => {
    const uploadId = '01a20d70-0000-7000-8000-000000000000';
    expect(await faultOf(test.client().imports.create({ uploadId, kind: 'customers' }))).toMatchObject({
      code: 'signed_out',
    });
    const sales = await personWith('sales', 'sales');
    expect(await faultOf(sales.imports.create({ uploadId, kind: 'customers' }))).toMatchObject({ code: 'not_allowed' });
  });

  it('to everybody but the one who made it', async () => {
    const { id } = await importFile(client, 'customers', csv('公司名称', '甲'));
    const manager = await personWith('manager', 'manager');
    for (const call of [manager.imports.read({ id }), manager.imports.plan({ id }), manager.imports.run({ id })])
      expect(await faultOf(call)).toMatchObject({ code: 'not_found' });
    await client.imports.discard({ id });
    expect(await faultOf(client.imports.read({ id }))).toMatchObject({ code: 'not_found' });
  });

  it('before it was planned, and for fields and columns nobody knows', async () => {
    const { id } = await importFile(client, 'customers', csv('公司名称', '甲'));
    expect(await faultOf(client.imports.run({ id }))).toMatchObject({ data: { reason: 'importNotPlanned' } });
    expect(await faultOf(client.imports.rows({ id }))).toMatchObject({ data: { reason: 'importNotPlanned' } });
    expect(await faultOf(client.imports.plan({ id, columns: { 0: 'nothing' } }))).toMatchObject({
      data: { reason: 'unknownField', field: 'nothing' },
    });
    expect(await faultOf(client.imports.plan({ id, columns: { 9: 'name' } }))).toMatchObject({
      data: { field: 'columns.9' },
    });
    await client.imports.discard({ id });
  });

  it.each<[string, Buffer | string, string]>([
    ['empty.csv', '', 'fileEmpty'],
    ['line.csv', 'x'.repeat(1_200_000), 'fileLineTooLong'],
    ['wide.csv', `${Array.from({ length: 100_000 }, (_, index) => `c${index}`).join(',')}\n1\n`, 'fileTooManyColumns'],
    ['cut.xlsx', Buffer.from('504b0304140000000800', 'hex'), 'fileBroken'],
    ['photo.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'fileUnsupported'],
    ['page.pdf', '%PDF-1.7\n', 'fileUnsupported'],
  ])('with a clear fault for %s, and the engine stays up', async (name, content, reason) => {
    expect((await faultOf(importFile(client, 'customers', { name, content }))).data.reason).toBe(reason);
    expect(await client.setup.health()).toMatchObject({ status: 'ok' });
  });
});

describe('a plan', () => {
  it('counts every row, says what is wrong where, and is mended cell by cell', async () => {
    const { id } = await importFile(
      client,
      'customers',
      csv(
        '公司名称,手机,税号,首单日期,业务员',
        '华东岚青精密铸造有限公司,13800006641,91350100M000100Y43,2019/3/12,沈若溪',
        '余姚柏舟注塑厂,1390000118,,2019.2.30,小王',
        '余姚柏舟注塑厂,13900001188,,,',
        ',13700005518,91350100M000100Y4E,,沈若溪',
        '余姚柏舟注塑厂,13900001188,,2020-01-02,',
      ),
    );
    expect(await client.imports.plan({ id })).toMatchObject({ create: 2, update: 0, merge: 1, skip: 0, faults: 2 });
    const { items } = await client.imports.rows({ id });
    expect(
      items.map(({ rowNumber, verdict, faults, intoRow }) => [
        rowNumber,
        verdict,
        intoRow,
        faults.map((f) => `${f.column} ${f.reason}`),
      ]),
    ).toEqual([
      [3, 'fault', null, ['1 phoneLength', '3 noSuchDay', '4 unknownOwner']],
      [5, 'fault', null, ['2 taxIdCheckDigit', '0 missingName']],
      [2, 'create', null, []],
      [4, 'create', null, []],
      [6, 'merge', 4, []],
    ]);
    const mended = await client.imports.patchRows({
      id,
      rows: [
        { rowNumber: 3, cells: { 1: '13900001188', 3: '', 4: '' } },
        { rowNumber: 5, decision: 'skip' },
      ],
    });
    expect(mended.plan).toMatchObject({ create: 2, merge: 2, skip: 1, faults: 0 });
    expect(mended.items[0]).toMatchObject({ rowNumber: 3, verdict: 'merge', mended: [1, 3, 4] });
    test = await test.restart();
    client = test.client(token);
    await client.imports.run({ id });
    expect(await settled(test, client, id)).toMatchObject({
      status: 'done',
      result: { created: 2, updated: 0, faults: 0 },
    });
    const { items: made } = await client.customers.list({ sort: 'number' });
    expect(made.map(({ name, phones, customerSince }) => [name, phones?.length, customerSince])).toEqual([
      ['华东岚青精密铸造有限公司', 1, '2019-03-12'],
      ['余姚柏舟注塑厂', 1, '2020-01-02'],
    ]);
  });

  it('finds what is there, keeps what the file leaves empty, and undoes updates but for what somebody touched', async () => {
    const { items } = await client.customers.list({ sort: 'number' });
    const [first, second] = items;
    if (!first || !second) throw new Error('the customers of the test before are missing');
    const { id } = await importFile(
      client,
      'customers',
      csv(
        '公司名称,税号,行业,电话,标签,客户编号',
        '岚青铸造,91350100M000100Y43,制造业,0574-88006127,老客户,A-17',
        '余姚柏舟注塑厂,,塑料,,,A-18',
        '慈溪半山轴承配件厂,,机械,,,A-19',
      ),
    );
    expect(await client.imports.plan({ id })).toMatchObject({ create: 1, update: 2, skip: 0, faults: 0 });
    const { items: rows } = await client.imports.rows({ id, order: 'row' });
    expect(rows[0]).toMatchObject({ target: { id: first.id, number: 'C-000001' }, matchedBy: ['taxId'] });
    expect(rows[0]?.changes.map(({ field }) => field).sort()).toEqual(['industry', 'name', 'phones', 'tags']);
    await client.imports.patchRows({ id, rows: [{ rowNumber: 2, keeps: ['name'] }] });
    await client.imports.run({ id });
    expect(await settled(test, client, id)).toMatchObject({ result: { created: 1, updated: 2, faults: 0 } });
    const updated = await client.customers.read({ id: first.id });
    expect(updated).toMatchObject({
      name: first.name,
      industry: '制造业',
      tags: ['老客户'],
      customerSince: '2019-03-12',
    });
    expect(updated.phones?.map((phone) => phone.value)).toEqual(['13800006641', '0574-88006127']);

    const again = await importFile(client, 'customers', csv('客户编号,公司名称,行业', 'A-19,半山轴承,轴承'));
    expect(await client.imports.plan({ id: again.id })).toMatchObject({ create: 0, update: 1 });

    await client.customers.patch({ id: first.id, version: updated.version, industry: '铸造' });
    await client.imports.undo({ id });
    expect(await settled(test, client, id)).toMatchObject({ status: 'undone', result: { leftAsIs: 1 } });
    expect((await client.imports.leftAsIs({ id })).items).toEqual([
      { kind: 'customer', id: first.id, title: first.name, fields: ['industry'] },
    ]);
    expect(await client.customers.read({ id: first.id })).toMatchObject({
      industry: '铸造',
      tags: [],
      phones: [{ value: '13800006641' }],
    });
    expect(await client.customers.read({ id: second.id })).toMatchObject({ industry: null });
    expect((await client.customers.list({})).total).toBe(2);
  });

  it('does not write what somebody changed or added since', async () => {
    const { items } = await client.customers.list({ sort: 'number' });
    const target = items[1];
    if (!target) throw new Error('the customer of the test before is missing');
    const { id } = await importFile(
      client,
      'customers',
      csv('公司名称,手机,行业', '余姚柏舟注塑厂,13900001188,塑料', '新来的精密机械有限公司,13511112222,机械'),
    );
    expect(await client.imports.plan({ id })).toMatchObject({ create: 1, update: 1 });
    await client.customers.patch({ id: target.id, version: target.version, source: '展会' });
    await client.customers.create({ kind: 'company', name: '新来的精密机械有限公司' });
    await client.imports.run({ id });
    expect(await settled(test, client, id)).toMatchObject({ result: { created: 0, updated: 0, faults: 2 } });
    const { items: rows } = await client.imports.rows({ id });
    expect(rows.map(({ faults }) => faults[0]?.reason)).toEqual(['changedMeanwhile', 'existsMeanwhile']);
    const { id: download } = await client.imports.faultsFile({ id });
    const text = (await fetchDownload(client, download)).toString();
    expect(text).toContain('余姚柏舟注塑厂,13900001188,塑料,2,Somebody changed this record');
    expect(await client.imports.plan({ id })).toMatchObject({ create: 0, update: 2, faults: 0 });
  });

  it('never finds what the importer may not see', async () => {
    const marketing = await personWith('marketing', 'marketing');
    const hidden = await importFile(marketing, 'customers', csv('公司名称,税号', '甲,91350100M000100Y43'));
    // The role hides billing: the column has no target, and nothing is matched by it.
    expect(hidden.columns[1]?.field).toBe(null);
    expect(await marketing.imports.plan({ id: hidden.id })).toMatchObject({ create: 1, update: 0, skip: 0 });
  });

  it('puts contacts at the customers they name, and makes those nobody has', async () => {
    const done = await importAll(
      test,
      client,
      'contacts',
      csv(
        '姓名,公司,职位,手机,角色',
        '张立群,余姚柏舟注塑厂,采购经理,13700005518,采购',
        '李敏,全新模具厂,,13700005519,',
      ),
    );
    expect(done).toMatchObject({ plan: { create: 2, newCustomers: 1 }, result: { created: 2 } });
    const { items } = await client.contacts.list({ sort: 'number' });
    expect(items.map(({ name, customers }) => [name, customers[0]?.role])).toEqual([
      ['张立群', 'purchase'],
      ['李敏', null],
    ]);
    expect((await client.search.find({ q: '全新模具' })).items[0]).toMatchObject({ title: '全新模具厂' });
  });

  it('keeps a saved map for the next file of the same program', async () => {
    const map = await client.imports.saveMap({
      name: 'WPS',
      kind: 'customers',
      columns: { 单位: { field: 'name' }, 内部号: { field: 'externalId' }, 杂项: null },
      keys: ['externalId'],
    });
    const file = csv('单位,内部号,杂项', '台州鸣谷阀门有限公司,K1,x');
    const upload = await client.uploads.begin({
      purpose: 'import',
      name: file.name,
      size: Buffer.byteLength(file.content),
    });
    await client.uploads.append({ id: upload.id, offset: 0, data: Buffer.from(file.content).toString('base64') });
    await client.uploads.finish({ id: upload.id });
    const read = await client.imports.create({ uploadId: upload.id, kind: 'customers', mapId: map.id });
    expect(read.columns.map(({ field, how }) => [field, how])).toEqual([
      ['name', 'saved'],
      ['externalId', 'saved'],
      [null, 'saved'],
    ]);
    expect(read.options.keys).toEqual(['externalId']);
  });

  it('reads the file again in another encoding when the guess was wrong', async () => {
    const { id, encoding } = await importFile(client, 'customers', csv('公司名称', '华东岚青'));
    expect(encoding).toBe('utf-8');
    const read = await client.imports.reread({ id, encoding: 'gbk' });
    expect(read.encoding).toBe('gb18030');
    expect(read.columns[0]?.header).not.toBe('公司名称');
    expect((await client.imports.reread({ id, encoding: 'utf-8' })).columns[0]?.header).toBe('公司名称');
  });
});
