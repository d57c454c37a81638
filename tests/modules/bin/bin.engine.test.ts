import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purgeWhatIsDue } from '@engine/modules/bin';
import type { Person } from '../../support/builders';
import { buildActivity, buildContact, buildCustomer, buildUser, signedIn } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildFile } from '../../support/files';

const day = 86_400_000;
let test: TestEngine;
let admin: Client;
let adminId: string;
let seller: Person;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  adminId = (await admin.sessions.current()).user.id;
  seller = await buildUser(test, admin);
});
afterAll(() => test.close());

describe('the bin', () => {
  it('lists what the caller may bring back, newest first, with who deleted it and until when', async () => {
    const customer = await buildCustomer(seller.client);
    const contact = await buildContact(seller.client);
    await admin.customers.delete({ id: customer.id });
    test.clock.now += 1000;
    await seller.client.contacts.delete({ id: contact.id });
    const { items } = await admin.bin.list({});
    expect(items.slice(0, 2)).toMatchObject([
      { kind: 'contact', id: contact.id, number: contact.number, title: contact.name, deletedById: seller.id },
      { kind: 'customer', id: customer.id, deletedById: adminId },
    ]);
    expect(Date.parse(items[0]?.purgeAt ?? '') - Date.parse(items[0]?.deletedAt ?? '')).toBe(30 * day);
    // The role lets nobody in sales delete customers.
    const mine = (await seller.client.bin.list({})).items.map((item) => item.id);
    expect(mine).toEqual([contact.id]);
    expect(await faultOf(seller.client.bin.restore({ kind: 'customer', id: customer.id }))).toMatchObject({
      code: 'not_found',
    });
  });

  it('goes on by page and keeps to one kind', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => buildContact(admin, { tags: ['页'] })));
    for (const { id } of made) await admin.contacts.delete({ id });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.bin.list({ kind: 'contact', limit: 2, cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(made.map((contact) => contact.id)));
  });

  it('lists a person customer once and brings both halves back', async () => {
    const customer = await buildCustomer(admin, { kind: 'person', name: '王伯当' });
    await admin.customers.delete({ id: customer.id });
    const titles = (await admin.bin.list({})).items.filter((item) => item.title === '王伯当');
    expect(titles.map((item) => item.kind)).toEqual(['customer']);
    await admin.bin.restore({ kind: 'customer', id: customer.id });
    expect((await admin.contacts.list({ q: '王伯当' })).items).toHaveLength(1);
  });

  it('gives a record back with its links, tags, facts, timeline and place in the search', async () => {
    const customer = await buildCustomer(admin, {
      name: '丽水云栈竹木',
      tags: ['回'],
      phones: [{ label: '', value: '057488006127' }],
    });
    const contact = await buildContact(admin, { customers: [{ id: customer.id, role: 'user' }] });
    await buildActivity(admin, { kind: 'call', subjects: [{ kind: 'customer', id: customer.id }] });
    const before = await admin.customers.read({ id: customer.id });
    await admin.customers.delete({ id: customer.id });
    expect((await admin.search.find({ q: '丽水云栈' })).items).toEqual([]);
    expect((await admin.contacts.read({ id: contact.id })).customers).toEqual([]);
    const { version } = await admin.bin.restore({ kind: 'customer', id: customer.id });
    expect(version).toBe(before.version + 2);
    const { version: _v, updatedAt: _u, ...same } = before;
    expect(await admin.customers.read({ id: customer.id })).toMatchObject(same);
    expect((await admin.search.find({ q: '丽水云栈' })).items).toHaveLength(1);
    expect((await admin.contacts.read({ id: contact.id })).customers).toMatchObject([
      { id: customer.id, role: 'user' },
    ]);
    const kinds = (await admin.customers.timeline({ id: customer.id })).items.map((entry) => entry.kind);
    expect(kinds).toEqual(expect.arrayContaining(['created', 'call', 'restored']));
  });
});

