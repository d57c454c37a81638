import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endsAlike, nationalDigits } from '@engine/modules/calls/number-ends';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague, firmId } from '../../support/people';

let test: TestEngine;
let admin: Client;
let li: Colleague;
let elsewhere: Colleague;
let masked: Colleague;
let customerId: string;
let contactId: string;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const sales = await admin.departments.create({ name: '销售一部', parentId: await firmId(admin) });
  const other = await admin.departments.create({ name: '销售二部', parentId: await firmId(admin) });
  li = await addColleague(test, admin, { username: 'li', name: '李敏', role: 'sales', departmentId: sales.id });
  elsewhere = await addColleague(test, admin, { username: 'zhao', role: 'sales', departmentId: other.id });
  const role = await admin.roles.create({
    name: '前台',
    grants: { customer: { view: 'all' }, contact: { view: 'all' } },
    fieldGroups: { basic: 'show', contactDetails: 'mask' },
  });
  masked = await addColleague(test, admin, { username: 'tai', roleIds: [role.id], departmentId: sales.id });
  const customer = await li.client.customers.create({
    kind: 'company',
    name: '宁波青禾冷链有限公司',
    phones: [{ label: 'office', value: '0574-8800 6127' }],
  });
  const contact = await li.client.contacts.create({
    name: '周雅琴',
    title: '采购经理',
    phones: [{ label: 'mobile', value: '138 0013 8000' }],
    customers: [{ id: customer.id }],
  });
  await li.client.leads.create({
    name: '柯敏',
    companyName: '潮禾塑业',
    phones: [{ label: 'mobile', value: '+86 13900139000' }],
  });
  customerId = customer.id;
  contactId = contact.id;
});
afterAll(() => test.close());

const look = async (client: Client, number: string) => (await client.calls.lookUp({ number })).items;

describe('what is refused', () => {
  it('signed out, no number, a text without one, an endless one', async () => {
    expect((await faultOf(test.client().calls.lookUp({ number: '1' }))).code).toBe('signed_out');
    for (const number of ['', '喂', '1'.repeat(61)])
      expect((await faultOf(li.client.calls.lookUp({ number }))).code).toBe('invalid_input');
  });

  it('a record out of sight, in the bin, or a lead that was converted has no number', async () => {
    expect(await look(elsewhere.client, '13800138000')).toEqual([]);
    const gone = await li.client.customers.create({
      kind: 'company',
      name: '已删',
      phones: [{ label: 'office', value: '021 6266 8899' }],
    });
    expect(await look(li.client, '02162668899')).toHaveLength(1);
    await admin.customers.delete({ id: gone.id });
    expect(await look(li.client, '02162668899')).toEqual([]);
    const lead = await li.client.leads.create({ name: '转好', phones: [{ label: 'mobile', value: '13700137000' }] });
    await li.client.leads.convert({
      id: lead.id,
      version: lead.version,
      customer: { mode: 'create' },
      contact: { mode: 'none' },
      opportunity: { mode: 'none' },
    });
    expect((await look(li.client, '13700137000')).map(({ kind }) => kind)).not.toContain('lead');
  });

  it('who sees numbers masked finds nobody by one, and is told so', async () => {
    const answer = await masked.client.calls.lookUp({ number: '13800138000' });
    expect(answer).toMatchObject({ isHidden: true, items: [] });
  });
});

describe('whose number it is', () => {
  it.each([
    '13800138000',
    '138-0013-8000',
    '+86 138 0013 8000',
    '008613800138000',
    '０１３８００１３８０００',
    '138 0013 8000 转 12',
  ])('%s is the contact, with the firm', async (number) => {
    const answer = await li.client.calls.lookUp({ number });
    expect(answer.number.e164).toBe('+8613800138000');
    expect(answer.items).toEqual([
      expect.objectContaining({
        kind: 'contact',
        id: contactId,
        name: '周雅琴',
        detail: '采购经理',
        customers: [{ id: customerId, name: '宁波青禾冷链有限公司' }],
        phone: '138 0013 8000',
        isExact: true,
      }),
    ]);
  });

  it('without area code, or with a digit for the outside line, it is likely', async () => {
    expect(await look(li.client, '88006127')).toEqual([
      expect.objectContaining({ kind: 'customer', id: customerId, isExact: false }),
    ]);
    expect(await look(li.client, '9 138 0013 8000')).toEqual([
      expect.objectContaining({ id: contactId, isExact: false }),
    ]);
    expect(await look(li.client, '8000')).toEqual([]);
    expect(await look(li.client, '13900138000')).toEqual([]);
  });

  it('several have the same: contacts first, then firms, then leads', async () => {
    const shared = [{ label: 'office', value: '400 820 8820' }];
    await li.client.leads.create({ name: '同号线索', phones: shared });
    await li.client.customers.create({ kind: 'company', name: '同号客户', phones: shared });
    await li.client.contacts.create({ name: '同号联系人', phones: shared });
    expect((await look(li.client, '4008208820')).map(({ kind, isExact }) => [kind, isExact])).toEqual([
      ['contact', true],
      ['customer', true],
      ['lead', true],
    ]);
  });

  it('a lead is named with its firm', async () => {
    expect(await look(li.client, '13900139000')).toEqual([
      expect.objectContaining({ kind: 'lead', name: '柯敏', detail: '潮禾塑业', customers: [] }),
    ]);
  });
});

describe('ends of numbers', () => {
  it('countries and zeros before an area code count for nothing', () => {
    expect(['+8657488006127', '0574-88006127', '008657488006127'].map(nationalDigits)).toEqual(
      Array.from({ length: 3 }, () => '57488006127'),
    );
    // An area code of Shandong, no country.
    expect(nationalDigits('8613800')).toBe('8613800');
  });

  it('an extension is nobody’s end', () => {
    expect(endsAlike('6127', '57488006127')).toBe(false);
    expect(endsAlike('88006127', '57488006127')).toBe(true);
    expect(endsAlike('88006128', '57488006127')).toBe(false);
  });
});
