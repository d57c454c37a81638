import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSearch, isRight, rebuildSearch } from '@engine/records/search-check';
import type { Person } from '../../support/builders';
import { buildActivity, buildContact, buildCustomer, buildUser } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let admin: Client;
let sales: Person;
let service: Person;
const ids = new Map<string, string>();

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const department = await admin.departments.create({ name: '销售部' });
  sales = await buildUser(test, admin, { role: 'sales', departmentId: department.id });
  // The service role sees phones masked.
  service = await buildUser(test, admin, { role: 'service' });
  const customers = [
    {
      name: '宁波华东机械有限公司',
      shortName: '华东机械',
      taxId: '91330203144044520G',
      phones: [{ label: '手机', value: '13858886641' }],
      emails: [{ label: '', value: 'zhang.min@huadong-jx.cn' }],
      tags: ['重点客户'],
      notes: '采购经理爱喝龙井',
    },
    { name: '华东电机（宁波）有限公司' },
    { name: '重庆长江船舶有限公司' },
    { name: '單雄信', kind: 'person' as const },
    { name: 'Müller Präzision GmbH', phones: [{ label: '', value: '+49 40 1234567' }] },
  ];
  for (const customer of customers) ids.set(customer.name, (await buildCustomer(admin, customer)).id);
  await buildContact(admin, { name: '欧阳若溪', title: '财务总监', phones: [{ label: '', value: '13912345678' }] });
  await buildActivity(admin, {
    kind: 'call',
    subject: '谈了水泵的报价',
    subjects: [{ kind: 'customer', id: ids.get('重庆长江船舶有限公司') ?? '' }],
  });
}, 120_000);
afterAll(() => test.close());

const idOfActivity = async () => (await admin.activities.list({ q: '水泵' })).items[0]?.id ?? '';
const titles = async (client: Client, q: string, kinds?: string) =>
  (await client.search.find({ q, limit: 20, kinds })).items.map((hit) => hit.title);

describe('the search', () => {
  it('is closed to whoever is signed out', async () => {
    expect(await faultOf(test.client().search.find({ q: '华东', limit: 20 }))).toMatchObject({ code: 'signed_out' });
  });

  it('finds nothing of what others keep, by whatever is typed', async () => {
    for (const q of ['华东', '华', 'huadong', 'hd', '6641', 'zhang.min', '91330203144044520G', 'C-000001', '重点客户'])
      expect(await titles(sales.client, q)).toEqual([]);
  });

  it('answers a query of signs or of nothing with nothing, not with everything', async () => {
    for (const q of ['', '   ', '。、（）', '" OR 1', '*', 'NEAR(a b)']) expect(await titles(admin, q)).toEqual([]);
  });

  it('gives nothing away by a phone, mail or address the role masks', async () => {
    expect(await titles(service.client, '华东机械')).toEqual(['宁波华东机械有限公司']);
    for (const q of ['6641', '13858886641', 'zhang.min', 'zhang.min@huadong-jx.cn'])
      expect(await titles(service.client, q)).toEqual([]);
    // The tax id belongs to billing, which the role does not see at all.
    expect(await titles(service.client, '91330203144044520G')).toEqual([]);
  });

  it.each([
    ['one character', '泵', ['谈了水泵的报价']],
    ['a part of the name', '长江船', ['重庆长江船舶有限公司']],
    ['pinyin', 'changjiang', ['重庆长江船舶有限公司']],
    ['a reading of its own', 'chongqing', ['重庆长江船舶有限公司']],
    ['initials', 'cqcj', ['重庆长江船舶有限公司']],
    ['pinyin and characters', 'chang江', ['重庆长江船舶有限公司']],
    // A person who is a customer is a contact as well.
    ['the family name’s reading', 'shanxiongxin', ['單雄信', '單雄信']],
    ['simplified for traditional', '单雄信', ['單雄信', '單雄信']],
    ['traditional for simplified', '長江', ['重庆长江船舶有限公司']],
    ['letters without their marks', 'muller prazision', ['Müller Präzision GmbH']],
    ['the last four digits', '6641', ['宁波华东机械有限公司']],
    ['a piece of the number', '5888664', ['宁波华东机械有限公司']],
    ['a foreign number', '040 1234567', ['Müller Präzision GmbH']],
    ['a mail address', 'zhang.min@huadong-jx.cn', ['宁波华东机械有限公司']],
    ['the name before the @', 'zhang.min', ['宁波华东机械有限公司']],
    ['the tax id', '91330203144044520g', ['宁波华东机械有限公司']],
    ['the record’s number', 'C-000003', ['重庆长江船舶有限公司']],
    ['a tag', '重点', ['宁波华东机械有限公司']],
    ['a note', '龙井', ['宁波华东机械有限公司']],
    ['two words', '宁波 机械', ['宁波华东机械有限公司']],
    ['a contact', '欧阳', ['欧阳若溪']],
  ])('finds by %s', async (_, q, expected) => {
    expect(await titles(admin, q)).toEqual(expected);
  });

  it('marks in titles and in lists what was read as pinyin, initials or letters', async () => {
    const name = '重庆长江船舶有限公司';
    const id = ids.get(name) ?? '';
    for (const [q, from, to] of [
      ['cqcj', 0, 4],
      ['changjiang', 2, 4],
      ['長江', 2, 4],
    ] as const) {
      const [hit] = (await admin.search.find({ q, limit: 20 })).items;
      expect(hit).toMatchObject({ title: name, marks: [[from, to]] });
      expect((await admin.customers.list({ q })).marks).toEqual({ [id]: [[from, to]] });
    }
    const [byPhone] = (await admin.search.find({ q: '6641', limit: 20 })).items;
    expect(byPhone?.marks).toEqual([]);
    expect((await admin.customers.list({ q: '6641' })).marks).toEqual({});
    expect(await admin.customers.list({})).not.toHaveProperty('marks');
    expect((await admin.activities.list({ q: 'baojia' })).marks).toEqual({ [await idOfActivity()]: [[5, 7]] });
  });

  it('puts the whole name first, then names that begin so, then the rest', async () => {
    const whole = await buildCustomer(admin, { name: '华东' });
    expect(await titles(admin, '华东', 'customer')).toEqual([
      '华东',
      '华东电机（宁波）有限公司',
      '宁波华东机械有限公司',
    ]);
    await admin.customers.delete({ id: whole.id });
  });

  it('puts one’s own before others’ of the same rank, and the latest first', async () => {
    const mine = await buildCustomer(sales.client, { name: '北辰灯具一厂' });
    const shared = await buildCustomer(admin, { name: '北辰灯具二厂', departmentId: sales.departmentId });
    expect(await titles(sales.client, '北辰')).toEqual([mine.name, shared.name]);
    expect(await titles(admin, '北辰')).toEqual([shared.name, mine.name]);
  });

  it('looks in one kind where that is asked for', async () => {
    expect(await titles(admin, '欧阳', 'customer')).toEqual([]);
    expect(await titles(admin, '欧阳', 'contact,activity')).toEqual(['欧阳若溪']);
  });

  it('follows a change, the bin and the way back', async () => {
    const customer = await buildCustomer(admin, { name: '旧名字商行' });
    const changed = await admin.customers.patch({ id: customer.id, version: customer.version, name: '新招牌商行' });
    expect(await titles(admin, '旧名字')).toEqual([]);
    expect(await titles(admin, '新招牌')).toEqual(['新招牌商行']);
    await admin.customers.delete({ id: customer.id, version: changed.version });
    expect(await titles(admin, '新招牌')).toEqual([]);
    await admin.customers.restore({ id: customer.id });
    expect(await titles(admin, '新招牌')).toEqual(['新招牌商行']);
  });

  it('finds what one shares, and no longer when that ends', async () => {
    const customer = await buildCustomer(admin, { name: '秘密合作伙伴' });
    const share = { with: { kind: 'user', id: sales.id }, level: 'view' } as const;
    await admin.sharing.set({ kind: 'customers', id: customer.id, shares: [share] });
    expect(await titles(sales.client, '秘密合作')).toEqual(['秘密合作伙伴']);
    await admin.sharing.set({ kind: 'customers', id: customer.id, shares: [] });
    expect(await titles(sales.client, '秘密合作')).toEqual([]);
  });
});

