import { describe, expect, test } from 'vitest';
import type { TimelineEntryAnswer } from '@shared/modules/timeline/timeline';
import { momentOf, secondsOf } from '@renderer/modules/records/timeline/day-and-time';
import { groupEntries } from '@renderer/modules/records/timeline/group-entries';

const shanghai = 'Asia/Shanghai';
/** Friday 2026-11-20 10:42 in Shanghai, the morning of the pictures. */
const now = Date.parse('2026-11-20T02:42:00Z');

describe('the length of a call', () => {
  test.each(['six', '6:72', '-3', '1:2:3', ''])('%s is none', (text) => {
    expect(secondsOf(text)).toBeNull();
  });
  test.each([
    ['6:12', 372],
    ['6', 360],
    ['0:40', 40],
    ['3：05', 185],
    ['6 分 12 秒'.replace(' 分 ', '分'), 372],
  ])('%s is %i seconds', (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });
});

test('a time of day is meant in the firm’s zone, wherever the reader sits', () => {
  expect(momentOf({ day: '2026-11-23', time: '14:00' }, shanghai)).toBe('2026-11-23T06:00:00.000Z');
  expect(momentOf({ day: '2026-11-23', time: '14:00' }, 'Europe/Berlin')).toBe('2026-11-23T13:00:00.000Z');
});

test('on days on which the clocks change it is the time they show', () => {
  expect(momentOf({ day: '2027-03-28', time: '14:00' }, 'Europe/Berlin')).toBe('2027-03-28T12:00:00.000Z');
  expect(momentOf({ day: '2026-10-25', time: '14:00' }, 'Europe/Berlin')).toBe('2026-10-25T13:00:00.000Z');
  // Half past two is skipped in spring: it is the moment of the change.
  expect(momentOf({ day: '2027-03-28', time: '02:30' }, 'Europe/Berlin')).toBe('2027-03-28T01:00:00.000Z');
});

test('entries stand under planned, today, yesterday, this week and their months, none of them lost', () => {
  const entries = [
    '2026-11-23T06:00:00Z',
    '2026-11-20T01:40:00Z',
    // Still Thursday in Greenwich, Friday in Shanghai.
    '2026-11-19T17:00:00Z',
    '2026-11-19T08:20:00Z',
    '2026-11-16T00:52:00Z',
    '2026-11-15T09:00:00Z',
    '2026-10-31T15:59:00Z',
  ].map(entryAt);
  const groups = groupEntries(entries, now, shanghai);
  expect(groups.map(({ kind, key, entries: inside }) => [kind, key, inside.length])).toEqual([
    ['planned', 'planned', 1],
    ['today', 'today', 2],
    ['yesterday', 'yesterday', 1],
    ['thisWeek', 'thisWeek', 1],
    ['month', '2026-11', 1],
    ['month', '2026-10', 1],
  ]);
});

function entryAt(at: string): TimelineEntryAnswer {
  const id = '019a0000-0000-7000-8000-000000000000';
  return { id, at, kind: 'call', source: { kind: 'activity', id }, actorId: null, summary: {} };
}
