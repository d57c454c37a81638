import { Fault } from '@shared/contract/faults';
import type { Reader } from '../database/reader';
import type { Unit } from '../database/unit';

/** Tries before the wait begins. */
const freeTries = 3;
const longestWait = 15 * 60_000;

interface Attempt {
  failures: number;
  blocked_until: number;
}

/** Refuses a guess while the wait after the last wrong ones has not passed. `key` says whose password is guessed. */
export async function refuseWhileBlocked(db: Reader, key: string, now: number): Promise<void> {
  const attempt = await db.one<Attempt>('SELECT failures, blocked_until FROM sign_in_attempt WHERE username_key = ?', [
    key,
  ]);
  if (attempt && attempt.blocked_until > now) {
    throw new Fault('too_many', {
      reason: 'waitBeforeNextTry',
      seconds: Math.ceil((attempt.blocked_until - now) / 1000),
    });
  }
}

/** Three tries are free, then the wait doubles: 1 s, 2 s, 4 s … at most a quarter of an hour. */
export async function noteFailure(unit: Unit, key: string): Promise<void> {
  const before = await unit.one<Attempt>('SELECT failures, blocked_until FROM sign_in_attempt WHERE username_key = ?', [
    key,
  ]);
  const failures = (before?.failures ?? 0) + 1;
  const wait = failures < freeTries ? 0 : Math.min(1000 * 2 ** (failures - freeTries), longestWait);
  await unit.run(
    `INSERT INTO sign_in_attempt (username_key, failures, blocked_until, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (username_key) DO UPDATE SET failures = excluded.failures, blocked_until = excluded.blocked_until, updated_at = excluded.updated_at`,
    [key, failures, unit.now + wait, unit.now],
  );
}

export async function forgetFailures(unit: Unit, key: string): Promise<void> {
  await unit.deleteRows('sign_in_attempt', { username_key: key });
}
