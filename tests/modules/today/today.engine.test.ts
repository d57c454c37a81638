import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteReminders } from '@engine/modules/notices';
import type { Person } from '../../support/builders';
import { buildActivity, buildCustomer, buildUser } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

const hour = 3_600_000;
let test: TestEngine;
let admin: Client;
let seller: Person;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  seller = await buildUser(test, admin);
});
afterAll(() => test.close());

const iso = (offset: number) => new Date(test.clock.now + offset).toISOString();

describe('Today', () => {
  it('sorts my open tasks by day in the firm’s time zone and leaves out what is done or somebody else’s', async () => {
    const me = await buildUser(test, admin);
    // It is Friday 2026-11-20, 10:42 in Shanghai.
    for (const [subject, dueDate] of [
      ['昨天', '2026-11-19'],
      ['今天', '2026-11-20'],
      ['周日', '2026-11-22'],
      ['下周', '2026-11-23'],
      ['不定', null],
    ] as const)
      await buildActivity(me.client, { kind: 'task', subject, dueDate });
    await buildActivity(me.client, { kind: 'task', subject: '做完', dueDate: '2026-11-20', doneAt: iso(0) });
    await buildActivity(seller.client, { kind: 'task', subject: '别人的', dueDate: '2026-11-20' });
    const today = await me.client.today.read();
    const titles = (group: { items: { subject?: string | undefined }[] }) => group.items.map((item) => item.subject);
    expect(today.day).toBe('2026-11-20');
    expect(titles(today.overdue)).toEqual(['昨天']);
    expect(titles(today.dueToday)).toEqual(['今天']);
    expect(titles(today.dueThisWeek)).toEqual(['周日']);
    expect(titles(today.withoutDate)).toEqual(['不定']);
    expect(today.doneToday).toBe(1);
  });

  it('shows my appointments in order, with the names of what they are about', async () => {
    const me = await buildUser(test, admin);
    const customer = await buildCustomer(me.client);
    const subjects = [{ kind: 'customer' as const, id: customer.id }];
    await buildActivity(me.client, { kind: 'meeting', subject: '过单', startAt: iso(5 * hour), subjects });
    await buildActivity(me.client, { kind: 'visit', subject: '测压', startAt: iso(2 * hour), subjects });
    await buildActivity(me.client, { kind: 'visit', subject: '明天', startAt: iso(24 * hour), subjects });
    const { schedule, withoutNextStep } = await me.client.today.read();
    expect(schedule.map((item) => item.subject)).toEqual(['测压', '过单']);
    expect(schedule[0]?.subjects).toEqual([{ kind: 'customer', id: customer.id, name: customer.name }]);
    expect(withoutNextStep.count).toBe(0);
  });

  it('names customers of mine without a next step and those I saw or changed last', async () => {
    const me = await buildUser(test, admin);
    const [quiet, other] = [await buildCustomer(me.client), await buildCustomer(seller.client)];
    test.clock.now += hour;
    await me.client.today.seen({ kind: 'customer', id: other.id });
    const today = await me.client.today.read();
    expect(today.withoutNextStep).toMatchObject({ count: 1, items: [{ id: quiet.id, name: quiet.name }] });
    expect(today.recentCustomers).toMatchObject([
      { id: other.id, why: 'seen' },
      { id: quiet.id, why: 'changed' },
    ]);
    await admin.customers.delete({ id: other.id });
    expect((await me.client.today.read()).recentCustomers.map((item) => item.id)).toEqual([quiet.id]);
    expect(await faultOf(me.client.today.seen({ kind: 'customer', id: other.id }))).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('notices', () => {
  it('say what somebody else gave me, and nothing about what I did myself', async () => {
    const me = await buildUser(test, admin);
    await buildCustomer(me.client);
    const given = await buildCustomer(admin, { ownerId: me.id });
    const { items, unseen } = await me.client.notices.list({});
    expect(items).toMatchObject([
      { kind: 'assigned', record: { kind: 'customer', id: given.id, title: given.name }, seenAt: null },
    ]);
    expect(unseen).toBe(1);
    expect((await me.client.today.read()).assigned).toMatchObject([{ id: given.id, title: given.name }]);
    expect((await seller.client.notices.list({})).items).toEqual([]);
    await admin.customers.patch({ id: given.id, version: 1, ownerId: seller.id, departmentId: seller.departmentId });
    const [notice] = items;
    expect(await me.client.notices.seen({ ids: [notice?.id ?? ''] })).toEqual({ unseen: 0 });
    expect(await faultOf(seller.client.notices.snooze({ id: notice?.id ?? '', until: iso(hour) }))).toMatchObject({
      code: 'not_found',
    });
  });

  it('remind once at the time asked for, again after a snooze, and no more once the task is done', async () => {
    const me = await buildUser(test, admin);
    const task = await buildActivity(me.client, { kind: 'task', subject: '催款', remindAt: iso(hour) });
    const remind = () => noteReminders(test.engine.services, test.clock.now - hour);
    await remind();
    expect((await me.client.notices.list({})).items).toEqual([]);
    test.clock.now += hour;
    await remind();
    await remind();
    const { items } = await me.client.notices.list({});
    expect(items).toMatchObject([{ kind: 'reminder', record: { id: task.id, title: '催款' } }]);
    expect((await me.client.today.read()).reminders.map((item) => item.id)).toEqual([task.id]);
    const id = items[0]?.id ?? '';
    expect(await me.client.notices.snooze({ id, until: iso(hour) })).toEqual({ unseen: 0 });
    expect((await me.client.notices.list({})).items).toEqual([]);
    test.clock.now += hour;
    await remind();
    expect(await me.client.notices.list({})).toMatchObject({ unseen: 1, items: [{ id, at: iso(0) }] });
    await me.client.activities.patch({ id: task.id, version: 1, doneAt: iso(0) });
    expect(await me.client.notices.list({})).toMatchObject({ unseen: 0, items: [] });
  });

  it('come back after a restart of the engine that slept through the time', async () => {
    const me = await buildUser(test, admin);
    const task = await buildActivity(me.client, { kind: 'call', startAt: iso(3 * hour), remindAt: iso(2 * hour) });
    test.clock.now += 3 * hour;
    await noteReminders(test.engine.services, test.clock.now);
    expect((await me.client.notices.list({ only: 'unseen' })).items.map((item) => item.record?.id)).toEqual([task.id]);
  });
});
