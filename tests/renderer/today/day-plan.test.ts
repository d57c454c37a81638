import type { Activity } from '@shared/modules/activities/activity';
import type { Today } from '@shared/modules/today/today.contract';
import { describe, expect, test } from 'vitest';
import { dayGroups, leftToday, nextFixed } from '@renderer/modules/today/day-plan';
import { laterDays } from '@renderer/modules/today/later-days';

const activity = (id: string, rest: Partial<Activity> = {}): Activity => ({
  id,
  kind: 'task',
  subject: id,
  subjects: [],
  version: 1,
  can: ['view', 'edit'],
  ...rest,
});
const none = { count: 0, items: [] };
const empty: Today = {
  day: '2026-11-20',
  overdue: none,
  dueToday: none,
  dueThisWeek: none,
  withoutDate: none,
  schedule: [],
  reminders: [],
  doneToday: 0,
  recentCustomers: [],
  withoutNextStep: none,
  assigned: [],
};

describe('the plan of a day', () => {
  test('has no sections when nothing is to be done', () => {
    expect(dayGroups(empty)).toEqual([]);
    expect(leftToday(empty)).toBe(0);
    expect(nextFixed(empty, () => 0)).toBeUndefined();
  });

  test('shows a thing once, where it presses most', () => {
    const late = activity('late');
    const today: Today = { ...empty, overdue: { count: 1, items: [late] }, reminders: [late, activity('other')] };
    expect(dayGroups(today).map(({ section, activities, count }) => [section, activities.length, count])).toEqual([
      ['overdue', 1, 1],
      ['reminders', 1, 1],
    ]);
  });

  test('says how many there are beyond those listed', () => {
    const today: Today = { ...empty, dueThisWeek: { count: 40, items: [activity('a'), activity('b')] } };
    expect(dayGroups(today)[0]?.count).toBe(40);
  });

  test('counts as left what is late, due today or fixed and not done', () => {
    const schedule = [activity('done', { doneAt: '2026-11-20T01:00:00.000Z' }), activity('open')];
    expect(leftToday({ ...empty, overdue: { count: 2, items: [] }, schedule })).toBe(3);
  });

  test('names the next thing that has its hour', () => {
    const schedule = [
      activity('past', { startAt: '2026-11-20T01:00:00.000Z' }),
      activity('next', { startAt: '2026-11-20T03:00:00.000Z' }),
    ];
    expect(nextFixed({ ...empty, schedule }, () => Date.parse('2026-11-20T02:00:00.000Z'))?.id).toBe('next');
  });
});

describe('putting off', () => {
  test('offers tomorrow, the day after and the next Monday', () => {
    expect(laterDays('2026-11-20').map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-22', '2026-11-23']);
    expect(laterDays('2026-11-24').map(({ day }) => day)).toEqual(['2026-11-25', '2026-11-26', '2026-11-30']);
  });

  test('on a Monday the next Monday is a week away', () => {
    expect(laterDays('2026-11-23')[2]?.day).toBe('2026-11-30');
  });
});
