import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../support/builders';
import { buildActivity, buildContact, buildCustomer, buildUser } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

const hour = 3_600_000;
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

const iso = (offset: number) => new Date(test.clock.now + offset).toISOString();
const about = (id: string, kind: 'customer' | 'contact' = 'customer') => [{ kind, id }];

describe('refusals', () => {
  it('days and times before 1970 or after 2100', async () => {
    for (const [field, value] of [
      ['dueDate', '1969-12-31'],
      ['dueDate', '2101-01-01'],
      ['startAt', '1969-12-31T09:00:00Z'],
      ['startAt', '2101-01-01T09:00:00Z'],
    ] as const)
      expect(await faultOf(admin.activities.create({ kind: 'task', subject: 'x', [field]: value }))).toEqual({
        code: 'invalid_input',
        data: { reason: 'strangeDate', field },
      });
  });
});

describe('who sees an activity', () => {
  it('is decided by its subjects: a customer out of sight hides it, and cannot be a subject', async () => {
    const customer = await buildCustomer(stranger.client);
    const call = await buildActivity(stranger.client, { kind: 'call', subjects: about(customer.id) });
    expect(await faultOf(seller.client.activities.read({ id: call.id }))).toMatchObject({ code: 'not_found' });
    expect((await seller.client.activities.list({ total: 'exact' })).items.map((item) => item.id)).not.toContain(
      call.id,
    );
    expect(await faultOf(buildActivity(seller.client, { subjects: about(customer.id) }))).toEqual({
      code: 'invalid_input',
      data: { reason: 'badValue', field: 'subjects' },
    });
  });

  it('is decided by the right to the kind: whose role says own sees only own ones, on the timeline too', async () => {
    const service = await buildUser(test, admin, { role: 'service' });
    const customer = await buildCustomer(seller.client);
    const theirs = await buildActivity(seller.client, { kind: 'visit', subjects: about(customer.id) });
    const own = await buildActivity(service.client, { kind: 'note', subjects: about(customer.id) });
    expect(await faultOf(service.client.activities.read({ id: theirs.id }))).toMatchObject({ code: 'not_found' });
    const sources = (await service.client.customers.timeline({ id: customer.id, kinds: 'visit,note' })).items.map(
      (entry) => entry.source.id,
    );
    expect(sources).toEqual([own.id]);
    const list = await service.client.activities.list({
      filter: { field: 'customerId', op: 'eq', value: customer.id },
    });
    expect(list.items.map((item) => item.id)).toEqual([own.id]);
  });

  it('without subjects is the owner’s alone', async () => {
    const task = await buildActivity(seller.client, { kind: 'task', subject: '买菊花茶' });
    const colleague = await buildUser(test, admin, { departmentId: seller.departmentId });
    expect((await seller.client.activities.read({ id: task.id })).subject).toBe('买菊花茶');
    expect(await faultOf(colleague.client.activities.read({ id: task.id }))).toMatchObject({ code: 'not_found' });
    expect((await colleague.client.search.find({ q: '买菊花茶' })).items).toEqual([]);
  });

  it('names only the subjects the reader sees, and a save leaves the others', async () => {
    const [mine, theirs] = [await buildCustomer(seller.client), await buildCustomer(stranger.client)];
    const meeting = await buildActivity(admin, {
      kind: 'meeting',
      ownerId: seller.id,
      subjects: [...about(mine.id), ...about(theirs.id)],
    });
    const seen = await seller.client.activities.read({ id: meeting.id });
    expect(seen.subjects).toEqual([{ kind: 'customer', id: mine.id, name: mine.name }]);
    await seller.client.activities.patch({
      id: meeting.id,
      version: seen.version,
      subjects: about(mine.id),
      body: '改',
    });
    expect((await admin.activities.read({ id: meeting.id })).subjects).toHaveLength(2);
  });
});

describe('the search', () => {
  it('finds an old activity of mine to see behind hundreds of newer ones that are not', async () => {
    const lead = await buildUser(test, admin, {
      departmentId: seller.departmentId,
      role: { grants: { customer: { view: 'department' }, activity: { view: 'all' } } },
    });
    const [ours, theirs] = [await buildCustomer(seller.client), await buildCustomer(stranger.client)];
    const call = await buildActivity(seller.client, {
      kind: 'call',
      subject: '空压机房噪声',
      subjects: about(ours.id),
    });
    for (let number = 0; number < 230; number += 1)
      await buildActivity(stranger.client, { subject: `空压机房噪声 ${number}`, subjects: about(theirs.id) });
    const { items } = await lead.client.search.find({ q: '空压机房噪声', kinds: 'activity' });
    expect(items.map((item) => item.id)).toEqual([call.id]);
  });
});

