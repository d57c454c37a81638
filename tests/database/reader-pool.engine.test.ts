import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseFile, folderKey } from '@engine/database/data-folder';
import { ReaderPool } from '@engine/database/reader-pool';
import type { TestEngine } from '../support/engine';
import { faultOf, startTestEngine } from '../support/engine';

let test: TestEngine;
let pool: ReaderPool;
beforeEach(async () => {
  test = await startTestEngine();
  pool = new ReaderPool({ file: databaseFile(test.folder), key: folderKey(test.folder), size: 2 });
});
afterEach(async () => {
  await pool.close();
  await test.close();
});

/** Counts for ever unless it is stopped. */
const endless = `WITH RECURSIVE step (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM step WHERE keep_going() = 1) SELECT max(n) AS n FROM step`;
const short = { deadline: 10_000 };
const scan = { deadline: 10_000, isScan: true };

describe('reader threads', () => {
  it('cannot write', async () => {
    await expect(pool.all('DELETE FROM setting RETURNING key', [], short)).rejects.toThrow(/readonly/);
  });

  it('say what is wrong with a statement, and go on', async () => {
    await expect(pool.all('SELECT one FROM nowhere', [], short)).rejects.toThrow(/nowhere/);
    expect(await pool.all('SELECT ? AS one', ['好'], short)).toEqual([{ one: '好' }]);
  });

  it('end a statement at its deadline', async () => {
    expect(await faultOf(pool.all(endless, [], { deadline: 50 }))).toEqual({
      code: 'busy',
      data: { reason: 'deadline' },
    });
    expect(await pool.all('SELECT 1 AS one', [], short)).toEqual([{ one: 1 }]);
  });

  it('end a statement whose asker leaves, within a second', async () => {
    const controller = new AbortController();
    const asked = faultOf(pool.all(endless, [], { ...scan, signal: controller.signal }));
    // The other thread answers, so the first one is at work.
    await pool.all('SELECT 1', [], short);
    const started = performance.now();
    controller.abort();
    expect(await asked).toEqual({ code: 'busy', data: { reason: 'cancelled' } });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('never begin what was given up while it waited', async () => {
    const running = new AbortController();
    const waiting = new AbortController();
    const first = faultOf(pool.all(endless, [], { ...scan, signal: running.signal }));
    const second = faultOf(pool.all(endless, [], { ...scan, signal: waiting.signal }));
    waiting.abort();
    expect(await second).toEqual({ code: 'busy', data: { reason: 'cancelled' } });
    running.abort();
    await first;
    expect(await faultOf(pool.all('SELECT 1', [], { ...short, signal: waiting.signal }))).toMatchObject({
      data: { reason: 'cancelled' },
    });
  });

  it('keep one thread for short statements while others look at every row', async () => {
    const controller = new AbortController();
    const scans = [1, 2, 3].map(() => faultOf(pool.all(endless, [], { ...scan, signal: controller.signal })));
    expect(await pool.all('SELECT 1 AS one', [], short)).toEqual([{ one: 1 }]);
    controller.abort();
    for (const fault of await Promise.all(scans)) expect(fault).toMatchObject({ code: 'busy' });
  });

  it('hold on to no signal once a statement has ended', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...given: Parameters<typeof add>) => {
      listeners += 1;
      add(...given);
    };
    signal.removeEventListener = (...given: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...given);
    };
    for (let turn = 0; turn < 5; turn++) await pool.all('SELECT 1', [], { ...short, signal });
    expect(listeners).toBe(0);
  });

  it('refuse what comes after they were closed, and what was waiting', async () => {
    const asked = [1, 2, 3].map(() => faultOf(pool.all(endless, [], scan)));
    await pool.close();
    for (const fault of await Promise.all(asked)) expect(fault).toMatchObject({ code: 'busy' });
    expect(await faultOf(pool.all('SELECT 1', [], short))).toMatchObject({ code: 'busy' });
  });

  it('fail the question of a thread that dies, and answer the next', async () => {
    const broken = new ReaderPool({ file: join(test.folder, 'not there.db'), key: folderKey(test.folder), size: 1 });
    await expect(broken.all('SELECT 1', [], short)).rejects.toThrow();
    await expect(broken.all('SELECT 1', [], short)).rejects.toThrow();
    await broken.close();
  });
});
