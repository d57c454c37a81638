import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateAt } from '@shared/lib/dates';
import { minuteOfDay, momentOf } from '@shared/lib/zone-time';
import type { DayException, DaySpan, WorkingRules } from '@shared/lib/working-time';
import { WorkingCalendar } from '@shared/lib/working-time';

const minute = 60_000;
const halves: DaySpan[] = [
  { from: 540, to: 720 },
  { from: 780, to: 1080 },
];
const ordinary: WorkingRules = {
  weekly: [halves, halves, halves, halves, halves, [], []],
  exceptions: new Map(),
  timeZone: 'Asia/Shanghai',
};
const with_ = (exceptions: Record<string, DayException>, rest: Partial<WorkingRules> = {}) =>
  new WorkingCalendar({ ...ordinary, exceptions: new Map(Object.entries(exceptions)), ...rest });
const calendar = new WorkingCalendar(ordinary);
const at = (text: string) => Date.parse(`${text}+08:00`);
const text = (moment: number) => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16);

describe('working time', () => {
  it('is not counted where nobody ever works, and not backwards', () => {
    const never = new WorkingCalendar({ ...ordinary, weekly: [[], [], [], [], [], [], []] });
    expect(() => never.addWorkdays('2026-11-24', 1)).toThrow(RangeError);
    expect(() => never.addWorkingMinutes(0, 1)).toThrow(RangeError);
    expect(() => calendar.addWorkingMinutes(0, -1)).toThrow(RangeError);
    expect(() => calendar.addWorkingMinutes(0, Number.NaN)).toThrow(RangeError);
    expect(never.workingMinutesBetween(0, 1e12)).toBe(0);
  });

  it('what arrives at the weekend starts with the next opening, not at its own time of day', () => {
    expect(text(calendar.addWorkingMinutes(at('2026-11-28T15:00'), 60))).toBe('2026-11-30T10:00');
    expect(text(calendar.addWorkingMinutes(at('2026-11-28T15:00'), 0))).toBe('2026-11-30T09:00');
    expect(text(calendar.addWorkingMinutes(at('2026-11-24T12:30'), 15))).toBe('2026-11-24T13:15');
  });

  it('ends with the day it fills, and not on the next one', () => {
    expect(text(calendar.addWorkingMinutes(at('2026-11-27T17:00'), 60))).toBe('2026-11-27T18:00');
    expect(text(calendar.addWorkingMinutes(at('2026-11-27T17:00'), 61))).toBe('2026-11-30T09:01');
  });

  it('knows holidays, make-up workdays, half days and hours of their own', () => {
    const given = with_({
      '2026-11-24': { kind: 'holiday' },
      '2026-11-28': { kind: 'workday' },
      '2026-11-25': { kind: 'hours', spans: [{ from: 540, to: 600 }] },
      '2026-11-26': { kind: 'hours', spans: [] },
    });
    expect(given.isWorkday('2026-11-24')).toBe(false);
    expect(given.isWorkday('2026-11-28')).toBe(true);
    expect(given.spansOf('2026-11-28')).toEqual(halves);
    expect(given.isWorkday('2026-11-25')).toBe(true);
    expect(given.isWorkday('2026-11-26')).toBe(false);
    expect(given.workdaysBetween('2026-11-23', '2026-11-30')).toBe(4);
    expect(given.workdaysBetween('2026-11-30', '2026-11-23')).toBe(-4);
    expect(given.addWorkdays('2026-11-23', 1)).toBe('2026-11-25');
    expect(given.addWorkdays('2026-11-29', -1)).toBe('2026-11-28');
    expect(given.addWorkdays('2026-11-24', 0)).toBe('2026-11-25');
    expect(given.workingMinutesBetween(at('2026-11-24T00:00'), at('2026-11-27T00:00'))).toBe(60);
  });

  it('keeps to the clocks when summer time begins, ends, or skips midnight', () => {
    const night = [{ from: 60, to: 240 }];
    const week = [night, night, night, night, night, night, night];
    const berlin = new WorkingCalendar({ ...ordinary, weekly: week, timeZone: 'Europe/Berlin' });
    const length = (date: string) =>
      berlin.workingMinutesBetween(momentOf(date, 0, 'Europe/Berlin'), momentOf(addDays(date, 1), 0, 'Europe/Berlin'));
    expect(length('2026-03-28')).toBe(180);
    expect(length('2026-03-29')).toBe(120);
    expect(length('2026-10-25')).toBe(240);
    const havana = new WorkingCalendar({
      ...ordinary,
      weekly: week.map(() => [{ from: 0, to: 120 }]),
      timeZone: 'America/Havana',
    });
    expect(havana.workingMinutesBetween(Date.parse('2026-03-08T00:00:00Z'), Date.parse('2026-03-08T12:00:00Z'))).toBe(
      60,
    );
    const apia = new WorkingCalendar({ ...ordinary, timeZone: 'Pacific/Apia' });
    expect(apia.workingMinutesBetween(Date.parse('2011-12-30T00:00:00Z'), Date.parse('2011-12-30T10:00:00Z'))).toBe(
      240,
    );
  });

  it('ten years are counted in a moment', () => {
    const begun = performance.now();
    const fresh = new WorkingCalendar(ordinary);
    expect(fresh.workingMinutesBetween(at('2016-01-01T00:00'), at('2026-01-01T00:00'))).toBeGreaterThan(1_200_000);
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});

/** Zones, and days around changes of their clocks. */
const places = [
  ['Asia/Shanghai', '2026-11-24'],
  ['Europe/Berlin', '2026-03-27'],
  ['Europe/Berlin', '2026-10-23'],
  ['America/New_York', '2026-10-30'],
  ['America/Havana', '2026-03-06'],
  ['America/Havana', '2026-10-30'],
  ['Australia/Lord_Howe', '2026-04-03'],
  ['Asia/Kathmandu', '2026-11-24'],
] as const;

const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 })
  .map((cuts) => cuts.sort((left, right) => left - right))
  .map((cuts) =>
    Array.from({ length: Math.floor(cuts.length / 2) }, (_, at) => ({
      from: (cuts[at * 2] ?? 0) * 15,
      to: (cuts[at * 2 + 1] ?? 0) * 15,
    })),
  );
