import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lead, LeadCreate } from '@shared/modules/leads/lead';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildFile } from '../../support/files';
import type { Colleague } from '../../support/people';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let seller: Colleague;
let departmentId: string;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  departmentId = (await admin.departments.create({ name: '销售部' })).id;
  seller = await addColleague(test, admin, { username: 'seller', role: 'sales', departmentId });
});
afterAll(() => test.close());

const ref = ({ id, version }: { id: string; version: number }) => ({ id, version });
const create = { mode: 'create' } as const;
const everything = { customer: create, contact: create, opportunity: create };

let words = 0;
function buildLead(given: Partial<LeadCreate> = {}): Promise<Lead> {
  words += 1;
  return seller.client.leads.create({
    name: `周敏${words}`,
    companyName: `华东岚青${words}铸造有限公司`,
    title: '采购经理',
    phones: [{ label: '', value: `139${String(10_000_000 + words)}` }],
    source: '展会',
    subSource: '五金展',
    amount: 80_000_00,
    tags: ['重点'],
    ...given,
  });
}

async function counts() {
  const totals = await Promise.all([admin.customers.list({}), admin.contacts.list({}), admin.opportunities.list({})]);
  return totals.map((page) => page.total);
}

describe('refusals', () => {
  it('nobody without a session, nobody who may only look, nobody of another department', async () => {
    const lead = await buildLead();
    const viewer = await addColleague(test, admin, { username: 'owner', role: 'owner', departmentId });
    const elsewhere = (await admin.departments.create({ name: '别处' })).id;
    const other = await addColleague(test, admin, { username: 'other', role: 'sales', departmentId: elsewhere });
    const input = { ...ref(lead), ...everything };
    expect(await faultOf(test.client().leads.convert(input))).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(viewer.client.leads.convert(input))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(other.client.leads.convert(input))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(other.client.leads.convertPreview({ id: lead.id }))).toMatchObject({ code: 'not_found' });
  });

  it('the right to make is asked for each kind, and nothing stays of what was refused', async () => {
    const lead = await buildLead();
    const marketing = await addColleague(test, admin, { username: 'market', role: 'marketing', departmentId });
    const before = await counts();
    expect(await faultOf(marketing.client.leads.convert({ ...ref(lead), ...everything }))).toMatchObject({
      code: 'not_allowed',
    });
    const bad = {
      ...ref(lead),
      customer: create,
      opportunity: { mode: 'create', values: { stageId: lead.id } },
    } as const;
    expect(await faultOf(seller.client.leads.convert(bad))).toMatchObject({ data: { field: 'stageId' } });
    expect(await counts()).toEqual(before);
    expect((await admin.leads.read({ id: lead.id })).status).toBe('new');
  });

  it('nothing chosen, a version that is old, a record out of sight, one in the bin, a lead that was given up', async () => {
    let lead = await buildLead();
    const { client } = seller;
    expect(await faultOf(client.leads.convert(ref(lead)))).toMatchObject({ data: { reason: 'convertNothing' } });
    const hidden = await admin.customers.create({ name: '看不见的公司' });
    const link = { mode: 'link', id: hidden.id } as const;
    expect(await faultOf(client.leads.convert({ ...ref(lead), customer: link }))).toMatchObject({
      code: 'invalid_input',
      data: { field: 'customer' },
    });
    await admin.customers.delete({ id: hidden.id });
    expect(await faultOf(admin.leads.convert({ ...ref(lead), customer: link }))).toMatchObject({
      data: { field: 'customer' },
    });
    const old = ref(lead);
    lead = await client.leads.patch({ ...ref(lead), status: 'dead', statusReason: 'noNeed' });
    expect(await faultOf(client.leads.convert({ ...old, customer: create }))).toMatchObject({ code: 'stale_version' });
    expect(await faultOf(client.leads.convert({ ...ref(lead), customer: create }))).toMatchObject({
      data: { reason: 'leadGivenUp' },
    });
  });

  it('a converted lead is for reading, but may change hands', async () => {
    let lead = await seller.client.leads.convert({ ...ref(await buildLead()), ...everything });
    expect(await faultOf(seller.client.leads.patch({ ...ref(lead), name: 'x' }))).toMatchObject({
      code: 'in_use',
      data: { reason: 'leadConverted' },
    });
    expect(await faultOf(seller.client.leads.patch({ ...ref(lead), status: 'working' }))).toMatchObject({
      code: 'in_use',
    });
    expect(await faultOf(seller.client.leads.convert({ ...ref(lead), ...everything }))).toMatchObject({
      data: { reason: 'leadConverted' },
    });
    lead = await admin.leads.patch({ ...ref(lead), coOwnerIds: [seller.id] });
    expect(lead.status).toBe('converted');
  });
});

