import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportKind } from '@shared/modules/imports/import';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildImportThread } from '../../support/import-thread';
import { fetchDownload, importFile } from '../../support/imports';

let test: TestEngine;
let client: Client;
beforeAll(async () => {
  await buildImportThread();
  test = await startTestEngine();
  client = test.client(await setUp(test));
  await fill();
});
afterAll(() => test.close());

async function fill(): Promise<void> {
  const firm = await client.customers.create({
    kind: 'company',
    name: '华东岚青精密铸造有限公司',
    industry: '制造业',
    size: '50-249',
    tags: ['年框', '节能改造', '泵, 阀', '华东；华北', '"A" 级', '* 星标', '=1+1'],
    phones: [
      { label: 'mobile', value: '138 0000 6641' },
      { label: 'work', value: '0574-88006127转8012' },
    ],
    emails: [{ label: 'work', value: 'lq@lanqing.example' }],
    addresses: [
      {
        label: 'office',
        country: 'CN',
        province: '浙江省',
        city: '宁波市',
        district: '鄞州区',
        street: '云龙镇启明路 218 号',
        postcode: '315135',
      },
    ],
    taxId: '91350100M000100Y43',
    customerSince: '2019-03-12',
    notes: '=HYPERLINK("http://evil.example")\n第二行',
    preferredChannel: 'wechat',
    source: '展会',
  });
  await client.customers.create({
    kind: 'person',
    name: '欧阳娜娜',
    phones: [{ label: 'mobile', value: '13900001188' }],
  });
  await client.customers.create({
    kind: 'company',
    name: '@formula & "quotes", Ltd',
    website: 'https://formula.example',
  });
  const contact = await client.contacts.create({
    name: '张立群',
    title: '采购经理',
    birthday: '1980-02-29',
    phones: [{ label: 'mobile', value: '13700005518' }],
    customers: [{ id: firm.id, role: 'purchase' }],
  });
  await client.activities.create({
    kind: 'call',
    subject: '询价电话',
    body: '要两百件',
    startAt: '2026-11-19T02:00:00.000Z',
    outcome: 'connected',
    direction: 'outbound',
    talkSeconds: 205,
    subjects: [
      { kind: 'customer', id: firm.id },
      { kind: 'contact', id: contact.id },
    ],
  });
  await client.activities.create({
    kind: 'task',
    subject: '寄样品',
    dueDate: '2026-12-01',
    subjects: [{ kind: 'customer', id: firm.id }],
  });
}

describe('an export', () => {
  it('is refused to whoever is signed out', async () => {
    expect(await faultOf(test.client().exports.open({ kind: 'customers' }))).toMatchObject({ code: 'signed_out' });
  });

  it('refuses columns nobody knows and sorts that do not exist', async () => {
    expect(await faultOf(client.exports.open({ kind: 'customers', columns: ['nothing'] }))).toEqual({
      code: 'invalid_input',
      data: { reason: 'unknownField', field: 'nothing' },
    });
    expect(await faultOf(client.exports.open({ kind: 'customers', sort: 'nothing' }))).toMatchObject({
      code: 'invalid_input',
    });
  });

  it('belongs to the one who asked for it and is fetched once', async () => {
    const { id } = await client.exports.open({ kind: 'customers' });
    expect((await fetchDownload(client, id)).length).toBeGreaterThan(100);
    expect(await faultOf(client.exports.chunk({ id }))).toMatchObject({ code: 'not_found' });
  });

  it('has the columns and rows asked for, and no cell that runs as a formula', async () => {
    const { id, fileName } = await client.exports.open({
      kind: 'customers',
      columns: ['number', 'name', 'notes'],
      filter: { field: 'kind', op: 'eq', value: 'company' },
      sort: 'number',
    });
    expect(fileName).toBe('Customers 2026-11-20.csv');
    expect((await fetchDownload(client, id)).toString().replace('\ufeff', '')).toBe(
      [
        '"Number","Name","Notes"',
        `C-000001,华东岚青精密铸造有限公司,"'=HYPERLINK(""http://evil.example"")\n第二行"`,
        `C-000003,"'@formula & ""quotes"", Ltd",`,
        '',
      ].join('\r\n'),
    );
  });

  it('leaves an audit line before its first byte', async () => {
    const { id } = await client.exports.open({ kind: 'contacts', format: 'xlsx', q: '张' });
    const { reader } = test.engine.services;
    const line = await reader.one<{ operation: string; kind: string }>(
      'SELECT operation, kind FROM audit WHERE record_id = ?',
      [id],
    );
    expect(line).toEqual({ operation: 'exports.open', kind: 'contact' });
  });

  it.each<[ImportKind, 'csv' | 'xlsx', 'en' | 'zh-CN', number]>([
    ['customers', 'csv', 'zh-CN', 3],
    ['customers', 'xlsx', 'en', 3],
    ['contacts', 'csv', 'en', 2],
    ['contacts', 'xlsx', 'zh-CN', 2],
    ['activities', 'csv', 'zh-CN', 2],
    ['activities', 'xlsx', 'en', 2],
  ])('of %s as %s in %s changes nothing when it is imported again', async (kind, format, locale, rows) => {
    const reader = test.client(await signIn(), { locale });
    const { id } = await reader.exports.open({ kind, format });
    const content = await fetchDownload(reader, id);
    const made = await importFile(reader, kind, { name: `export.${format}`, content });
    const plan = await reader.imports.plan({ id: made.id });
    const { items } = await reader.imports.rows({ id: made.id });
    expect(items.flatMap(({ faults, changes }) => [...faults, ...changes])).toEqual([]);
    expect(plan).toMatchObject({ create: 0, update: 0, merge: 0, skip: rows, faults: 0 });
  });

  it('in GBK says how it is written and reads back', async () => {
    const { id, mediaType } = await client.exports.open({ kind: 'customers', encoding: 'gbk' });
    expect(mediaType).toBe('text/csv; charset=gbk');
    const content = await fetchDownload(client, id);
    const made = await importFile(client, 'customers', { name: 'gbk.csv', content });
    expect(made.encoding).toBe('gb18030');
    expect(await client.imports.plan({ id: made.id })).toMatchObject({ skip: 3, faults: 0 });
  });
});

async function signIn(): Promise<string> {
  const { token } = await test.client().sessions.create({ username: 'shen', password: 'a warm hearth in november' });
  return token;
}
