import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extendSeries } from '@engine/modules/activity-series';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague, firmId } from '../../support/people';

let test: TestEngine;
let admin: Client;
let li: Colleague;
let elsewhere: Colleague;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const other = await admin.departments.create({ name: '销售二部', parentId: await firmId(admin) });
  li = await addColleague(test, admin, { username: 'li', role: 'sales' });
  elsewhere = await addColleague(test, admin, { username: 'zhao', role: 'sales', departmentId: other.id });
});
afterAll(() => test.close());

type Input = Parameters<Client['activitySeries']['create']>[0];
const weekly: Input = {
  kind: 'meeting',
  subject: '周会',
  startsOn: '2026-11-23',
  start: '09:00',
  length: 30,
  rule: { frequency: 'weekly', count: 6 },
};
const daysOf = async (from: string, to: string, client = li.client) => (await client.calendar.read({ from, to })).items;
const moments = async (from: string, to: string) =>
  (await daysOf(from, to)).map(({ subject, startAt }) => `${subject} ${startAt}`);

describe('what is refused', () => {
  it('signed out, without the right, and a series one sees nothing of', async () => {
    expect((await faultOf(test.client().activitySeries.create(weekly))).code).toBe('signed_out');
    const made = await li.client.activitySeries.create({ ...weekly, startsOn: '2027-01-04' });
    const [first] = await daysOf('2027-01-04', '2027-01-05');
    const of = { id: made.id, version: 1, activityId: first?.id ?? '', reach: 'all' } as const;
    expect((await faultOf(elsewhere.client.activitySeries.read({ id: made.id }))).code).toBe('not_found');
    expect((await faultOf(elsewhere.client.activitySeries.change({ ...of, subject: '别的' }))).code).toBe('not_found');
    expect((await faultOf(elsewhere.client.activitySeries.end(of))).code).toBe('not_found');
    expect((await faultOf(li.client.activitySeries.change({ ...of, version: 9, subject: 'x' }))).code).toBe(
      'stale_version',
    );
    expect((await li.client.activitySeries.end(of)).removed).toBe(6);
  });

  it.each<[string, Partial<Input>]>([
    ['a count beyond all reason', { rule: { frequency: 'daily', count: 100_000 } }],
    ['a step of nothing', { rule: { frequency: 'daily', interval: 0 } }],
    ['count and last day at once', { rule: { frequency: 'daily', count: 2, until: '2026-12-01' } }],
    ['weekdays for months', { rule: { frequency: 'monthly', weekdays: [1] } }],
    ['an eighth weekday', { rule: { frequency: 'weekly', weekdays: [8] } }],
    ['a last day before the first', { rule: { frequency: 'daily', until: '2026-11-01' } }],
    ['a last day in a hundred years', { rule: { frequency: 'yearly', until: '2126-11-23' } }],
    ['no such day', { startsOn: '2026-02-30' }],
    ['a beginning in the distant past', { startsOn: '1969-01-01' }],
    ['no such time', { start: '24:30' }],
    ['a length without a time', { start: null, length: 30 }],
    ['a note', { kind: 'note' as never }],
  ])('%s', async (_, change) => {
    expect((await faultOf(li.client.activitySeries.create({ ...weekly, ...change }))).code).toBe('invalid_input');
  });
});

describe('a series', () => {
  it('is written as activities, half a year ahead, and further as time goes by', async () => {
    const made = await li.client.activitySeries.create({
      ...weekly,
      subject: '长会',
      startsOn: '2026-11-24',
      rule: { frequency: 'weekly' },
    });
    expect(made.written).toBe(26);
    expect(await moments('2026-11-23', '2026-12-07')).toEqual([
      '长会 2026-11-24T01:00:00.000Z',
      '长会 2026-12-01T01:00:00.000Z',
    ]);
    expect(await moments('2027-05-24', '2027-07-01')).toEqual([]);
    test.clock.now += 20 * 86_400_000;
    await extendSeries(test.engine.services);
    await extendSeries(test.engine.services);
    expect(await moments('2027-05-24', '2027-06-15')).toHaveLength(3);
    test.clock.now -= 20 * 86_400_000;
    const [, second] = await daysOf('2026-11-23', '2026-12-07');
    await li.client.activitySeries.end({ id: made.id, version: 1, activityId: second?.id ?? '', reach: 'following' });
    await extendSeries(test.engine.services);
    expect(await moments('2026-11-23', '2027-01-01')).toEqual(['长会 2026-11-24T01:00:00.000Z']);
    expect(await moments('2027-05-01', '2027-07-01')).toEqual([]);
  });

  it('is changed one by one, from here on, or all; what is done or was moved by itself stays', async () => {
    const made = await li.client.activitySeries.create({ ...weekly, startsOn: '2027-03-01' });
    const [one, two, three, four, five] = await daysOf('2027-03-01', '2027-04-12');
    if (!one || !two || !three || !four || !five) throw new Error('they are not there');
    await li.client.activities.patch({ id: one.id, version: one.version, doneAt: '2027-03-01T02:00:00Z' });
    await li.client.activities.patch({ id: two.id, version: two.version, subject: '换地方' });
    await li.client.activities.patch({
      id: five.id,
      version: five.version,
      startAt: '2027-03-30T06:00:00Z',
      endAt: null,
    });
    const changed = await li.client.activitySeries.change({
      id: made.id,
      version: 1,
      activityId: three.id,
      reach: 'following',
      subject: '晨会',
      start: '08:30',
    });
    expect(changed).toMatchObject({ changed: 4, startsOn: '2027-03-15', start: '08:30', rule: { count: 4 } });
    expect(changed.id).not.toBe(made.id);
    expect(await moments('2027-03-01', '2027-04-12')).toEqual([
      '周会 2027-03-01T01:00:00.000Z',
      '换地方 2027-03-08T01:00:00.000Z',
      '晨会 2027-03-15T00:30:00.000Z',
      '晨会 2027-03-22T00:30:00.000Z',
      '晨会 2027-03-30T06:00:00.000Z',
      '晨会 2027-04-05T00:30:00.000Z',
    ]);
    expect(await li.client.activitySeries.read({ id: made.id })).toMatchObject({ endsOn: '2027-03-14' });
    const all = { id: made.id, version: 2, activityId: two.id, reach: 'all', place: '三楼' } as const;
    expect((await li.client.activitySeries.change(all)).changed).toBe(1);
    expect((await li.client.activities.read({ id: one.id })).place).toBeNull();
  });

  it('an occurrence in the bin is not written again', async () => {
    await li.client.activitySeries.create({ ...weekly, subject: '一次不开', startsOn: '2027-05-03' });
    const [first] = await daysOf('2027-05-03', '2027-05-10');
    await li.client.activities.delete({ id: first?.id ?? '' });
    test.clock.now += 86_400_000;
    await extendSeries(test.engine.services);
    expect(await moments('2027-05-03', '2027-05-17')).toHaveLength(1);
  });
});