describe('a conversion', () => {
  it('makes customer, contact and deal with source, owner and what is known, and tells it everywhere', async () => {
    const made = await buildLead();
    const subjects = [{ kind: 'lead' as const, id: made.id }];
    const call = await seller.client.activities.create({ kind: 'note', subject: '聊过', subjects });
    const file = await buildFile(seller.client, { name: '名片.txt', content: 'x', subjects });
    const lead = await admin.leads.convert({ ...ref(await admin.leads.read({ id: made.id })), ...everything });
    expect(lead).toMatchObject({ status: 'converted', convertedAt: new Date(test.clock.now).toISOString() });
    const origin = { source: '展会', subSource: '五金展', ownerId: seller.id, tags: ['重点'] };
    const customer = await seller.client.customers.read({ id: lead.customerId ?? '' });
    expect(customer).toMatchObject({ ...origin, name: made.companyName, kind: 'company', phones: [] });
    const contact = await seller.client.contacts.read({ id: lead.contactId ?? '' });
    expect(contact).toMatchObject({
      ...origin,
      name: made.name,
      title: '采购经理',
      phones: made.phones,
      customers: [{ id: customer.id }],
    });
    const deal = await seller.client.opportunities.read({ id: lead.opportunityId ?? '' });
    expect(deal).toMatchObject({ ...origin, amount: 80_000_00, customerId: customer.id, contactId: contact.id });
    for (const shown of [
      await seller.client.customers.timeline({ id: customer.id }),
      await seller.client.contacts.timeline({ id: contact.id }),
      await seller.client.opportunities.timeline({ id: deal.id }),
      await seller.client.leads.timeline({ id: lead.id }),
    ])
      expect(shown.items.map((entry) => entry.kind)).toEqual(expect.arrayContaining(['leadConverted', 'note', 'file']));
    expect((await seller.client.activities.read({ id: call.id })).subjects).toHaveLength(4);
    expect((await seller.client.files.read({ id: file.id })).subjects).toHaveLength(4);
    const line = await test.engine.services.reader.one<{ changes: string }>(
      `SELECT changes FROM audit WHERE record_id = ? AND operation = 'leads.convert'`,
      [lead.id],
    );
    expect(JSON.parse(line?.changes ?? '{}')).toMatchObject({ customerId: [null, customer.id] });
  });

  it('tells nobody on a customer’s timeline who may not see leads', async () => {
    const lead = await seller.client.leads.convert({ ...ref(await buildLead()), customer: create });
    const accounts = await addColleague(test, admin, { username: 'accounts', role: 'accountant', departmentId });
    const { items } = await accounts.client.customers.timeline({ id: lead.customerId ?? '' });
    expect(items.map((entry) => entry.kind)).not.toContain('leadConverted');
  });

  it('of somebody without a firm makes a person, who is the contact too', async () => {
    const lead = await seller.client.leads.convert({ ...ref(await buildLead({ companyName: null })), ...everything });
    const contact = await seller.client.contacts.read({ id: lead.contactId ?? '' });
    expect(contact).toMatchObject({ personCustomerId: lead.customerId, title: '采购经理', source: '展会' });
    expect(
      (await seller.client.contacts.list({ filter: { field: 'name', op: 'eq', value: lead.name ?? '' } })).total,
    ).toBe(1);
  });

  it('offers what is there first, only in the caller’s sight, and links with it', async () => {
    const name = '宁波恒力机械有限公司';
    const phones = [{ label: '', value: '13700007777' }];
    const customer = await seller.client.customers.create({ name });
    const contact = await seller.client.contacts.create({ name: '孙立', phones });
    const deal = await seller.client.opportunities.create({ name: '压铸机', customerId: customer.id });
    await admin.customers.create({ name: `${name}`, departmentId: (await admin.departments.list({})).items[0]?.id });
    const lead = await buildLead({ name: '孙立', companyName: name, phones });
    const preview = await seller.client.leads.convertPreview({ id: lead.id });
    expect(preview.customers.map(({ record }) => record.id)).toEqual([customer.id]);
    expect(preview.contacts[0]).toMatchObject({ verdict: 'likely', record: { id: contact.id } });
    expect(preview.opportunities).toEqual([
      { id: deal.id, number: deal.number, name: '压铸机', customerId: customer.id },
    ]);
    expect(preview.prefill).toMatchObject({ customer: { name, kind: 'company' }, contact: { name: '孙立' } });
    expect(preview.mayCreate).toEqual(['customer', 'contact', 'opportunity']);
    const before = await counts();
    const link = (id: string) => ({ mode: 'link', id }) as const;
    const converted = await seller.client.leads.convert({
      ...ref(lead),
      customer: link(customer.id),
      contact: link(contact.id),
      opportunity: link(deal.id),
    });
    expect(await counts()).toEqual(before);
    expect(converted).toMatchObject({ customer: { id: customer.id, name }, contact: { id: contact.id } });
    expect((await seller.client.contacts.read({ id: contact.id })).customers).toMatchObject([{ id: customer.id }]);
    const undone = await seller.client.leads.undoConversion(ref(converted));
    expect(undone).toMatchObject({ status: 'new', customerId: null });
    expect((await seller.client.contacts.read({ id: contact.id })).customers).toEqual([]);
    expect(await counts()).toEqual(before);
  });

  it('takes along what the caller’s role hides, without showing it', async () => {
    const role = await admin.roles.create({
      name: '看不到电话',
      grants: {
        lead: { view: 'all', edit: 'all' },
        customer: { view: 'all', create: 'all' },
        contact: { view: 'all', create: 'all' },
      },
      fieldGroups: { basic: 'show', contactDetails: 'hide' },
    });
    const clerk = await addColleague(test, admin, { username: 'clerk', roleIds: [role.id], departmentId });
    const lead = await buildLead();
    const preview = await clerk.client.leads.convertPreview({ id: lead.id });
    expect(JSON.stringify(preview)).not.toContain(lead.phones?.[0]?.value);
    const phones = [{ label: '', value: '13300001111' }];
    const given = { customer: create, contact: { mode: 'create', values: { phones } } } as const;
    expect(await faultOf(clerk.client.leads.convert({ ...ref(lead), ...given }))).toMatchObject({
      data: { reason: 'hiddenField' },
    });
    const converted = await clerk.client.leads.convert({ ...ref(lead), customer: create, contact: create });
    expect((await admin.contacts.read({ id: converted.contactId ?? '' })).phones).toEqual(lead.phones);
  });
});

