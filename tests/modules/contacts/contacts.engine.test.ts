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
  seller = await buildUser(test, admin, { departmentId: sales.id });
  stranger = await buildUser(test, admin, { departmentId: other.id });
});
afterAll(() => test.close());

describe('links to customers', () => {
  it('are refused for a customer out of sight, as for one that does not exist', async () => {
    const hidden = await buildCustomer(stranger.client);
    for (const id of [hidden.id, crypto.randomUUID()])
      expect(await faultOf(buildContact(seller.client, { customers: [{ id, role: null }] }))).toEqual({
        code: 'invalid_input',
        data: { reason: 'badValue', field: 'customers' },
      });
  });

  it('may be made to a customer one sees but may not edit', async () => {
    const service = await buildUser(test, admin, { role: 'service' });
    const customer = await buildCustomer(seller.client);
    expect((await service.client.customers.read({ id: customer.id })).can).not.toContain('edit');
    const contact = await buildContact(service.client, { customers: [{ id: customer.id, role: 'user' }] });
    expect(contact.customers).toEqual([{ id: customer.id, role: 'user', name: customer.name }]);
  });

  it('show only the customers the reader sees, and a save does not take away the others', async () => {
    const [mine, theirs] = [await buildCustomer(seller.client), await buildCustomer(stranger.client)];
    const contact = await buildContact(admin, {
      ownerId: seller.id,
      departmentId: seller.departmentId,
      customers: [
        { id: mine.id, role: 'decision' },
        { id: theirs.id, role: 'accounts' },
      ],
    });
    const seen = await seller.client.contacts.read({ id: contact.id });
    expect(seen.customers.map((link) => link.id)).toEqual([mine.id]);
    await seller.client.contacts.patch({ id: contact.id, version: seen.version, customers: [] });
    expect((await admin.contacts.read({ id: contact.id })).customers.map((link) => link.id)).toEqual([theirs.id]);
  });

  it('answer a filter from both sides', async () => {
    const customer = await buildCustomer(seller.client);
    const contact = await buildContact(seller.client, { customers: [{ id: customer.id, role: 'purchase' }] });
    const contacts = await seller.client.contacts.list({
      filter: { field: 'customerId', op: 'eq', value: customer.id },
    });
    expect(contacts.items.map((item) => item.id)).toEqual([contact.id]);
    const customers = await seller.client.customers.list({
      filter: { field: 'contactId', op: 'eq', value: contact.id },
    });
    expect(customers.items.map((item) => item.id)).toEqual([customer.id]);
    const blind = await stranger.client.contacts.list({
      filter: { field: 'customerId', op: 'eq', value: customer.id },
    });
    expect(blind.items).toEqual([]);
  });

  it('alone are a change: version, timeline and audit say so without naming the customer', async () => {
    const customer = await buildCustomer(seller.client);
    const contact = await buildContact(seller.client);
    const changed = await seller.client.contacts.patch({
      id: contact.id,
      version: contact.version,
      customers: [{ id: customer.id, role: null }],
    });
    expect(changed.version).toBe(2);
    const timeline = await seller.client.contacts.timeline({ id: contact.id });
    expect(timeline.items[0]).toMatchObject({ kind: 'changed', summary: { changes: [{ field: 'customers' }] } });
    expect(JSON.stringify(timeline)).not.toContain(customer.id);
  });

  it('survive the bin', async () => {
    const customer = await buildCustomer(seller.client);
    const contact = await buildContact(seller.client, { customers: [{ id: customer.id, role: 'user' }] });
    await seller.client.contacts.delete({ id: contact.id });
    expect(await faultOf(seller.client.contacts.read({ id: contact.id }))).toMatchObject({ code: 'not_found' });
    expect((await seller.client.contacts.restore({ id: contact.id })).customers).toHaveLength(1);
  });
});

describe('a person customer', () => {
  it('is exactly one contact, with the same name whichever of the two is renamed', async () => {
    const customer = await buildCustomer(seller.client, {
      kind: 'person',
      name: '单雄信',
      phones: [{ label: '', value: '13800006641' }],
    });
    const { items } = await seller.client.contacts.list({
      filter: { field: 'customerId', op: 'eq', value: customer.id },
    });
    expect(items).toMatchObject([
      { name: '单雄信', personCustomerId: customer.id, phones: [{ value: '13800006641' }], ownerId: seller.id },
    ]);
    const [contact] = items;
    if (!contact) throw new Error('no contact');
    await seller.client.contacts.patch({ id: contact.id, version: contact.version, name: '单雄义' });
    const renamed = await seller.client.customers.read({ id: customer.id });
    expect(renamed.name).toBe('单雄义');
    await seller.client.customers.patch({ id: customer.id, version: renamed.version, name: '单雄忠', emails: [] });
    expect((await seller.client.contacts.read({ id: contact.id })).name).toBe('单雄忠');
  });

  it('goes to the bin and comes back with its contact, which cannot go alone', async () => {
    const customer = await buildCustomer(admin, { kind: 'person', name: '秦叔宝' });
    const find = async () =>
      (await admin.contacts.list({ filter: { field: 'customerId', op: 'eq', value: customer.id } })).items[0];
    const contact = await find();
    if (!contact) throw new Error('no contact');
    expect(await faultOf(admin.contacts.delete({ id: contact.id }))).toEqual({
      code: 'in_use',
      data: { reason: 'personOfCustomer' },
    });
    await admin.customers.delete({ id: customer.id });
    expect(await faultOf(admin.contacts.read({ id: contact.id }))).toMatchObject({ code: 'not_found' });
    await admin.customers.restore({ id: customer.id });
    expect((await find())?.id).toBe(contact.id);
  });

  it('that becomes a company leaves an ordinary contact behind', async () => {
    const customer = await buildCustomer(admin, { kind: 'person', name: '程咬金' });
    await admin.customers.patch({ id: customer.id, version: customer.version, kind: 'company' });
    const { items } = await admin.contacts.list({ filter: { field: 'customerId', op: 'eq', value: customer.id } });
    expect(items).toMatchObject([{ name: '程咬金', personCustomerId: null }]);
  });
});

describe('the search', () => {
  it('names a contact’s customers as far as the asker sees them', async () => {
    const [mine, theirs] = [await buildCustomer(seller.client), await buildCustomer(stranger.client)];
    const contact = await buildContact(admin, {
      name: '尉迟恭敬德',
      ownerId: seller.id,
      departmentId: seller.departmentId,
      customers: [
        { id: mine.id, role: null },
        { id: theirs.id, role: null },
      ],
    });
    const { items } = await seller.client.search.find({ q: '尉迟恭' });
    expect(items).toMatchObject([{ kind: 'contact', id: contact.id, subtitle: mine.name }]);
  });
});
