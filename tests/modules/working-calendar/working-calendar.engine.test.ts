import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadWorkingCalendar } from '@engine/modules/working-calendar';
import { addColleague } from '../../support/people';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let admin: Client;
let seller: Client;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  seller = (await addColleague(test, admin, { username: 'seller', role: 'sales' })).client;
});
afterAll(() => test.close());

const version = async () => (await admin.workingCalendar.read()).version;
const nine = { from: '09:00', to: '12:00' };

describe('what is refused', () => {
  it('nobody who is not signed in reads it, and only who may change settings changes it', async () => {
    expect((await faultOf(test.client().workingCalendar.read())).code).toBe('signed_out');
    const change = { version: await version(), set: [{ date: '2026-11-25', kind: 'holiday' as const }] };
    expect((await faultOf(seller.workingCalendar.patch(change))).code).toBe('not_allowed');
    expect((await faultOf(seller.workingCalendar.loadChina({ version: 1, year: 2025 }))).code).toBe('not_allowed');
    expect((await seller.workingCalendar.read()).timeZone).toBe('Asia/Shanghai');
  });

  it('hours that end before they begin, overlap, or have no such time', async () => {
    const at = await version();
    for (const spans of [
      [{ from: '12:00', to: '09:00' }],
      [nine, { from: '11:00', to: '13:00' }],
      [{ from: '09:00', to: '25:00' }],
      [{ from: '24:00', to: '24:00' }],
    ]) {
      const weekly = [spans, [], [], [], [], [], []];
      expect((await faultOf(admin.workingCalendar.patch({ version: at, weekly }))).code).toBe('invalid_input');
    }
    const holiday = { date: '2026-11-25', kind: 'holiday' as const };
    for (const set of [
      [{ date: '2026-02-30', kind: 'holiday' as const }],
      [{ ...holiday, spans: [nine] }],
      [{ date: '2026-11-25', kind: 'hours' as const }],
      [holiday, holiday],
    ])
      expect((await faultOf(admin.workingCalendar.patch({ version: at, set }))).code).toBe('invalid_input');
    expect(await version()).toBe(at);
  });

  it('a change made from an older version, a year nobody knows, a period without end', async () => {
    const at = await version();
    expect((await faultOf(admin.workingCalendar.patch({ version: at - 1 }))).code).toBe('stale_version');
    expect((await faultOf(admin.workingCalendar.loadChina({ version: at - 1, year: 2026 }))).code).toBe(
      'stale_version',
    );
    expect((await faultOf(admin.workingCalendar.loadChina({ version: at, year: 2150 }))).data.reason).toBe(
      'chinaYearUnknown',
    );
    const days = (from: string, to: string) => faultOf(admin.workingCalendar.days({ from, to }));
    expect((await days('2026-01-01', '2036-01-01')).code).toBe('too_large');
    expect((await days('2026-01-02', '2026-01-01')).code).toBe('invalid_input');
  });
});

describe('the calendar of a firm in China', () => {
  it('begins with the holidays and make-up workdays of the year, offline', async () => {
    const { loadedYears, chinaYears } = await admin.workingCalendar.read();
    expect(loadedYears).toEqual([2026]);
    expect(chinaYears[0]).toBe(2004);
    expect(chinaYears).toContain(2026);
    const { items } = await seller.workingCalendar.days({ from: '2026-02-13', to: '2026-02-25' });
    expect(items.map(({ date, isWorkday }) => `${date.slice(8)}${isWorkday ? '+' : '-'}`).join(' ')).toBe(
      '13+ 14+ 15- 16- 17- 18- 19- 20- 21- 22- 23- 24+',
    );
    expect(items[1]).toMatchObject({ exception: { kind: 'workday', name: '春节调休上班', source: 'china' } });
    expect(items[4]).toMatchObject({ exception: { kind: 'holiday', name: '春节' }, spans: [] });
    const calendar = await loadWorkingCalendar(test.engine.services.reader);
    expect(calendar.addWorkdays('2026-09-30', 1)).toBe('2026-10-08');
    const before = Date.parse('2026-09-30T17:30:00+08:00');
    expect(new Date(calendar.addWorkingMinutes(before, 60)).toISOString()).toBe('2026-10-08T01:30:00.000Z');
  });

  it('keeps what the firm set itself when a year is loaded again', async () => {
    await admin.workingCalendar.patch({
      version: await version(),
      set: [
        { date: '2025-10-01', kind: 'hours', spans: [nine], name: '值班' },
        { date: '2026-12-25', kind: 'holiday', name: '停产' },
      ],
    });
    const loaded = await admin.workingCalendar.loadChina({ version: await version(), year: 2025 });
    expect(loaded).toMatchObject({ kept: 1, loadedYears: [2025, 2026] });
    expect(loaded.added).toBeGreaterThan(25);
    const again = await admin.workingCalendar.loadChina({ version: loaded.version, year: 2025 });
    expect(again).toMatchObject({ version: loaded.version, kept: 1, added: loaded.added });
    const { items } = await admin.workingCalendar.exceptions({ year: 2025 });
    expect(items.find(({ date }) => date === '2025-10-01')).toMatchObject({ kind: 'hours', source: 'firm' });
    expect(items.map(({ date }) => date)).toEqual(items.map(({ date }) => date).sort());
  });

  it('changes week and days, tells the log, and gives a day back to its weekday', async () => {
    const weekly = [[nine], [nine], [nine], [nine], [nine], [nine], []];
    const saved = await admin.workingCalendar.patch({ version: await version(), weekly, remove: ['2026-12-25'] });
    expect(saved.weekly[5]).toEqual([nine]);
    const { items } = await admin.workingCalendar.days({ from: '2026-12-25', to: '2026-12-27' });
    expect(items).toMatchObject([
      { isWorkday: true, spans: [nine], exception: null },
      { isWorkday: true, exception: null },
    ]);
    const log = await admin.audit.list({ kind: 'settings' });
    const line = log.items.find(({ operation }) => operation === 'workingCalendar.patch');
    expect(Object.keys(line?.changes ?? {})).toEqual(expect.arrayContaining(['weekly', '2026-12-25']));
    const same = await admin.workingCalendar.patch({ version: saved.version, weekly });
    expect(same.version).toBe(saved.version);
  });
});

it('a firm that was there before gets its calendar at the next start', async () => {
  const old = await startTestEngine();
  await setUp(old, { locale: 'en' });
  await old.engine.services.writer.command((db) => db.run(`DELETE FROM setting WHERE key = 'workingCalendar'`));
  const again = await old.restart();
  const token = await again.client().sessions.create({ username: 'shen', password: adminPassword });
  const { items } = await again.client(token.token).workingCalendar.exceptions({ year: 2026 });
  expect(items.find(({ date }) => date === '2026-10-01')).toMatchObject({ name: 'National Day' });
  expect(items.find(({ kind }) => kind === 'workday')?.name).toMatch(/^Make-up day: /);
  await again.close();
});
