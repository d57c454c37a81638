import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let one: string;
let two: string;
let leaver: Colleague;
let heir: Colleague;
beforeEach(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  one = (await admin.departments.create({ name: '一部' })).id;
  two = (await admin.departments.create({ name: '二部' })).id;
  leaver = await addColleague(test, admin, { username: 'leaver', role: 'sales', departmentId: one });
  heir = await addColleague(test, admin, { username: 'heir', role: 'sales', departmentId: two });
  for (let index = 0; index < 12; index += 1) await leaver.client.customers.create({ name: `客户${index}` });
  await leaver.client.contacts.create({ name: '联系人' });
});
afterEach(() => test.close());

async function finished(jobId: string) {
  await test.engine.services.jobs.settled(jobId);
  return admin.jobs.read({ id: jobId });
}

describe('a hand-over that is refused', () => {
  it('by who may not manage people, to oneself, to nobody, to who is switched off', async () => {
    expect((await faultOf(heir.client.handover.preview({ id: leaver.id }))).code).toBe('not_allowed');
    expect((await faultOf(heir.client.handover.start({ id: leaver.id, toUserId: heir.id }))).code).toBe('not_allowed');
    const none = '0197a0de-0000-7000-8000-000000000000';
    expect((await faultOf(admin.handover.start({ id: leaver.id, toUserId: leaver.id }))).data).toMatchObject({
      field: 'toUserId',
    });
    expect((await faultOf(admin.handover.start({ id: leaver.id, toUserId: none }))).data).toMatchObject({
      field: 'toUserId',
    });
    await admin.users.disable({ id: heir.id });
    expect((await faultOf(admin.handover.start({ id: leaver.id, toUserId: heir.id }))).code).toBe('invalid_input');
  });

  it('by who manages people but may not assign all records', async () => {
    const role = await admin.roles.create({
      name: '人事主管',
      grants: { user: { view: 'all', edit: 'all' }, customer: { view: 'all', assign: 'department' } },
    });
    const keeper = await addColleague(test, admin, { username: 'keeper', roleIds: [role.id] });
    const weak = await addColleague(test, admin, { username: 'weak', roleIds: [] });
    expect((await faultOf(keeper.client.handover.start({ id: weak.id, toUserId: heir.id }))).code).toBe('not_allowed');
  });
});