describe('the undo', () => {
  it('bins what was made, opens the lead again and takes files and activities back', async () => {
    const made = await buildLead({ status: 'qualified' });
    const subjects = [{ kind: 'lead' as const, id: made.id }];
    const note = await seller.client.activities.create({ kind: 'note', subject: '聊过', subjects });
    const before = await counts();
    const lead = await seller.client.leads.convert({ ...ref(made), ...everything });
    const undone = await seller.client.leads.undoConversion(ref(lead));
    expect(undone).toMatchObject({ status: 'qualified', convertedAt: null, customer: null, opportunityId: null });
    expect(await counts()).toEqual(before);
    expect((await seller.client.activities.read({ id: note.id })).subjects).toEqual([
      { kind: 'lead', id: made.id, name: made.name },
    ]);
    expect((await seller.client.leads.timeline({ id: made.id })).items[0]?.kind).toBe('leadReopened');
    const again = await seller.client.leads.convert({ ...ref(undone), customer: create });
    expect(again.status).toBe('converted');
  });

  it('of a person takes the twin along', async () => {
    const before = await counts();
    const lead = await seller.client.leads.convert({ ...ref(await buildLead({ companyName: null })), ...everything });
    await seller.client.leads.undoConversion(ref(lead));
    expect(await counts()).toEqual(before);
  });

  it('is refused where nothing was converted, and to whom may not change what was made', async () => {
    expect(await faultOf(seller.client.leads.undoConversion(ref(await buildLead())))).toMatchObject({
      data: { reason: 'leadNotConverted' },
    });
    const lead = await seller.client.leads.convert({ ...ref(await buildLead()), customer: create });
    const marketing = await addColleague(test, admin, { username: 'market2', role: 'marketing', departmentId });
    expect(await faultOf(marketing.client.leads.undoConversion(ref(lead)))).toMatchObject({ code: 'not_allowed' });
    await admin.customers.delete({ id: lead.customerId ?? '' });
    expect(await faultOf(admin.leads.undoConversion(ref(lead)))).toMatchObject({ data: { reason: 'conversionGone' } });
  });

  it.each([
    [
      'a contact',
      (customerId: string) => admin.contacts.create({ name: '新人', customers: [{ id: customerId, role: null }] }),
    ],
    ['a deal', (customerId: string) => admin.opportunities.create({ name: '又一单', customerId })],
    [
      'a lead it referred',
      (customerId: string) => admin.leads.create({ name: '朋友', referredByCustomerId: customerId }),
    ],
    [
      'an activity',
      (customerId: string) =>
        admin.activities.create({ kind: 'note', subject: '后来', subjects: [{ kind: 'customer', id: customerId }] }),
    ],
    [
      'a file',
      (customerId: string) =>
        buildFile(admin, { name: '合同.txt', content: 'x', subjects: [{ kind: 'customer', id: customerId }] }),
    ],
  ])('is refused once %s hangs on what was made', async (_, hang) => {
    const lead = await seller.client.leads.convert({ ...ref(await buildLead()), ...everything });
    await hang(lead.customerId ?? '');
    expect(await faultOf(admin.leads.undoConversion(ref(lead)))).toMatchObject({
      code: 'in_use',
      data: { reason: 'conversionInUse' },
    });
    expect((await admin.leads.read({ id: lead.id })).status).toBe('converted');
  });

  it('is refused once somebody changed what was made', async () => {
    const lead = await seller.client.leads.convert({ ...ref(await buildLead()), ...everything });
    const deal = await seller.client.opportunities.read({ id: lead.opportunityId ?? '' });
    await seller.client.opportunities.patch({ ...ref(deal), amount: 1 });
    expect(await faultOf(seller.client.leads.undoConversion(ref(lead)))).toMatchObject({
      data: { reason: 'conversionChanged' },
    });
  });
});
