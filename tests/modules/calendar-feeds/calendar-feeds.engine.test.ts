import nodeIcal from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveHttp } from '@engine/transport/http';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague, firmId } from '../../support/people';

let test: TestEngine;
let admin: Client;
let li: Colleague;
let he: Colleague;
let close: () => Promise<void>;
let address: string;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const sales = await admin.departments.create({ name: '销售一部', parentId: await firmId(admin) });
  li = await addColleague(test, admin, { username: 'li', name: '李敏', role: 'sales', departmentId: sales.id });
  he = await addColleague(test, admin, { username: 'he', name: '何嘉', role: 'sales', departmentId: sales.id });
  const served = await serveHttp(test.engine, { host: '127.0.0.1', port: 0, pages: undefined });
  address = served.address;
  close = () => served.server.close();
});
afterAll(async () => {
  await close();
  await test.close();
});

const at = (text: string) => new Date(`${text}+08:00`).toISOString();
const fetched = (token: string) => fetch(`${address}/calendars/${token}.ics`);
async function makeFeed(who: Colleague, scope: 'own' | 'department' = 'own') {
  const feed = await who.client.calendarFeeds.create({ name: '手机', scope });
  return { id: feed.id, token: feed.feedToken ?? '' };
}

/** What another program reads there. */
async function eventsOf(token: string) {
  const response = await fetched(token);
  expect(response.status).toBe(200);
  const events = Object.values(nodeIcal.sync.parseICS(await response.text()));
  const found = events.flatMap((event) => (event?.type === 'VEVENT' ? [event] : []));
  return found.sort((left, right) => left.start.getTime() - right.start.getTime());
}
const titlesOf = async (token: string) => (await eventsOf(token)).map(({ summary }) => JSON.stringify(summary)).sort();

describe('what is refused', () => {
  it('signed out, without a name, more than ten, another’s', async () => {
    expect((await faultOf(test.client().calendarFeeds.list())).code).toBe('signed_out');
    expect((await faultOf(test.client().calendarFeeds.create({ name: 'x' }))).code).toBe('signed_out');
    expect((await faultOf(he.client.calendarFeeds.create({ name: ' ' }))).code).toBe('invalid_input');
    const many = [];
    for (let index = 0; index < 10; index += 1) many.push(await makeFeed(he));
    expect((await faultOf(he.client.calendarFeeds.create({ name: 'x' }))).data.reason).toBe('tooManyFeeds');
    expect((await faultOf(li.client.calendarFeeds.delete({ id: many[0]?.id ?? '' }))).code).toBe('not_found');
    for (const { id } of many) await he.client.calendarFeeds.delete({ id });
    expect((await he.client.calendarFeeds.list()).items).toEqual([]);
  });

  it('an address nobody made, a mangled one, one that was taken back, one of somebody who left', async () => {
    expect((await fetched('x'.repeat(200))).status).toBeGreaterThanOrEqual(400);
    for (const token of ['x'.repeat(43), 'short', '..%2Fsetup']) expect((await fetched(token)).status).toBe(404);
    const feed = await makeFeed(li);
    expect((await fetched(feed.token)).status).toBe(200);
    await li.client.calendarFeeds.delete({ id: feed.id });
    expect((await fetched(feed.token)).status).toBe(404);
    const gone = await addColleague(test, admin, { username: 'gone', role: 'sales' });
    const theirs = await makeFeed(gone);
    await admin.users.disable({ id: gone.id });
    expect((await fetched(theirs.token)).status).toBe(404);
  });

  it('nothing is written through it, and it signs nobody in', async () => {
    const { token } = await makeFeed(li);
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await fetch(`${address}/calendars/${token}.ics`, { method })).status).toBeGreaterThanOrEqual(400);
    const call = await fetch(`${address}/api/v1/customers`, { headers: { authorization: `Bearer ${token}` } });
    expect(call.status).toBe(401);
  });

  it('the secret is told once and kept nowhere', async () => {
    const commandId = 'made-once';
    const once = test.client(li.token, { commandId });
    const first = await once.calendarFeeds.create({ name: '笔记本' });
    expect(first.feedToken).toMatch(/^[\w-]{43}$/);
    expect((await once.calendarFeeds.create({ name: '笔记本' })).feedToken).toBeUndefined();
    const listed = await li.client.calendarFeeds.list();
    expect(JSON.stringify(listed)).not.toContain(first.feedToken);
    const db = test.engine.services.reader;
    for (const table of ['calendar_feed', 'command_answer', 'audit'])
      expect(JSON.stringify(await db.all(`SELECT * FROM ${table}`))).not.toContain(first.feedToken);
  });

  it('an address that asks without end waits', async () => {
    const visitor = test.client(null, { address: '10.0.0.9' });
    for (let index = 0; index < 300; index += 1) await faultOf(visitor.calendarFeeds.open({ token: 'guess' }));
    expect(await faultOf(visitor.calendarFeeds.open({ token: 'guess' }))).toMatchObject({
      code: 'too_many',
      data: { reason: 'feedTooOften', minutes: 10 },
    });
  });
});