describe('a file in the bin', () => {
  it('is listed for whoever may delete it and comes back to its customer', async () => {
    const customer = await buildCustomer(seller.client);
    const file = await buildFile(seller.client, {
      name: '报价.txt',
      subjects: [{ kind: 'customer', id: customer.id }],
    });
    await seller.client.files.delete({ id: file.id });
    expect((await seller.client.bin.list({ kind: 'file' })).items).toMatchObject([{ id: file.id, title: '报价.txt' }]);
    await seller.client.bin.restore({ kind: 'file', id: file.id });
    expect((await seller.client.files.read({ id: file.id })).subjects.map((subject) => subject.id)).toEqual([
      customer.id,
    ]);
    expect((await seller.client.bin.list({ kind: 'file' })).items).toEqual([]);
  });
});

describe('after thirty days', () => {
  it('a record is deleted for good with what is only about it; younger ones and the living stay', async () => {
    const [old, living] = [await buildCustomer(admin), await buildCustomer(admin)];
    const subjects = [{ kind: 'customer' as const, id: old.id }];
    const onlyOld = await buildActivity(admin, { kind: 'call', subjects });
    const both = await buildActivity(admin, {
      kind: 'call',
      subjects: [...subjects, { kind: 'customer', id: living.id }],
    });
    const contact = await buildContact(admin, { customers: [{ id: old.id, role: null }] });
    await admin.customers.delete({ id: old.id });
    test.clock.now += 29 * day;
    // Sessions end after thirty days; the records go on.
    admin = (await signedIn(test, adminId, '')).client;
    const young = await buildCustomer(admin);
    await admin.customers.delete({ id: young.id });
    test.clock.now += 2 * day;
    admin = (await signedIn(test, adminId, '')).client;
    const job = await purgeWhatIsDue(test.engine.services);
    await test.engine.services.jobs.settled(job ?? '');
    const binned = (await admin.bin.list({ limit: 200 })).items.map((item) => item.id);
    expect(binned).toContain(young.id);
    expect(binned).not.toContain(old.id);
    expect(await faultOf(admin.bin.restore({ kind: 'customer', id: old.id }))).toMatchObject({ code: 'not_found' });
    expect(binned).toContain(onlyOld.id);
    expect((await admin.activities.read({ id: both.id })).subjects.map((subject) => subject.id)).toEqual([living.id]);
    expect((await admin.contacts.read({ id: contact.id })).customers).toEqual([]);
    const left = await test.engine.services.reader.all(
      `SELECT 'timeline' FROM timeline_link WHERE subject_id = ? UNION ALL SELECT 'search' FROM search_document WHERE record_id = ?
       UNION ALL SELECT 'link' FROM customer_contact WHERE customer_id = ?`,
      [old.id, old.id, old.id],
    );
    expect(left).toEqual([]);
    const audit = await test.engine.services.reader.all<{ operation: string }>(
      'SELECT operation FROM audit WHERE record_id = ? ORDER BY sequence',
      [old.id],
    );
    expect(audit.map((line) => line.operation)).toEqual(['customer.created', 'customer.deleted', 'customer.purged']);
  });

  it('one job waits for it at a time, however often Hearth is started before it ran', async () => {
    const customer = await buildCustomer(admin);
    await admin.customers.delete({ id: customer.id });
    test.clock.now += 31 * day;
    const { services } = test.engine;
    const jobs = () => services.reader.all<{ id: string }>(`SELECT id FROM job WHERE kind = 'bin.purge' ORDER BY id`);
    const before = await jobs();
    // As a crash leaves it: enqueued, and nothing of it done.
    const { result: waiting } = await services.writer.command(async (unit) => {
      const id = unit.newId();
      await unit.insertRow('job', {
        id,
        kind: 'bin.purge',
        state: 'waiting',
        batch_id: id,
        payload: JSON.stringify({ limit: test.clock.now - 30 * day }),
        total: 1,
        user_id: null,
        created_at: unit.now,
        updated_at: unit.now,
      });
      return id;
    });
    expect(await purgeWhatIsDue(services)).toBe(waiting);
    expect(await purgeWhatIsDue(services)).toBe(waiting);
    expect((await jobs()).length).toBe(before.length + 1);
    await services.jobs.resume();
    await services.jobs.settled(waiting);
    expect(await services.jobs.read(waiting)).toMatchObject({ state: 'done' });
    admin = (await signedIn(test, adminId, '')).client;
    expect(await faultOf(admin.bin.restore({ kind: 'customer', id: customer.id }))).toMatchObject({
      code: 'not_found',
    });
  });
});
