import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../support/builders';
import { buildContact, buildCustomer, buildUser } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let admin: Client;
let seller: Person;
let stranger: Person;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const sales = await admin.departments.create({ name: '销售一部' });
  const other = await admin.departments.create({ name: '销售二部' });
  seller = await buildUser(test, admin, { departmentId: sales.id, name: '章一' });
  stranger = await buildUser(test, admin, { departmentId: other.id, name: '外人' });
});
afterAll(() => test.close());

const phone = (value: string) => [{ label: '', value }];
const hidden = () =>
  test.engine.services.reader.all<{ record_id: string; reason: string; changes: string }>(
    `SELECT record_id, reason, changes FROM audit WHERE operation = 'duplicates.check' ORDER BY sequence`,
  );

async function scan(client: Client, kind: 'customer' | 'contact' = 'customer'): Promise<void> {
  const { jobId } = await client.duplicates.scan({ kind });
  await test.engine.services.jobs.settled(jobId);
  expect(await client.jobs.read({ id: jobId })).toMatchObject({ state: 'done' });
}

describe('a check while typing', () => {
  it('is refused to whoever may neither add nor change records', async () => {
    const reader = await buildUser(test, admin, { role: 'owner' });
    expect(await faultOf(reader.client.duplicates.check({ kind: 'customer', name: '宁波华东' }))).toMatchObject({
      code: 'not_allowed',
    });
    expect(await faultOf(test.client().duplicates.check({ kind: 'customer' }))).toMatchObject({ code: 'signed_out' });
  });

  it('shows nothing of a record out of sight that is only like it', async () => {
    await buildCustomer(stranger.client, { name: '宁波海天塑机集团有限公司', phones: phone('0574-86182222') });
    const answer = await seller.client.duplicates.check({ kind: 'customer', name: '宁波海天塑机' });
    expect(answer).toEqual({ items: [], hidden: [], isHiddenLimited: false });
  });

  it('says of a record out of sight that is surely the same only whom to ask, and writes that down once', async () => {
    const customer = await buildCustomer(stranger.client, {
      name: '宁波东方电缆股份有限公司',
      phones: phone('13905741111'),
      emails: phone('info@orientcable.example'),
      taxId: '91370200100MA2CX3P',
    });
    const ask = (given: object) => seller.client.duplicates.check({ kind: 'customer', ...given });
    const hits = [
      [{ phones: ['139 0574 1111'] }, 'samePhone'],
      [{ emails: ['INFO@orientcable.example'] }, 'sameMail'],
      [{ name: '宁波东方电缆股份有限公司' }, 'sameName'],
      [{ taxId: '9137 0200 100M A2CX 3P' }, 'sameTaxId'],
    ] as const;
    for (const [given, reason] of hits) {
      const answer = await ask(given);
      expect(answer).toEqual({ items: [], hidden: [{ reason, askName: '外人' }], isHiddenLimited: false });
      expect(JSON.stringify(answer)).not.toContain(customer.id);
      await ask(given);
    }
    const lines = await hidden();
    expect(lines.map((line) => line.reason)).toEqual(['samePhone', 'sameMail', 'sameName', 'sameTaxId']);
    expect(lines.every((line) => line.record_id === customer.id && line.changes === '{}')).toBe(true);
  });

  it('does not tell a person by the name alone, nor by a landline', async () => {
    await buildContact(stranger.client, { name: '张伟', phones: phone('0574-87654321') });
    const answer = await seller.client.duplicates.check({ kind: 'contact', name: '张伟', phones: ['0574-87654321'] });
    expect(answer).toEqual({ items: [], hidden: [], isHiddenLimited: false });
  });

  it('tells one person of at most thirty hidden records an hour', async () => {
    const curious = await buildUser(test, admin, { departmentId: seller.departmentId });
    for (let count = 0; count < 31; count++)
      await buildCustomer(stranger.client, { phones: phone(`1380000${String(count).padStart(4, '0')}`) });
    const ask = (count: number) =>
      curious.client.duplicates.check({ kind: 'customer', phones: [`1380000${String(count).padStart(4, '0')}`] });
    for (let count = 0; count < 30; count++) expect((await ask(count)).hidden).toHaveLength(1);
    expect(await ask(30)).toEqual({ items: [], hidden: [], isHiddenLimited: true });
    expect((await ask(0)).hidden).toHaveLength(1);
    test.clock.now += 3_600_001;
    expect((await ask(30)).hidden).toHaveLength(1);
  });

  it('gives away nothing by what a role hides: a masked phone proves nothing, nor does it stand in the answer', async () => {
    await buildCustomer(seller.client, { name: '慈溪飞龙轴承厂', phones: phone('0574-63001122') });
    const masked = await buildUser(test, admin, {
      departmentId: seller.departmentId,
      role: {
        grants: { customer: { view: 'all', create: 'all' } },
        fieldGroups: { contactDetails: 'mask', billing: 'hide' },
      },
    });
    const byPhone = await masked.client.duplicates.check({ kind: 'customer', name: '无名', phones: ['0574-63001122'] });
    expect(byPhone.items).toEqual([]);
    const byName = await masked.client.duplicates.check({
      kind: 'customer',
      name: '慈溪飞龙轴承',
      phones: ['0574-63001122'],
    });
    expect(byName.items).toMatchObject([{ reasons: ['sameCore'], record: { name: '慈溪飞龙轴承厂' } }]);
    expect(JSON.stringify(byName)).not.toContain('63001122');
    expect(byName.items[0]?.record).not.toHaveProperty('taxId');
  });

  it('finds what the caller may see, the likeliest first, with reasons, and not the record itself', async () => {
    const first = await buildCustomer(seller.client, { name: '余姚舜江电器有限公司', phones: phone('13705740001') });
    const second = await buildCustomer(seller.client, { name: '余姚舜江电器厂' });
    const { items } = await seller.client.duplicates.check({
      kind: 'customer',
      name: '余姚市舜江电器有限公司',
      phones: ['13705740001'],
    });
    expect(items.map((item) => [item.record.id, item.verdict])).toEqual([
      [first.id, 'same'],
      [second.id, 'same'],
    ]);
    expect(items[0]?.reasons).toEqual(['samePhone', 'sameCore']);
    expect(items[0]?.record).toMatchObject({ number: first.number, canMerge: false, ownerId: seller.id });
    const other = await seller.client.duplicates.check({ kind: 'customer', id: first.id, name: first.name });
    expect(other.items.map((item) => item.record.id)).toEqual([second.id]);
    await seller.client.customers.delete({ id: second.id }).catch(() => admin.customers.delete({ id: second.id }));
    expect((await seller.client.duplicates.check({ kind: 'customer', id: first.id, name: first.name })).items).toEqual(
      [],
    );
  });

  it('does not stop anybody from saving: a second record of the same name is made', async () => {
    const first = await buildCustomer(seller.client, { name: '象山水产有限公司' });
    const second = await buildCustomer(seller.client, { name: '象山水产有限公司' });
    expect(second.id).not.toBe(first.id);
  });
});

