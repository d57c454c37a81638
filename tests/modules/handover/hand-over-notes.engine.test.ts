import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Customer } from '@shared/modules/customers/customer';
import type { Person } from '../../support/builders';
import { buildCustomer, buildUser } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let admin: Client;
let manager: Person;
let seller: Person;
let heir: Person;
let customer: Customer;
const none = '0197a0de-0000-7000-8000-000000000000';

beforeEach(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const one = (await admin.departments.create({ name: '一部' })).id;
  const two = (await admin.departments.create({ name: '二部' })).id;
  manager = await buildUser(test, admin, { name: '徐一鸣', departmentId: one, role: 'manager' });
  seller = await buildUser(test, admin, { name: '林晓雯', departmentId: one });
  heir = await buildUser(test, admin, { name: '陈放', departmentId: two });
  customer = await buildCustomer(seller.client);
});
afterEach(() => test.close());

const note = '图纸已发，等对方确认；周五前回电。';
const give = (client: Client, values: Partial<Parameters<Client['handover']['give']>[0]> = {}) =>
  client.handover.give({
    kind: 'customer',
    id: customer.id,
    version: customer.version,
    ownerId: heir.id,
    note,
    ...values,
  });
const noticesOf = async (person: Person) => (await person.client.notices.list({})).items;

describe('handing over a record is refused', () => {
  it('to whoever is signed out, may not assign, does not see it, or saw an older version', async () => {
    expect(await faultOf(give(test.client()))).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(give(seller.client))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(give(heir.client))).toMatchObject({ code: 'not_found' });
    await seller.client.customers.patch({ id: customer.id, version: customer.version, notes: '新的' });
    expect(await faultOf(give(manager.client))).toMatchObject({ code: 'stale_version' });
    expect(await noticesOf(heir)).toEqual([]);
  });

  it('to whom it belongs already, to nobody, to who is switched off or would not see it', async () => {
    const blind = await buildUser(test, admin, { name: '小吴', role: { grants: {} } });
    for (const ownerId of [seller.id, none])
      expect(await faultOf(give(manager.client, { ownerId }))).toMatchObject({ data: { field: 'ownerId' } });
    expect(await faultOf(give(manager.client, { ownerId: blind.id }))).toMatchObject({
      code: 'invalid_input',
      data: { reason: 'ownerCannotSee', name: '小吴' },
    });
    await admin.users.disable({ id: heir.id });
    expect(await faultOf(give(manager.client))).toMatchObject({ data: { field: 'ownerId' } });
    expect(await faultOf(give(manager.client, { note: '长'.repeat(1_001) }))).toMatchObject({ code: 'invalid_input' });
    // Nothing of it was done.
    expect(await admin.customers.read({ id: customer.id })).toMatchObject({ ownerId: seller.id, version: 1 });
  });
});

describe('handing over a record', () => {
  it('gives it away, keeps the note on its timeline and tells the new owner of both at once', async () => {
    await give(manager.client);
    const { items } = await heir.client.customers.timeline({ id: customer.id, kinds: 'handOver' });
    expect(items).toMatchObject([
      { actorId: manager.id, summary: { body: note, mentions: [{ id: heir.id, name: '陈放' }] } },
    ]);
    expect(await noticesOf(heir)).toMatchObject([
      { kind: 'assigned', byId: manager.id, note, record: { kind: 'customer', id: customer.id } },
    ]);
    expect(await heir.client.customers.read({ id: customer.id })).toMatchObject({
      ownerId: heir.id,
      departmentId: seller.departmentId,
    });
  });

  it('can move it into the new owner’s department, out of the giver’s own sight', async () => {
    await give(manager.client, { moveDepartment: true });
    expect(await faultOf(manager.client.customers.read({ id: customer.id }))).toMatchObject({ code: 'not_found' });
    expect(await heir.client.customers.read({ id: customer.id })).toMatchObject({ departmentId: heir.departmentId });
    expect((await noticesOf(heir))[0]).toMatchObject({ note });
  });

  it('without a note says nothing on the timeline; the note that is deleted leaves the news', async () => {
    const { version } = await give(manager.client, { note: ' \n ' });
    expect((await heir.client.comments.list({ kind: 'customer', id: customer.id })).items).toEqual([]);
    expect(await noticesOf(heir)).toMatchObject([{ kind: 'assigned', note: null }]);
    await give(admin, { version, ownerId: seller.id });
    const { items } = await admin.comments.list({ kind: 'customer', id: customer.id });
    await admin.comments.delete({ id: items[0]?.id ?? '' });
    expect(await noticesOf(seller)).toMatchObject([{ kind: 'assigned', note: null }]);
  });
});

describe('a note with many records', () => {
  it('of a leaver reaches the heir in one notice, and goes with the undo', async () => {
    for (let count = 0; count < 3; count += 1) await buildCustomer(seller.client);
    const { jobId } = await admin.handover.start({ id: seller.id, toUserId: heir.id, note });
    await test.engine.services.jobs.settled(jobId);
    expect(await noticesOf(heir)).toMatchObject([
      { kind: 'handedOver', byId: seller.id, count: 4, note, record: null },
    ]);
    await admin.jobs.undo({ id: jobId });
    await test.engine.services.jobs.settled(jobId);
    expect(await noticesOf(heir)).toEqual([]);
  });

  it('assigned together reaches the new owner in one notice, and goes with the undo', async () => {
    const other = await buildCustomer(seller.client);
    const { jobId } = await manager.client.bulk.start({
      resource: 'customer',
      selection: { ids: [customer.id, other.id] },
      change: { type: 'assign', ownerId: heir.id, note },
    });
    await test.engine.services.jobs.settled(jobId);
    expect(await noticesOf(heir)).toMatchObject([{ kind: 'assigned', count: 2, note, recordKind: 'customer' }]);
    await manager.client.jobs.undo({ id: jobId });
    await test.engine.services.jobs.settled(jobId);
    expect(await noticesOf(heir)).toEqual([]);
  });
});