describe('the check of the search', () => {
  it('finds nothing wrong after ordinary work', async () => {
    const report = await checkSearch(test.engine.services, test.engine.services.reader);
    expect(report).toMatchObject({ missing: 0, wrong: 0, left: 0, unindexed: 0 });
    expect(report.records).toBeGreaterThan(5);
    expect(isRight(report)).toBe(true);
  });

  it('tells each kind of damage, and a rebuild mends all of it while people work', async () => {
    const { services } = test.engine;
    const { writer, reader, jobs } = services;
    const [first, second, third] = await reader.all<{ docid: number }>(
      'SELECT docid FROM search_document ORDER BY docid',
    );
    await writer.command(async (unit) => {
      await unit.run('DELETE FROM search_document WHERE docid = ?', [first?.docid ?? 0]);
      await unit.run('UPDATE search_document SET digest = ? WHERE docid = ?', ['other', second?.docid ?? 0]);
      await unit.run('DELETE FROM search_index WHERE rowid = ?', [third?.docid ?? 0]);
      await unit.run(
        `INSERT INTO search_document (kind, record_id, title, subtitle, updated_at, digest) VALUES ('customer', 'nobody', '', '', 0, '')`,
      );
    });
    const report = await checkSearch(services, reader);
    expect(report).toMatchObject({ missing: 1, wrong: 1, left: 1 });
    expect(report.unindexed).toBeGreaterThanOrEqual(2);
    const { result: id } = await writer.command((unit) => rebuildSearch(services, unit, ''));
    const during = await buildCustomer(admin, { name: '重建期间新增的客户' });
    await jobs.settled(id);
    expect(await jobs.read(id)).toMatchObject({ state: 'done' });
    expect(isRight(await checkSearch(services, reader))).toBe(true);
    expect(await titles(admin, '重建期间')).toEqual([during.name]);
    expect(await titles(admin, '长江船')).toEqual(['重庆长江船舶有限公司']);
  });
});