const exception = fc.oneof(
  fc.constant<DayException>({ kind: 'holiday' }),
  fc.constant<DayException>({ kind: 'workday' }),
  spans.map((own): DayException => ({ kind: 'hours', spans: own })),
);
const world = fc.record({
  weekly: fc.array(spans, { minLength: 7, maxLength: 7 }),
  place: fc.constantFrom(...places),
  exceptions: fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), exception), { maxLength: 3 }),
  offset: fc.integer({ min: 0, max: 4 * 1440 }),
  length: fc.integer({ min: 0, max: 2 * 1440 }),
});

describe('against counting every minute', () => {
  it('as many minutes, and the same end', () => {
    fc.assert(
      fc.property(world, ({ weekly, place, exceptions, offset, length }) => {
        const [zone, start] = place;
        const given = new WorkingCalendar({
          weekly,
          timeZone: zone,
          exceptions: new Map(exceptions.map(([days, kind]) => [addDays(start, days), kind])),
        });
        const begin = Date.parse(`${start}T00:00:00Z`);
        const from = begin + offset * minute;
        const open = openMinutes(given, readingsOf(zone, begin));
        const counted = open.filter((moment) => moment >= from && moment < from + length * minute).length;
        expect(given.workingMinutesBetween(from, from + length * minute)).toBe(counted);
        expect(given.workingMinutesBetween(from + length * minute, from)).toBe(0 - counted);
        for (const moment of open.slice(0, 5)) expect(given.isOpenAt(moment)).toBe(true);
        const later = open.filter((moment) => moment >= from);
        const wanted = later[Math.min(length, 200)];
        if (wanted === undefined) return;
        const many = later.indexOf(wanted);
        expect(given.addWorkingMinutes(from, many)).toBe(many === 0 ? wanted : (later[many - 1] ?? 0) + minute);
      }),
      { numRuns: 150 },
    );
  });
});

interface Reading {
  readonly moment: number;
  readonly date: string;
  readonly minutes: number;
}

const known = new Map<string, readonly Reading[]>();

/** What the clocks read at every minute of some days: they count as having read the latest time they showed on the day. */
function readingsOf(zone: string, begin: number): readonly Reading[] {
  const key = `${zone} ${begin}`;
  const found = known.get(key) ?? walk(zone, begin);
  known.set(key, found);
  return found;
}

function walk(zone: string, begin: number): Reading[] {
  const readings: Reading[] = [];
  let last = { date: '', minutes: 0 };
  // It begins a day before, so that the first day is not walked from its middle.
  for (let step = -1440; step < 8 * 1440; step += 1) {
    const moment = begin + step * minute;
    const date = dateAt(moment, zone);
    const shown = minuteOfDay(moment, zone);
    last = { date, minutes: last.date === date ? Math.max(last.minutes, shown) : shown };
    if (step >= 0) readings.push({ moment, ...last });
  }
  return readings;
}

/** Every minute of work, found by walking. */
function openMinutes(calendar: WorkingCalendar, readings: readonly Reading[]): number[] {
  return readings
    .filter(({ date, minutes }) => calendar.spansOf(date).some(({ from, to }) => from <= minutes && minutes < to))
    .map(({ moment }) => moment);
}
