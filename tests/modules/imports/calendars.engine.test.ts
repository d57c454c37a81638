import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildImportThread } from '../../support/import-thread';
import { importAll, importFile, settled } from '../../support/imports';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
beforeAll(async () => {
  await buildImportThread();
  test = await startTestEngine({ now: Date.now() });
  admin = test.client(await setUp(test));
});
afterAll(() => test.close());

const calendar = (...events: string[]) => ({
  name: 'calendar.ics',
  content: ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n'),
});
const event = (uid: string, ...lines: string[]) =>
  ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');
/** So many days from today, as calendars write days. */
const stamp = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
const called = async (subject: string) =>
  (await admin.activities.list({ filter: { field: 'subject', op: 'eq', value: subject }, sort: 'happenedAt' })).items;
const moment = (text: string) =>
  new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')).toISOString();

describe('a calendar is refused', () => {
  it('to whoever may not import activities, without an event, and where it is none', async () => {
    const { client } = await addColleague(test, admin, { username: 'service', role: 'owner' });
    const file = calendar(event('a', 'SUMMARY:甲', `DTSTART:${stamp(1)}T010000Z`));
    expect((await faultOf(importFile(client, 'activities', file))).code).toBe('not_allowed');
    expect(await faultOf(importFile(admin, 'activities', calendar()))).toMatchObject({ code: 'invalid_input' });
  });

  it('row by row: a rule without end every second, one of a thousand million times, a time that is none', async () => {
    const file = calendar(
      event('s', 'SUMMARY:每秒', `DTSTART:${stamp(1)}T010000Z`, 'RRULE:FREQ=SECONDLY'),
      event('h', 'SUMMARY:百年', 'DTSTART:19000101T100000Z', 'RRULE:FREQ=DAILY;COUNT=1000000000'),
      event('x', 'SUMMARY:无时', 'DTSTART:soon'),
      event('g', 'SUMMARY:好的', `DTSTART:${stamp(1)}T010000Z`),
    );
    const done = await importAll(test, admin, 'activities', file);
    expect(done).toMatchObject({ status: 'done', plan: { create: 1, faults: 3 } });
    expect(await called('好的')).toHaveLength(1);
    expect(await called('每秒')).toEqual([]);
  });
});

describe('a calendar comes in', () => {
  it('with times in their zones, whole days, places, texts and whom it was with', async () => {
    const contact = await admin.contacts.create({
      name: '周雅琴',
      emails: [{ label: 'work', value: 'zhou@qinghe.example' }],
    });
    await importAll(
      test,
      admin,
      'activities',
      calendar(
        event(
          'zone',
          'SUMMARY:柏林会议\\, 二期',
          `DTSTART;TZID=Europe/Berlin:20270328T140000`,
          `DTEND;TZID=Europe/Berlin:20270328T153000`,
          'LOCATION:3 号车间',
          'DESCRIPTION:第一行\\n第二行',
          'ATTENDEE;CN=Zhou:mailto:Zhou@qinghe.example',
          'ATTENDEE:mailto:nobody@elsewhere.example',
        ),
        event('day', 'SUMMARY:展会', 'DTSTART;VALUE=DATE:20270401'),
      ),
    );
    const [meeting] = await called('柏林会议, 二期');
    expect(meeting).toMatchObject({
      kind: 'meeting',
      startAt: '2027-03-28T12:00:00.000Z',
      endAt: '2027-03-28T13:30:00.000Z',
      place: '3 号车间',
      body: '第一行\n第二行',
      doneAt: null,
      subjects: [{ kind: 'contact', id: contact.id, name: '周雅琴' }],
    });
    expect(await called('展会')).toEqual([expect.objectContaining({ dueDate: '2027-04-01', startAt: null })]);
  });

  it('series occurrence by occurrence, without what was left out, with what was moved', async () => {
    const at = (days: number) => `${stamp(days)}T010000Z`;
    await importAll(
      test,
      admin,
      'activities',
      calendar(
        event('w', 'SUMMARY:周会', `DTSTART:${at(7)}`, 'RRULE:FREQ=WEEKLY;COUNT=4', `EXDATE:${at(14)}`),
        event('w', 'SUMMARY:周会改期', `RECURRENCE-ID:${at(21)}`, `DTSTART:${stamp(22)}T070000Z`),
        event('e', 'SUMMARY:没完', `DTSTART:${at(1)}`, 'RRULE:FREQ=DAILY'),
      ),
    );
    expect((await called('周会')).map(({ startAt }) => startAt)).toEqual([moment(at(7)), moment(at(28))]);
    expect((await called('周会改期')).map(({ startAt }) => startAt)).toEqual([moment(`${stamp(22)}T070000Z`)]);
    const endless = await admin.activities.list({
      filter: { field: 'subject', op: 'eq', value: '没完' },
      total: 'exact',
      limit: 1,
    });
    expect(endless.total).toBeGreaterThan(390);
    expect(endless.total).toBeLessThan(405);
  });

  it('a second time by UID: what is the same stays, what changed changes, nothing comes twice; undone as a whole', async () => {
    const first = (place: string) =>
      calendar(
        event('u1', 'SUMMARY:同一件', `DTSTART:${stamp(3)}T010000Z`, `LOCATION:${place}`),
        event('u2', 'SUMMARY:另一件', `DTSTART:${stamp(3)}T030000Z`),
      );
    const once = await importAll(test, admin, 'activities', first('甲'));
    expect(once.plan).toMatchObject({ create: 2 });
    const again = await importFile(admin, 'activities', first('甲'));
    await admin.imports.plan({ id: again.id });
    const planned = await admin.imports.read({ id: again.id });
    expect(planned.plan).toMatchObject({ create: 0, update: 0, skip: 2 });
    const changed = await importAll(test, admin, 'activities', first('乙'));
    expect(changed.plan).toMatchObject({ create: 0, update: 1, skip: 1 });
    expect(await called('同一件')).toEqual([expect.objectContaining({ place: '乙' })]);
    await admin.imports.undo({ id: changed.id });
    await settled(test, admin, changed.id);
    expect(await called('同一件')).toEqual([expect.objectContaining({ place: '甲' })]);
    await admin.imports.undo({ id: once.id });
    await settled(test, admin, once.id);
    expect(await called('另一件')).toEqual([]);
  });

  it('ten thousand events, while others go on working', async () => {
    const events = Array.from({ length: 10_000 }, (_, index) =>
      event(`m${index}`, `SUMMARY:第${index}件`, `DTSTART:${stamp(index % 300)}T010000Z`),
    );
    const { id } = await importFile(admin, 'activities', calendar(...events));
    let longest = 0;
    let isDone = false;
    const others = async () => {
      while (!isDone) {
        const start = performance.now();
        await admin.activities.list({ limit: 20 });
        longest = Math.max(longest, performance.now() - start);
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
    };
    const working = others();
    await admin.imports.plan({ id });
    await admin.imports.run({ id });
    const done = await settled(test, admin, id);
    isDone = true;
    await working;
    expect(done).toMatchObject({ status: 'done', plan: { create: 10_000, faults: 0 } });
    expect(longest).toBeLessThan(1_000);
  }, 240_000);
});