describe('what another program reads', () => {
  it('one’s own activities with their times, days, places and whom they are about; no notes, nothing from the bin', async () => {
    const { token } = await makeFeed(li);
    const customer = await li.client.customers.create({ kind: 'company', name: '青禾冷链, 宁波; 总部' });
    await li.client.activities.create({
      kind: 'visit',
      subject: '送气体方案',
      place: '3 号车间',
      startAt: at('2026-11-24T09:30'),
      endAt: at('2026-11-24T11:00'),
      subjects: [{ kind: 'customer', id: customer.id }],
    });
    await li.client.activities.create({ kind: 'task', subject: '寄样品', dueDate: '2026-11-27' });
    await li.client.activities.create({ kind: 'note', subject: '随手记', startAt: at('2026-11-24T10:00') });
    const binned = await li.client.activities.create({
      kind: 'call',
      subject: '取消',
      startAt: at('2026-11-25T10:00'),
    });
    await li.client.activities.delete({ id: binned.id });
    const events = await eventsOf(token);
    expect(events.map(({ summary }) => summary)).toEqual(['送气体方案', '寄样品']);
    const [visit, task] = events;
    expect(visit).toMatchObject({ location: '3 号车间', status: 'CONFIRMED' });
    expect(visit?.description).toContain('青禾冷链, 宁波; 总部');
    expect([visit?.start.toISOString(), visit?.end?.toISOString()]).toEqual([
      at('2026-11-24T09:30'),
      at('2026-11-24T11:00'),
    ]);
    expect(task?.datetype).toBe('date');
    const text = await (await fetched(token)).text();
    expect(text).toContain('DTSTART;VALUE=DATE:20261127');
    expect(text).toContain('DTSTART:20261124T013000Z');
    const [feed] = (await li.client.calendarFeeds.list()).items.slice(-1);
    expect(feed?.lastReadAt).toBe(new Date(test.clock.now).toISOString());
  });

  it('each occurrence of a series at its hour, over changes of clocks, as it was moved', async () => {
    const { token } = await makeFeed(he);
    await he.client.activitySeries.create({
      kind: 'meeting',
      subject: '周会',
      startsOn: '2026-11-23',
      start: '09:00',
      length: 60,
      rule: { frequency: 'weekly', count: 3 },
    });
    const { items } = await he.client.activities.list({ filter: { field: 'subject', op: 'eq', value: '周会' } });
    const second = items.find(({ startAt }) => startAt === at('2026-11-30T09:00'));
    await he.client.activities.patch({
      id: second?.id ?? '',
      version: second?.version ?? 0,
      startAt: at('2026-12-01T15:00'),
      endAt: at('2026-12-01T16:00'),
    });
    const starts = (await eventsOf(token)).map(({ start }) => start.toISOString());
    expect(starts).toEqual(['2026-11-23T09:00', '2026-12-01T15:00', '2026-12-07T09:00'].map(at));
  });

  it('colleagues’ too where one wants, by name, and only what one sees', async () => {
    const { token } = await makeFeed(he, 'department');
    const titles = await titlesOf(token);
    expect(titles).toContain('"李敏: 送气体方案"');
    expect(titles).toContain('"周会"');
    // Without a subject it is its owner's alone.
    expect(titles.join()).not.toContain('寄样品');
    const customers = await admin.customers.list({ limit: 1 });
    await admin.customers.delete({ id: customers.items[0]?.id ?? '' });
    expect(await titlesOf(token)).not.toContain('"李敏: 送气体方案"');
  });
});