describe('a hand-over', () => {
  it('moves customers, contacts and open activities, and leaves what is done', async () => {
    const { items } = await leaver.client.customers.list({});
    const subjects = [{ kind: 'customer' as const, id: items[0]?.id ?? '' }];
    const open = await leaver.client.activities.create({
      kind: 'task',
      subject: '寄样品',
      dueDate: '2026-12-01',
      subjects,
    });
    const done = await leaver.client.activities.create({ kind: 'note', subject: '记过了', subjects });
    await admin.departments.patch({ id: one, version: 1, headId: leaver.id });
    const preview = await admin.handover.preview({ id: leaver.id });
    expect(preview.headOf).toEqual([{ id: one, name: '一部' }]);
    expect(preview.counts.filter(({ kind }) => kind !== 'file')).toEqual([
      { kind: 'customer', count: 12 },
      { kind: 'contact', count: 1 },
      { kind: 'lead', count: 0 },
      { kind: 'opportunity', count: 0 },
      { kind: 'quote', count: 0 },
      { kind: 'order', count: 0 },
      { kind: 'payment', count: 0 },
      { kind: 'contract', count: 0 },
      { kind: 'activity', count: 1 },
    ]);
    await admin.users.disable({ id: leaver.id });
    const { jobId, total } = await admin.handover.start({ id: leaver.id, toUserId: heir.id });
    expect(total).toBe(14);
    const job = await finished(jobId);
    expect(job).toMatchObject({ state: 'done', position: 14, total: 14, result: { moved: 14, kept: 0 } });
    const after = await admin.customers.list({});
    expect(new Set(after.items.map(({ ownerId }) => ownerId))).toEqual(new Set([heir.id]));
    expect(new Set(after.items.map(({ departmentId }) => departmentId))).toEqual(new Set([one]));
    expect((await admin.activities.read({ id: open.id })).ownerId).toBe(heir.id);
    expect((await admin.activities.read({ id: done.id })).ownerId).toBe(leaver.id);
    expect((await heir.client.search.find({ q: '客户11' })).items.map(({ title }) => title)).toEqual(['客户11']);
  });

  it('takes the records into the other department where that is asked', async () => {
    const { jobId } = await admin.handover.start({
      id: leaver.id,
      toUserId: heir.id,
      kinds: ['customer'],
      moveDepartment: true,
    });
    await finished(jobId);
    const { items } = await admin.customers.list({});
    expect(new Set(items.map(({ departmentId }) => departmentId))).toEqual(new Set([two]));
    expect((await admin.handover.preview({ id: leaver.id })).counts).toMatchObject([
      { kind: 'customer', count: 0 },
      { kind: 'contact', count: 1 },
      { kind: 'lead', count: 0 },
      { kind: 'opportunity', count: 0 },
      { kind: 'quote', count: 0 },
      { kind: 'order', count: 0 },
      { kind: 'payment', count: 0 },
      { kind: 'contract', count: 0 },
      { kind: 'activity', count: 0 },
      ...(await admin.handover.preview({ id: leaver.id })).counts.slice(9),
    ]);
  });

  it('can be undone but for what somebody touched since, which is named', async () => {
    const { jobId } = await admin.handover.start({ id: leaver.id, toUserId: heir.id });
    await finished(jobId);
    const touched = (await heir.client.customers.list({})).items[0];
    await heir.client.customers.patch({ id: touched?.id ?? '', version: touched?.version ?? 0, notes: '已联系' });
    await admin.jobs.undo({ id: jobId });
    const job = await finished(jobId);
    expect(job).toMatchObject({
      state: 'undone',
      result: { restored: 12, kept: 1, keptRecords: [{ kind: 'customer', id: touched?.id }] },
    });
    const { items } = await admin.customers.list({});
    expect(items.filter(({ ownerId }) => ownerId === heir.id).map(({ id }) => id)).toEqual([touched?.id]);
    expect(items.filter(({ ownerId }) => ownerId === leaver.id)).toHaveLength(11);
    expect((await faultOf(admin.jobs.undo({ id: jobId }))).code).toBe('in_use');
  });

  it('names the person who started it and belongs together in the audit', async () => {
    const { jobId } = await admin.handover.start({ id: leaver.id, toUserId: heir.id, kinds: ['contact'] });
    await finished(jobId);
    const { items } = await admin.audit.list({ batchId: jobId });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ userName: '沈若溪', kind: 'contact', changes: { ownerId: [leaver.id, heir.id] } });
  });
});

describe('jobs', () => {
  it('are their starter’s, and of those who look after the firm', async () => {
    const { jobId } = await admin.handover.start({ id: leaver.id, toUserId: heir.id });
    await finished(jobId);
    expect((await faultOf(heir.client.jobs.read({ id: jobId }))).code).toBe('not_found');
    expect((await faultOf(heir.client.jobs.undo({ id: jobId }))).code).toBe('not_found');
    expect((await faultOf(heir.client.jobs.cancel({ id: jobId }))).code).toBe('not_found');
    expect((await faultOf(heir.client.jobs.list({ of: 'everybody' }))).code).toBe('not_allowed');
    expect((await heir.client.jobs.list({})).items).toEqual([]);
    expect((await admin.jobs.list({})).items.map(({ id }) => id)).toEqual([jobId]);
    expect((await faultOf(admin.jobs.cancel({ id: jobId }))).code).toBe('in_use');
  });

  it('go on page by page, newest first', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      test.clock.now += 1_000;
      const { jobId } = await admin.handover.start({ id: leaver.id, toUserId: heir.id, kinds: ['file'] });
      await finished(jobId);
      ids.unshift(jobId);
    }
    const first = await admin.jobs.list({ limit: 3 });
    const second = await admin.jobs.list({ limit: 3, cursor: first.nextCursor ?? undefined });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
  });
});
