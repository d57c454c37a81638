import { describe, expect, it } from 'vitest';
import type { Activity } from '@shared/modules/activities/activity';
import {
  arrange,
  changesFor,
  datesOf,
  lengthened,
  movedBy,
  periodOf,
  placeOf,
  stepped,
} from '@renderer/modules/calendar/calendar-model';

const zone = 'Asia/Shanghai';
const at = (text: string) => new Date(`${text}+08:00`).toISOString();
let count = 0;
const activity = (rest: Partial<Activity>): Activity =>
  ({
    id: String((count += 1)),
    kind: 'meeting',
    subject: '会',
    startAt: null,
    endAt: null,
    dueDate: null,
    doneAt: null,
    ...rest,
  }) as Activity;

describe('the days of a view', () => {
  it('a day, a week from Monday, whole weeks of a month', () => {
    expect(periodOf('day', '2026-11-24')).toEqual({ from: '2026-11-24', to: '2026-11-25' });
    expect(periodOf('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-30' });
    expect(periodOf('month', '2026-11-24')).toEqual({ from: '2026-10-26', to: '2026-12-07' });
    expect(datesOf(periodOf('month', '2027-02-10'))).toHaveLength(28);
    expect(stepped('month', '2026-10-31', 1)).toBe('2026-11-30');
    expect(stepped('week', '2026-11-24', -1)).toBe('2026-11-17');
  });
});

describe('where activities stand', () => {
  it('nowhere without day or time, on a day by its date, otherwise at its time in the zone of the firm', () => {
    expect(placeOf(activity({}), zone)).toBeNull();
    expect(placeOf(activity({ dueDate: '2026-11-24' }), zone)).toEqual({
      date: '2026-11-24',
      minutes: null,
      length: 0,
    });
    const late = activity({ startAt: '2026-11-24T16:30:00.000Z', kind: 'call' });
    expect(placeOf(late, zone)).toEqual({ date: '2026-11-25', minutes: 30, length: 30 });
    expect(placeOf(late, 'Europe/Berlin')).toEqual({ date: '2026-11-24', minutes: 1050, length: 30 });
  });

  it('what overlaps stands side by side, what only touches does not', () => {
    const one = activity({ startAt: at('2026-11-24T13:00'), endAt: at('2026-11-24T14:30') });
    const two = activity({ startAt: at('2026-11-24T13:30'), endAt: at('2026-11-24T15:00') });
    const three = activity({ startAt: at('2026-11-24T15:00'), endAt: at('2026-11-24T16:00') });
    const [day] = arrange(['2026-11-24'], [three, two, one], zone);
    expect(day?.blocks.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 1],
    ]);
  });

  it('what lasts over midnight stands on both days', () => {
    const night = activity({ startAt: at('2026-11-24T22:00'), endAt: at('2026-11-25T01:00') });
    const days = arrange(['2026-11-24', '2026-11-25'], [night], zone);
    expect(days.map(({ blocks }) => blocks.map(({ from, to }) => [from, to]))).toEqual([[[1320, 1440]], [[0, 60]]]);
  });
});

describe('moving', () => {
  it('stays on its day, on quarters, and keeps its length', () => {
    const place = { date: '2026-11-23', minutes: 847, length: 90 };
    expect(movedBy(place, 1, 0)).toEqual({ date: '2026-11-24', minutes: 847, length: 90 });
    expect(movedBy(place, 0, 15)).toEqual({ date: '2026-11-23', minutes: 855, length: 90 });
    expect(movedBy(place, 0, -5000).minutes).toBe(0);
    expect(movedBy(place, 0, 5000).minutes).toBe(1425);
    expect(lengthened(place, -500).length).toBe(15);
    expect(lengthened({ ...place, minutes: 1380 }, 500).length).toBe(60);
  });

  it('across a change of clocks an hour stays an hour by the clock it begins at', () => {
    const meeting = activity({ startAt: '2026-03-27T08:00:00.000Z', endAt: '2026-03-27T09:00:00.000Z' });
    const place = placeOf(meeting, 'Europe/Berlin');
    if (!place) throw new Error('it stands nowhere');
    const moved = changesFor(meeting, movedBy(place, 3, 0), 'Europe/Berlin', false);
    expect(moved).toEqual({ startAt: '2026-03-30T07:00:00.000Z', endAt: '2026-03-30T08:00:00.000Z' });
  });

  it('sends an end only where there is one, and a day alone for what has no time', () => {
    const call = activity({ kind: 'call', startAt: at('2026-11-24T09:00') });
    const place = placeOf(call, zone);
    if (!place) throw new Error('it stands nowhere');
    expect(changesFor(call, movedBy(place, 0, 60), zone, false)).toEqual({ startAt: at('2026-11-24T10:00') });
    expect(changesFor(call, lengthened(place, 15), zone, true)).toMatchObject({ endAt: at('2026-11-24T09:45') });
    const task = activity({ dueDate: '2026-11-24' });
    expect(changesFor(task, { date: '2026-11-26', minutes: null, length: 0 }, zone, false)).toEqual({
      dueDate: '2026-11-26',
    });
  });
});
