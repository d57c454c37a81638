import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purgeWhatIsDue } from '@engine/modules/bin';
import { keptFor } from '@engine/modules/bin/bin.service';
import type { Activity } from '@shared/modules/activities/activity';
import type { Person } from '../../support/builders';
import { buildActivity, buildContact, buildCustomer, buildUser, signedIn } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let admin: Client;
let manager: Person;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  manager = await buildUser(test, admin, {
    role: {
      grants: {
        customer: { view: 'all' },
        contact: { view: 'all' },
        activity: { view: 'all', create: 'all', export: 'all' },
      },
    },
  });
});
afterAll(async () => {
  expect(await wrongStates()).toEqual([]);
  await test.close();
});

const about = (kind: 'customer' | 'contact', { id }: { id: string }) => ({ kind, id });

/** Whether somebody who sees every customer and contact meets the activity: in lists, numbers, search, exports and alone. */
async function meets(
  { id: activityId, subject = '' }: Pick<Activity, 'id' | 'subject'>,
  client: Client = manager.client,
): Promise<boolean> {
  test.clock.now += 120_000;
  const filter = { field: 'subject', op: 'eq' as const, value: subject };
  const lists = await Promise.all(
    [undefined, '-updatedAt', 'dueDate'].map((sort) => client.activities.list({ filter, ...(sort && { sort }) })),
  );
  const exact = await client.activities.list({ filter, limit: 1, total: 'exact' });
  const { items: hits } = await client.search.find({ q: subject });
  const quick = await client.activities.list({ q: subject });
  const { id } = await client.exports.open({ kind: 'activities', filter, columns: ['subject'] });
  const { data } = await client.exports.chunk({ id });
  const all = await client.activities.list({ limit: 200 });
  const reads = await faultOf(client.activities.read({ id: activityId })).catch(() => undefined);
  const answers = [
    ...lists.map(({ items }) => items.length === 1),
    exact.total === 1,
    hits.some((hit) => hit.id === activityId),
    quick.items.length === 1,
    Buffer.from(data, 'base64').toString('utf8').includes(subject),
    all.items.some((item) => item.id === activityId) && all.total === all.items.length,
    reads === undefined,
  ];
  expect(new Set(answers).size).toBe(1);
  return answers[0] === true;
}

/** Activities whose row says something else than their links. */
function wrongStates(): Promise<unknown[]> {
  return test.engine.services.reader.all(
    `SELECT a.id FROM activity a
     LEFT JOIN activity_subject s ON s.activity_id = a.id
     LEFT JOIN customer p ON s.subject_kind = 'customer' AND p.id = s.subject_id AND p.deleted_at IS NULL
     LEFT JOIN contact q ON s.subject_kind = 'contact' AND q.id = s.subject_id AND q.deleted_at IS NULL
     GROUP BY a.id
     HAVING a.subject_state <> CASE WHEN count(s.subject_id) = 0 THEN 1 WHEN count(p.id) + count(q.id) > 0 THEN 0 ELSE 2 END`,
  );
}