describe('the pairs of a scan', () => {
  it('are started by nobody who may not change records, and once at a time', async () => {
    const reader = await buildUser(test, admin, { role: 'owner' });
    expect(await faultOf(reader.client.duplicates.scan({}))).toMatchObject({ code: 'not_allowed' });
  });

  it('are shown to whoever sees both records, and to nobody who sees one', async () => {
    const mine = await buildCustomer(seller.client, { name: '宁波甬江新材料科技有限公司' });
    const theirs = await buildCustomer(stranger.client, { name: '宁波甬江新材料科技股份有限公司' });
    await scan(admin);
    const pairOf = async (client: Client) => {
      const { items } = await client.duplicates.list({ limit: 200 });
      return items.filter((pair) => [pair.left.id, pair.right.id].includes(mine.id));
    };
    const [pair] = await pairOf(admin);
    expect(pair).toMatchObject({ kind: 'customer', verdict: 'same', reasons: ['sameCore'] });
    expect([pair?.left.id, pair?.right.id].sort()).toEqual([mine.id, theirs.id].sort());
    expect(await pairOf(seller.client)).toEqual([]);
    expect(await pairOf(stranger.client)).toEqual([]);
    expect(
      await faultOf(seller.client.duplicates.dismiss({ kind: 'customer', leftId: mine.id, rightId: theirs.id })),
    ).toMatchObject({ code: 'not_found' });
  });

  it('can be dismissed, and are then neither found again nor named while typing', async () => {
    const left = await buildCustomer(seller.client, { name: '嘉兴佳利电子有限公司' });
    const right = await buildCustomer(seller.client, { name: '嘉兴佳利电子股份有限公司' });
    const pairs = async () => (await seller.client.duplicates.list({ id: left.id })).items;
    await scan(admin);
    expect(await pairs()).toHaveLength(1);
    await seller.client.duplicates.dismiss({ kind: 'customer', leftId: right.id, rightId: left.id });
    expect(await pairs()).toEqual([]);
    await scan(admin);
    expect(await pairs()).toEqual([]);
    const { items } = await seller.client.duplicates.check({ kind: 'customer', id: left.id, name: left.name });
    expect(items).toEqual([]);
  });

  it('are as the records are now: a renamed one leaves the list', async () => {
    const left = await buildCustomer(seller.client, { name: '温州大明鞋业有限公司' });
    await buildCustomer(seller.client, { name: '温州大明鞋业' });
    await scan(admin);
    expect((await seller.client.duplicates.list({ id: left.id })).items).toHaveLength(1);
    await seller.client.customers.patch({ id: left.id, version: left.version, name: '杭州娃哈哈集团有限公司' });
    expect((await seller.client.duplicates.list({ id: left.id })).items).toEqual([]);
  });

  it('come page by page, the likeliest first', async () => {
    const all = (await admin.duplicates.list({ limit: 200 })).items;
    const scores = all.map((pair) => pair.score);
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Awaited<ReturnType<Client['duplicates']['list']>> = await admin.duplicates.list({ limit: 2, cursor });
      paged.push(...page.items.map((pair) => pair.left.id + pair.right.id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.map((pair) => pair.left.id + pair.right.id));
    expect(await faultOf(admin.duplicates.list({ cursor: 'nonsense' }))).toMatchObject({
      data: { reason: 'badCursor' },
    });
  });

  it('of contacts count one firm in common', async () => {
    const firm = await buildCustomer(seller.client, { name: '苏州天准科技股份有限公司' });
    const links = [{ id: firm.id, role: null }];
    const left = await buildContact(seller.client, { name: '刘洋', customers: links });
    const right = await buildContact(seller.client, { name: '刘 洋', phones: phone('13811112222'), customers: links });
    await scan(admin, 'contact');
    const { items } = await seller.client.duplicates.list({ kind: 'contact', id: left.id });
    expect(items).toMatchObject([{ verdict: 'likely', reasons: ['sameName', 'sameCompany'] }]);
    expect([items[0]?.left.id, items[0]?.right.id].sort()).toEqual([left.id, right.id].sort());
  });
});