describe('logging', () => {
  it('needs a kind and a subject only: it happened now, is done, and is called after its text', async () => {
    const customer = await buildCustomer(seller.client);
    const call = await seller.client.activities.create({
      kind: 'call',
      body: '问联控柜能否分期\n周一现场谈',
      subjects: about(customer.id),
    });
    expect(call).toMatchObject({
      subject: '问联控柜能否分期',
      startAt: iso(0),
      doneAt: iso(0),
      happenedAt: iso(0),
      ownerId: seller.id,
    });
    const bare = await seller.client.activities.create({ kind: 'visit', subjects: about(customer.id) });
    expect(bare.subject).toBe('Visit');
  });

  it('with a time to come is planned, not done', async () => {
    const meeting = await buildActivity(seller.client, { kind: 'meeting', startAt: iso(5 * hour) });
    expect(meeting).toMatchObject({ doneAt: null, happenedAt: iso(5 * hour) });
  });

  it('stands on the timelines of contact and customer when the contact has one customer', async () => {
    const customer = await buildCustomer(seller.client);
    const contact = await buildContact(seller.client, { customers: [{ id: customer.id, role: null }] });
    const call = await buildActivity(seller.client, {
      kind: 'call',
      body: '约测压',
      subjects: about(contact.id, 'contact'),
    });
    for (const page of [
      await seller.client.customers.timeline({ id: customer.id }),
      await seller.client.contacts.timeline({ id: contact.id }),
    ])
      expect(page.items.find((entry) => entry.source.id === call.id)).toMatchObject({
        kind: 'call',
        actorId: seller.id,
        summary: { subject: call.subject, body: '约测压' },
      });
    for (const record of [
      await seller.client.customers.read({ id: customer.id }),
      await seller.client.contacts.read({ id: contact.id }),
    ])
      expect(record.lastContactAt).toBe(call.happenedAt);
  });

  it('moves on the timelines with a change, vanishes with the bin and comes back', async () => {
    const [first, second] = [await buildCustomer(seller.client), await buildCustomer(seller.client)];
    const call = await buildActivity(seller.client, { kind: 'call', subjects: about(first.id) });
    const on = async (id: string) =>
      (await seller.client.customers.timeline({ id, kinds: 'call' })).items.map((entry) => entry.source.id);
    await seller.client.activities.patch({ id: call.id, version: 1, subjects: about(second.id) });
    expect([await on(first.id), await on(second.id)]).toEqual([[], [call.id]]);
    await seller.client.activities.delete({ id: call.id });
    expect(await on(second.id)).toEqual([]);
    await seller.client.activities.restore({ id: call.id });
    expect(await on(second.id)).toEqual([call.id]);
  });
});