describe('days', () => {
  const days = async (change: Partial<Input>, from: string, to: string) => {
    const made = await li.client.activitySeries.create({
      ...weekly,
      start: null,
      length: null,
      kind: 'task',
      ...change,
    });
    const found = (await daysOf(from, to)).map(({ dueDate }) => dueDate);
    const [first] = await daysOf(from, to);
    await li.client.activitySeries.end({ id: made.id, version: 1, activityId: first?.id ?? '', reach: 'all' });
    return found;
  };

  it('the 31st is the last of a shorter month, every other Tuesday and Thursday, the 29th of February', async () => {
    const monthly: Partial<Input> = { startsOn: '2027-08-31', rule: { frequency: 'monthly', count: 4 } };
    expect(await days(monthly, '2027-08-30', '2027-10-30')).toEqual(['2027-08-31', '2027-09-30']);
    const fortnightly: Partial<Input> = {
      startsOn: '2027-08-03',
      rule: { frequency: 'weekly', interval: 2, weekdays: [2, 4], count: 4 },
    };
    expect(await days(fortnightly, '2027-08-01', '2027-08-30')).toEqual([
      '2027-08-03',
      '2027-08-05',
      '2027-08-17',
      '2027-08-19',
    ]);
    const leap: Partial<Input> = { startsOn: '2028-02-29', rule: { frequency: 'yearly', count: 2 } };
    expect(await days(leap, '2028-02-28', '2028-03-05')).toEqual(['2028-02-29']);
  });
});

it('nine in the morning stays nine when the clocks change, and a time that is skipped moves to the change', async () => {
  const { version, timeZone } = await admin.organization.read();
  await admin.organization.patch({ version, timeZone: 'Europe/Berlin' });
  const daily = { frequency: 'daily', count: 3 } as const;
  await li.client.activitySeries.create({ ...weekly, subject: '早', startsOn: '2027-03-27', rule: daily });
  await li.client.activitySeries.create({
    ...weekly,
    subject: '夜',
    startsOn: '2027-03-27',
    start: '02:30',
    rule: daily,
  });
  const found = await moments('2027-03-27', '2027-03-30');
  expect(found.filter((line) => line.startsWith('早'))).toEqual([
    '早 2027-03-27T08:00:00.000Z',
    '早 2027-03-28T07:00:00.000Z',
    '早 2027-03-29T07:00:00.000Z',
  ]);
  expect(found.filter((line) => line.startsWith('夜'))[1]).toBe('夜 2027-03-28T01:00:00.000Z');
  await admin.organization.patch({ version: version + 1, timeZone });
});

it('each occurrence reminds its owner, and the reminder goes along when it is moved', async () => {
  expect(
    (await faultOf(li.client.activitySeries.create({ ...weekly, start: null, length: null, remindBefore: 10 }))).code,
  ).toBe('invalid_input');
  await li.client.activitySeries.create({ ...weekly, subject: '提醒', startsOn: '2027-02-01', remindBefore: 10 });
  const [first] = await daysOf('2027-02-01', '2027-02-02');
  expect(first?.remindAt).toBe('2027-02-01T00:50:00.000Z');
  const moved = await li.client.activities.patch({
    id: first?.id ?? '',
    version: first?.version ?? 0,
    startAt: '2027-02-02T01:00:00.000Z',
    endAt: '2027-02-02T01:30:00.000Z',
  });
  expect(moved.remindAt).toBe('2027-02-02T00:50:00.000Z');
  const set = { id: moved.id, version: moved.version, startAt: '2027-02-02T00:30:00.000Z' };
  const anew = await li.client.activities.patch({ ...set, remindAt: '2027-02-01T00:00:00.000Z' });
  expect(anew.remindAt).toBe('2027-02-01T00:00:00.000Z');
});
