import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateFromSerial, parseDate } from '@shared/lib/date-text';
import {
  addDays,
  addMonths,
  dateAt,
  daysBetween,
  isCalendarDate,
  momentsOf,
  relativePeriod,
  startOfDate,
  weekday,
} from '@shared/lib/dates';

const anyDate = fc.integer({ min: -700_000, max: 2_900_000 }).map((days) => addDays('1970-01-01', days));

test.each(['2026-02-30', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '', '0000-01-01x', '2025-02-29'])(
  '%s is no calendar date',
  (text) => {
    expect(isCalendarDate(text)).toBe(false);
  },
);

test('a date that is none is refused by arithmetic', () => {
  expect(() => addDays('12.03.2019', 1)).toThrow(RangeError);
});

describe('arithmetic', () => {
  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -9_000, max: 9_000 }), (date, days) => {
        fc.pre(date > '0100' && date < '9900');
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-22', 2, '2027-01-22'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  test('weekdays count from Monday', () => {
    expect(['2026-11-22', '2026-11-23'].map(weekday)).toEqual([7, 1]);
  });
});

describe('time zones', () => {
  test('an unknown zone is refused', () => {
    expect(() => dateAt(0, 'Asia/Ningbo')).toThrow(RangeError);
  });

  test('a moment is a different day in different places', () => {
    const moment = Date.UTC(2026, 10, 21, 17, 30);
    expect(['Asia/Shanghai', 'Europe/Berlin', 'America/New_York'].map((zone) => dateAt(moment, zone))).toEqual([
      '2026-11-22',
      '2026-11-21',
      '2026-11-21',
    ]);
  });

  test.each([
    ['2026-11-22', 'Asia/Shanghai', '2026-11-21T16:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    ['2026-11-22', 'Asia/Kathmandu', '2026-11-21T18:15:00.000Z'],
    // Clocks go from 24:00 to 01:00 here, so the day begins at one o'clock.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['1988-04-17', 'Asia/Shanghai', '1988-04-16T16:00:00.000Z'],
  ])('%s in %s begins at %s', (date, zone, moment) => {
    expect(new Date(startOfDate(date, zone)).toISOString()).toBe(moment);
  });

  test('the first moment of a day is in it and the one before is not, everywhere', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'America/Sao_Paulo',
      'Europe/London',
      'Africa/Cairo',
      'Australia/Lord_Howe',
      'Asia/Beirut',
    );
    const days = fc.integer({ min: 0, max: 25_000 }).map((count) => addDays('1970-01-02', count));
    fc.assert(
      fc.property(days, zones, (date, zone) => {
        const start = startOfDate(date, zone);
        expect([dateAt(start, zone), dateAt(start - 1, zone)]).toEqual([date, addDays(date, -1)]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('relative periods on Sunday 2026-11-22', () => {
  test.each([
    ['today', '2026-11-22', '2026-11-23'],
    ['yesterday', '2026-11-21', '2026-11-22'],
    ['tomorrow', '2026-11-23', '2026-11-24'],
    ['thisWeek', '2026-11-16', '2026-11-23'],
    ['lastWeek', '2026-11-09', '2026-11-16'],
    ['nextWeek', '2026-11-23', '2026-11-30'],
    ['thisMonth', '2026-11-01', '2026-12-01'],
    ['lastMonth', '2026-10-01', '2026-11-01'],
    ['nextMonth', '2026-12-01', '2027-01-01'],
    ['thisQuarter', '2026-10-01', '2027-01-01'],
    ['lastQuarter', '2026-07-01', '2026-10-01'],
    ['thisYear', '2026-01-01', '2027-01-01'],
    ['lastYear', '2025-01-01', '2026-01-01'],
    ['lastDays', '2026-11-16', '2026-11-23'],
    ['nextDays', '2026-11-23', '2026-11-30'],
  ] as const)('%s is %s to before %s', (name, from, to) => {
    expect(relativePeriod(name, '2026-11-22', { days: 7 })).toEqual({ from, to });
  });

  test('weeks can begin on Sunday', () => {
    expect(relativePeriod('thisWeek', '2026-11-22', { weekStart: 7 })).toEqual({
      from: '2026-11-22',
      to: '2026-11-29',
    });
  });

  test('their moments are those of the firm’s zone', () => {
    const moments = momentsOf(relativePeriod('today', '2026-11-22'), 'Asia/Shanghai');
    expect(moments).toEqual({ from: Date.UTC(2026, 10, 21, 16), to: Date.UTC(2026, 10, 22, 16) });
  });
});

describe('parseDate', () => {
  test.each([
    '',
    '待定',
    '2019',
    '2019-02-30',
    '2019/13/12',
    '32.01.2019',
    '13/13/2019',
    'Foo 12 2019',
    '2019-3',
    '3.5',
    '13800138000',
    '201903122',
  ])('%s is no date', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  test.each([
    '2019-03-12',
    '2019/3/12',
    '2019.3.12',
    '２０１９／３／１２',
    '2019年3月12日',
    '2019年03月12号',
    '2019 年 3 月 12 日',
    '2019年3月12日 星期二',
    '2019年3月12日 下午3:05',
    '19年3月12日',
    '20190312',
    '12.03.2019',
    '12.3.19',
    '3/12/2019',
    '3/12/19',
    'Mar 12 2019',
    'March 12th, 2019',
    'Tue, 12 Mar 2019 10:00:00 +0800',
    '12-Mar-19',
    '12. März 2019',
    '2019-03-12 23:59:59',
    '2019-03-12T23:59:59.999Z',
    '2019/3/12 0:00',
  ])('%s is 2019-03-12', (text) => {
    expect(parseDate(text)).toBe('2019-03-12');
  });

  test('the order is told where the text does not tell it', () => {
    expect([parseDate('3/4/2019'), parseDate('3/4/2019', { order: 'day-month' })]).toEqual([
      '2019-03-04',
      '2019-04-03',
    ]);
    expect([parseDate('13/4/2019'), parseDate('4/13/2019', { order: 'day-month' })]).toEqual([
      '2019-04-13',
      '2019-04-13',
    ]);
  });

  test('a short year is of the century around today', () => {
    expect([parseDate('12.3.46', { today: '2026-11-22' }), parseDate('12.3.47', { today: '2026-11-22' })]).toEqual([
      '2046-03-12',
      '1947-03-12',
    ]);
  });

  test('a moment with an offset is the day it is in the firm’s zone', () => {
    expect(parseDate('2019-03-12T18:00:00Z', { timeZone: 'Asia/Shanghai' })).toBe('2019-03-13');
  });

  test('every calendar date is read back', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        fc.pre(date >= '1000' && date <= '9999-12-31' && date.length === 10);
        expect(parseDate(date)).toBe(date);
      }),
    );
  });
});

test.each([
  [1, 1900, '1900-01-01'],
  [59, 1900, '1900-02-28'],
  [60, 1900, null],
  [61, 1900, '1900-03-01'],
  [43536, 1900, '2019-03-12'],
  [43536.999, 1900, '2019-03-12'],
  [42074, 1904, '2019-03-12'],
  [0, 1904, '1904-01-01'],
  [0, 1900, null],
  [-1, 1904, null],
  [2958465, 1900, '9999-12-31'],
  [2958466, 1900, null],
  [Number.NaN, 1900, null],
] as const)('serial %d of %d is %s', (serial, system, date) => {
  expect(dateFromSerial(serial, system)).toBe(date);
});