describe('what a customer’s line shows', () => {
  it('is the last contact that reached somebody and the earliest open step', async () => {
    const customer = await buildCustomer(seller.client);
    const facts = async () => {
      const { lastContactAt, lastContactKind, nextStep, nextStepAt, version } = await seller.client.customers.read({
        id: customer.id,
      });
      expect(version).toBe(1);
      return { lastContactAt, lastContactKind, nextStep, nextStepAt };
    };
    const visit = await buildActivity(seller.client, {
      kind: 'visit',
      startAt: iso(-48 * hour),
      subjects: about(customer.id),
    });
    const call = await buildActivity(seller.client, {
      kind: 'call',
      startAt: iso(-hour),
      subjects: about(customer.id),
    });
    await buildActivity(seller.client, { kind: 'call', outcome: 'missed', subjects: about(customer.id) });
    await buildActivity(seller.client, { kind: 'note', subjects: about(customer.id) });
    expect(await facts()).toEqual({
      lastContactAt: iso(-hour),
      lastContactKind: 'call',
      nextStep: null,
      nextStepAt: null,
    });
    await seller.client.activities.delete({ id: call.id });
    expect(await facts()).toMatchObject({ lastContactAt: visit.happenedAt, lastContactKind: 'visit' });
    await seller.client.activities.restore({ id: call.id });
    expect(await facts()).toMatchObject({ lastContactKind: 'call' });

    const later = await buildActivity(seller.client, {
      kind: 'task',
      subject: '发报价',
      dueDate: '2026-11-30',
      subjects: about(customer.id),
    });
    const sooner = await buildActivity(seller.client, {
      kind: 'task',
      subject: '回电',
      dueDate: '2026-11-18',
      subjects: about(customer.id),
    });
    expect(await facts()).toMatchObject({ nextStep: '回电', nextStepAt: '2026-11-17T16:00:00.000Z' });
    await seller.client.activities.patch({ id: sooner.id, version: 1, doneAt: iso(0) });
    expect(await facts()).toMatchObject({ nextStep: '发报价' });
    await buildActivity(seller.client, {
      kind: 'visit',
      subject: '现场测压',
      startAt: iso(24 * hour),
      subjects: about(customer.id),
    });
    expect(await facts()).toMatchObject({ nextStep: '现场测压', nextStepAt: iso(24 * hour) });
    await seller.client.activities.delete({ id: later.id });
    expect(await facts()).toMatchObject({ nextStep: '现场测压' });
  });

  it('answers ‘no activity for 30 days’', async () => {
    const [quiet, fresh, never] = [
      await buildCustomer(seller.client, { tags: ['静'] }),
      await buildCustomer(seller.client, { tags: ['静'] }),
      await buildCustomer(seller.client, { tags: ['静'] }),
    ];
    await buildActivity(seller.client, { kind: 'call', startAt: iso(-40 * 24 * hour), subjects: about(quiet.id) });
    await buildActivity(seller.client, { kind: 'call', startAt: iso(-2 * 24 * hour), subjects: about(fresh.id) });
    const { items } = await seller.client.customers.list({
      filter: {
        and: [
          { field: 'tags', op: 'in', value: ['静'] },
          {
            or: [
              { field: 'lastContactAt', op: 'lt', value: { daysAgo: 30 } },
              { field: 'lastContactAt', op: 'empty', value: true },
            ],
          },
        ],
      },
      sort: 'number',
    });
    expect(items.map((item) => item.id)).toEqual([quiet.id, never.id]);
  });
});

describe('tasks', () => {
  it('may be given to somebody by whoever may edit them, and only to somebody there is', async () => {
    const customer = await buildCustomer(seller.client);
    const colleague = await buildUser(test, admin, { departmentId: seller.departmentId });
    const task = await buildActivity(seller.client, {
      kind: 'task',
      ownerId: colleague.id,
      subjects: about(customer.id),
    });
    expect(task).toMatchObject({ ownerId: colleague.id, can: ['view', 'create'] });
    expect(
      await faultOf(seller.client.activities.patch({ id: task.id, version: 1, ownerId: seller.id })),
    ).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(buildActivity(seller.client, { kind: 'task', ownerId: crypto.randomUUID() }))).toMatchObject({
      data: { reason: 'badValue', field: 'ownerId' },
    });
  });

  it('are listed open and overdue, in the order they are due, those without a day last', async () => {
    const own = await buildUser(test, admin, { departmentId: seller.departmentId });
    for (const dueDate of ['2026-11-25', '2026-11-18', null, '2026-11-19'])
      await buildActivity(own.client, { kind: 'task', subject: `到期 ${dueDate ?? '无'}`, dueDate });
    const done = await buildActivity(own.client, { kind: 'task', dueDate: '2026-11-10' });
    await own.client.activities.patch({ id: done.id, version: 1, doneAt: iso(0) });
    const open = {
      and: [
        { field: 'ownerId', op: 'eq' as const, value: own.id },
        { field: 'kind', op: 'eq' as const, value: 'task' },
        { field: 'doneAt', op: 'empty' as const, value: true },
      ],
    };
    const all = await own.client.activities.list({ filter: open, sort: 'dueDate' });
    expect(all.items.map((item) => item.dueDate)).toEqual(['2026-11-18', '2026-11-19', '2026-11-25', null]);
    const overdue = await own.client.activities.list({
      filter: { and: [...open.and, { field: 'dueDate', op: 'lt', value: { daysAgo: 0 } }] },
      sort: 'dueDate',
    });
    expect(overdue.items.map((item) => item.dueDate)).toEqual(['2026-11-18', '2026-11-19']);
    expect(overdue.total).toBe(2);
  });
});