describe('who sees every customer, contact and activity', () => {
  it('does not see what is about nothing and belongs to somebody else; the owner does', async () => {
    const note = await buildActivity(admin, { subject: '私人备忘甲' });
    expect(await meets(note)).toBe(false);
    expect(await meets(note, admin)).toBe(true);
    const own = await buildActivity(manager.client, { subject: '自己的备忘乙' });
    expect(await meets(own)).toBe(true);
    expect(await meets(own, admin)).toBe(false);
  });

  it('sees an activity go with the last of its subjects, and come back with any of them', async () => {
    const customer = await buildCustomer(admin);
    const contact = await buildContact(admin);
    const call = await buildActivity(admin, {
      kind: 'call',
      subject: '回访丙丙',
      subjects: [about('customer', customer), about('contact', contact)],
    });
    await admin.customers.delete({ id: customer.id });
    expect(await meets(call)).toBe(true);
    await admin.contacts.delete({ id: contact.id });
    expect(await meets(call)).toBe(false);
    expect(await meets(call, admin)).toBe(false);
    await admin.bin.restore({ kind: 'customer', id: customer.id });
    expect(await meets(call)).toBe(true);
    await admin.bin.restore({ kind: 'contact', id: contact.id });
    expect(await meets(call)).toBe(true);
  });

  it('sees it follow its links when they are changed', async () => {
    const [here, gone] = [await buildCustomer(admin), await buildCustomer(admin)];
    const visit = await buildActivity(admin, {
      kind: 'visit',
      subject: '走访丁丁',
      subjects: [about('customer', here), about('customer', gone)],
    });
    await admin.customers.delete({ id: gone.id });
    const apart = await admin.activities.patch({ id: visit.id, version: 1, subjects: [] });
    // The link to what is in the bin stays: nobody can take away what he or she does not see.
    expect(await faultOf(admin.activities.read({ id: visit.id }))).toMatchObject({ code: 'not_found' });
    expect(await meets(visit)).toBe(false);
    await admin.bin.restore({ kind: 'customer', id: gone.id });
    await admin.activities.patch({ id: visit.id, version: apart.version, subjects: [] });
    expect(await meets(visit)).toBe(false);
    expect(await meets(visit, admin)).toBe(true);
  });

  it('sees it stand with the record a merge leaves, and still after its undo', async () => {
    const [target, source] = [await buildCustomer(admin), await buildCustomer(admin)];
    const call = await buildActivity(admin, {
      kind: 'call',
      subject: '合并戊戊',
      subjects: [about('customer', source)],
    });
    const { id } = await admin.merges.create({
      kind: 'customer',
      target: { id: target.id, version: target.version },
      sources: [{ id: source.id, version: (await admin.customers.read({ id: source.id })).version }],
      fields: {},
    });
    expect(await meets(call)).toBe(true);
    await admin.merges.undo({ id });
    expect(await meets(call)).toBe(true);
    await admin.customers.delete({ id: source.id });
    expect(await meets(call)).toBe(false);
  });

  it('sees it go and come back with many customers at once', async () => {
    const customers = [await buildCustomer(admin), await buildCustomer(admin)];
    const meeting = await buildActivity(admin, {
      kind: 'meeting',
      subject: '批量己己',
      subjects: customers.map((customer) => about('customer', customer)),
    });
    const { jobId } = await admin.bulk.start({
      resource: 'customer',
      selection: { ids: customers.map(({ id }) => id) },
      change: { type: 'delete' },
    });
    await test.engine.services.jobs.settled(jobId);
    expect(await meets(meeting)).toBe(false);
    await admin.jobs.undo({ id: jobId });
    await test.engine.services.jobs.settled(jobId);
    expect(await meets(meeting)).toBe(true);
  });

  it('sees nothing of it when its customer is deleted for good, and it goes to the bin itself', async () => {
    const customer = await buildCustomer(admin);
    const note = await buildActivity(admin, { subject: '清除庚庚', subjects: [about('customer', customer)] });
    await admin.customers.delete({ id: customer.id });
    test.clock.now += keptFor + 1;
    const job = await purgeWhatIsDue(test.engine.services);
    await test.engine.services.jobs.settled(job ?? '');
    // Sessions end after thirty days; the records go on.
    manager = await signedIn(test, manager.id, manager.departmentId);
    expect(await meets(note)).toBe(false);
    const row = await test.engine.services.reader.one<{ deleted_at: number | null }>(
      'SELECT deleted_at FROM activity WHERE id = ?',
      [note.id],
    );
    expect(row?.deleted_at).not.toBeNull();
  });

  it('is led along the orders without a row being looked up', async () => {
    for (const [index, column] of [
      ['activity_happened_at', 'happened_at'],
      ['activity_updated_at', 'updated_at'],
      ['activity_due', 'due_date'],
    ] as const) {
      const steps = await test.engine.services.reader.all<{ opcode: string; p1: number }>(
        `EXPLAIN SELECT c.id AS id, c.${column} AS value FROM activity c INDEXED BY ${index}
         WHERE c.deleted_at IS NULL AND (+c.subject_state = 0 OR (+c.owner_id = 'x' AND +c.subject_state = 1))
         ORDER BY c.${column} DESC, c.id DESC LIMIT 51`,
      );
      const walked = steps.find(({ opcode }) => opcode === 'DeferredSeek' || opcode === 'Last')?.p1;
      const read = steps.filter(({ opcode }) => opcode === 'Column').map(({ p1 }) => p1);
      expect([index, new Set(read)]).toEqual([index, new Set([walked])]);
      expect(steps.filter(({ opcode }) => opcode.startsWith('Sorter'))).toEqual([]);
    }
  });
});
