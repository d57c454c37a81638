import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashToken } from '@engine/access/registry';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague, colleaguePassword } from '../../support/people';

let test: TestEngine;
let admin: Client;
let adminToken: string;
beforeAll(async () => {
  test = await startTestEngine();
  adminToken = await setUp(test);
  admin = test.client(adminToken);
});
afterAll(() => test.close());

const signIn = (username: string, password: string, device = 'test') =>
  test.client(null, { device }).sessions.create({ username, password });

describe('wrong passwords', () => {
  it('are answered the same whether the person exists or not', async () => {
    const unknown = await faultOf(signIn('nobody', 'wrong words here'));
    const known = await faultOf(signIn('shen', 'wrong words here'));
    expect(unknown).toEqual(known);
    await signIn('shen', adminPassword);
  });

  it('make everybody wait, longer each time, and the right one too', async () => {
    await addColleague(test, admin, { username: 'waits', role: 'sales' });
    for (let count = 0; count < 3; count += 1)
      expect((await faultOf(signIn('waits', 'wrong words'))).code).toBe('signed_out');
    expect(await faultOf(signIn('waits', colleaguePassword))).toEqual({
      code: 'too_many',
      data: { reason: 'waitBeforeNextTry', seconds: 1 },
    });
    test.clock.now += 1_001;
    expect((await faultOf(signIn('WAITS', 'wrong words'))).code).toBe('signed_out');
    expect((await faultOf(signIn('waits', colleaguePassword))).data).toMatchObject({ seconds: 2 });
    test.clock.now += 2_001;
    expect((await signIn('waits', colleaguePassword)).token).toBeTruthy();
    expect((await faultOf(signIn('waits', 'wrong words'))).code).toBe('signed_out');
  });

  it('many at once do not occupy the engine: other calls are answered in between, and what is too much is refused', async () => {
    const guesses = Array.from({ length: 140 }, (_, index) =>
      signIn(`guess${index}`, 'wrong words').then(
        () => 'in',
        (error: unknown) => (error as { code: string }).code,
      ),
    );
    const times: number[] = [];
    let isOver = false;
    const all = Promise.all(guesses).then((answers) => {
      isOver = true;
      return answers;
    });
    while (!isOver) {
      const start = performance.now();
      await admin.customers.list({});
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const answers = await all;
    expect(new Set(answers)).toEqual(new Set(['signed_out', 'too_many']));
    expect(answers.filter((code) => code === 'too_many').length).toBeGreaterThan(20);
    times.sort((left, right) => left - right);
    expect(times.length).toBeGreaterThan(20);
    expect(times[Math.floor(times.length * 0.95)]).toBeLessThan(500);
  }, 180_000);
});

describe('tokens', () => {
  it('are kept as hashes alone', async () => {
    const { reader } = test.engine.services;
    const rows = await reader.all('SELECT * FROM session');
    expect(JSON.stringify(rows)).not.toContain(adminToken);
    expect(JSON.stringify(rows)).toContain(hashToken(adminToken));
    expect(JSON.stringify(await reader.all('SELECT * FROM command_answer'))).not.toContain(adminToken);
  });

  it.each([
    ['one that is none', 'x'],
    ['one that was changed by a letter', 'LAST'],
    ['its hash', 'HASH'],
  ])('%s is refused', async (_, change) => {
    const last = adminToken.endsWith('A') ? 'B' : 'A';
    const forged =
      change === 'HASH' ? hashToken(adminToken) : change === 'LAST' ? adminToken.slice(0, -1) + last : change;
    expect((await faultOf(test.client(forged).sessions.current())).code).toBe('signed_out');
  });

  it('end after 30 days', async () => {
    const { token } = await signIn('shen', adminPassword);
    const before = test.clock.now;
    test.clock.now += 30 * 86_400_000 - 1_000;
    expect((await test.client(token).sessions.current()).user.username).toBe('shen');
    test.clock.now += 2_000;
    expect((await faultOf(test.client(token).sessions.current())).code).toBe('signed_out');
    test.clock.now = before;
  });
});

describe('sessions', () => {
  it('are listed with readable devices, the present one marked, and ended one by one', async () => {
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const person = await addColleague(test, admin, { username: 'lists', role: 'sales' });
    const second = await signIn('lists', colleaguePassword, firefox);
    const { items } = await person.client.sessions.list();
    expect(items.map(({ device, isCurrent }) => [device, isCurrent]).sort()).toEqual([
      ['Firefox, Linux', false],
      ['test', true],
    ]);
    const other = items.find(({ isCurrent }) => !isCurrent)?.id ?? '';
    expect((await faultOf(admin.sessions.delete({ id: other }))).code).toBe('not_found');
    await person.client.sessions.delete({ id: other });
    expect((await faultOf(test.client(second.token).sessions.current())).code).toBe('signed_out');
    await person.client.sessions.signOut();
    expect((await faultOf(person.client.sessions.current())).code).toBe('signed_out');
  });

  it('are seen and ended by who looks after people', async () => {
    const person = await addColleague(test, admin, { username: 'watched', role: 'sales' });
    const { items } = await admin.users.sessions({ id: person.id });
    expect(items).toHaveLength(1);
    await admin.users.endSession({ id: person.id, sessionId: items[0]?.id ?? '' });
    expect((await faultOf(person.client.sessions.current())).code).toBe('signed_out');
    expect((await faultOf(admin.users.endSession({ id: person.id, sessionId: items[0]?.id ?? '' }))).code).toBe(
      'not_found',
    );
  });

  it('say when they were last used, to about five minutes and without a write for each read', async () => {
    const person = await addColleague(test, admin, { username: 'visits', role: 'sales' });
    const seen = async () => (await person.client.sessions.list()).items[0]?.lastSeenAt;
    const started = await seen();
    test.clock.now += 60_000;
    await person.client.customers.list({});
    await test.engine.services.writer.idle();
    expect(await seen()).toBe(started);
    test.clock.now += 5 * 60_000;
    await person.client.customers.list({});
    await test.engine.services.writer.idle();
    expect(await seen()).toBe(new Date(test.clock.now).toISOString());
    expect((await admin.users.read({ id: person.id })).lastSeenAt).toBe(new Date(test.clock.now).toISOString());
  });
});

describe('housekeeping', () => {
  it('forgets old answers, guesses, sessions and changes, and keeps the rest', async () => {
    const { reader } = test.engine.services;
    const count = async (table: string) =>
      (await reader.one<{ count: number }>(`SELECT count(*) AS count FROM ${table}`))?.count ?? 0;
    await faultOf(signIn('nobody2', 'wrong words'));
    await test.engine.housekeeping.run();
    const kept = [await count('command_answer'), await count('sign_in_attempt'), await count('session')];
    expect(kept.every((number) => number > 0)).toBe(true);
    const before = test.clock.now;
    test.clock.now += 31 * 86_400_000;
    await test.engine.housekeeping.run();
    expect([await count('command_answer'), await count('sign_in_attempt'), await count('session')]).toEqual([0, 0, 0]);
    expect(await count('change')).toBeGreaterThan(0);
    test.clock.now = before;
  });
});
