import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Unit } from '@engine/database/unit';
import { wholeKind } from '@engine/database/unit';
import type { TestEngine } from '../support/engine';
import { startTestEngine } from '../support/engine';

let test: TestEngine;
beforeEach(async () => {
  test = await startTestEngine();
});
afterEach(() => test.close());

const writer = () => test.engine.services.writer;
const put = (unit: Unit, key: string) =>
  unit.insertRow('setting', { key, value: '1', version: 1, updated_at: unit.now });
async function keys(): Promise<string[]> {
  const rows = await test.engine.services.reader.all<{ key: string }>(
    `SELECT key FROM setting WHERE key LIKE 'test.%' ORDER BY key`,
  );
  return rows.map((row) => row.key);
}
/** A promise and the function that fulfils it. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('a unit of work', () => {
  it('throws when it is used after its command ended, and writes nothing into the next one', async () => {
    let leaked: Unit | undefined;
    await writer().command(async (unit) => {
      leaked = unit;
    });
    const unit = leaked as unknown as Unit;
    await expect(put(unit, 'test.late')).rejects.toThrow(/closed/);
    await writer().command(async (next) => {
      await expect(put(unit, 'test.late')).rejects.toThrow(/closed/);
      await put(next, 'test.right');
    });
    expect(() => unit.announce('setting', 'late')).toThrow(/closed/);
    expect(() => unit.afterCommit(() => undefined)).toThrow(/closed/);
    expect(await keys()).toEqual(['test.right']);
  });

  it('closes at a rollback too', async () => {
    let leaked: Unit | undefined;
    const failing = writer().command(async (unit) => {
      leaked = unit;
      await put(unit, 'test.gone');
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    await expect(put(leaked as unknown as Unit, 'test.late')).rejects.toThrow(/closed/);
    expect(await keys()).toEqual([]);
  });

  it('loses no row that was acknowledged when another command rolls back meanwhile', async () => {
    const { opened, open } = gate();
    const failing = writer().command(async (unit) => {
      await put(unit, 'test.failing');
      await opened;
      throw new Error('on purpose');
    });
    const right = writer().command((unit) => put(unit, 'test.right'));
    open();
    await expect(failing).rejects.toThrow('on purpose');
    await right;
    expect(await keys()).toEqual(['test.right']);
  });

  it('runs commands alone, in the order they came', async () => {
    const steps: string[] = [];
    const command = (name: string) =>
      writer().command(async (unit) => {
        steps.push(`${name} begins`);
        await unit.one('SELECT 1');
        await new Promise((resolve) => setImmediate(resolve));
        steps.push(`${name} ends`);
      });
    await Promise.all(['a', 'b', 'c'].map(command));
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('has one clock and one sequence, and a higher sequence the next time', async () => {
    const numbers: number[] = [];
    for (let turn = 0; turn < 2; turn++)
      await writer().command(async (unit) => {
        const now = unit.now;
        test.clock.now += 1000;
        expect(unit.now).toBe(now);
        numbers.push(await unit.sequence(), await unit.sequence());
      });
    const [first = 0, again, second = 0, secondAgain] = numbers;
    expect(again).toBe(first);
    expect(secondAgain).toBe(second);
    expect(second).toBeGreaterThan(first);
  });
});

describe('a command inside a command', () => {
  it('joins its transaction and is undone with it', async () => {
    const failing = writer().command(async (unit) => {
      await put(unit, 'test.outer');
      await writer().command((inner) => put(inner, 'test.inner'));
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await keys()).toEqual([]);
  });

  it('that throws undoes the outer one as well, even where somebody catches the error', async () => {
    const swallowing = writer().command(async (unit) => {
      await put(unit, 'test.outer');
      await writer()
        .command(() => Promise.reject(new Error('inside')))
        .catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow(/swallowed/);
    expect(await keys()).toEqual([]);
  });
});

describe('an attempt', () => {
  it('takes back what it did, its events and tasks, and lets the command go on', async () => {
    const done: string[] = [];
    const { events } = await writer().command(async (unit) => {
      await put(unit, 'test.before');
      unit.announce('setting', 'before');
      const tried = await unit.attempt(async () => {
        await put(unit, 'test.tried');
        unit.announce('setting', 'tried');
        unit.afterCommit(() => done.push('tried'));
        throw new Error('on purpose');
      });
      expect(tried).toMatchObject({ ok: false });
      unit.afterCommit(() => done.push('after'));
      await put(unit, 'test.after');
    });
    expect(await keys()).toEqual(['test.after', 'test.before']);
    expect(events).toEqual([{ kind: 'setting', id: 'before' }]);
    expect(done).toEqual(['after']);
  });

  it('may hold a nested command that fails', async () => {
    await writer().command(async (unit) => {
      const tried = await unit.attempt(() => writer().command(() => Promise.reject(new Error('inside'))));
      expect(tried.ok).toBe(false);
      await put(unit, 'test.after');
    });
    expect(await keys()).toEqual(['test.after']);
  });
});

describe('events and tasks', () => {
  it('leave after the commit and not at all without one', async () => {
    const done: string[] = [];
    await writer().command(async (unit) => {
      unit.afterCommit(() => done.push('task'));
      expect(done).toEqual([]);
      await put(unit, 'test.one');
    });
    expect(done).toEqual(['task']);
    const failing = writer().command(async (unit) => {
      unit.afterCommit(() => done.push('never'));
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(done).toEqual(['task']);
  });

  it('of many records of a kind become: the list changed', async () => {
    const { events, sequence } = await writer().command(async (unit) => {
      for (let number = 0; number < 60; number++) unit.announce('customer', `id ${number}`);
      unit.announce('contact', 'one');
    });
    expect(events).toEqual([
      { kind: 'customer', id: wholeKind },
      { kind: 'contact', id: 'one' },
    ]);
    expect(
      await test.engine.services.reader.all('SELECT kind, record_id FROM change WHERE sequence = ? ORDER BY kind', [
        sequence ?? 0,
      ]),
    ).toEqual([
      { kind: 'contact', record_id: 'one' },
      { kind: 'customer', record_id: wholeKind },
    ]);
  });
});
