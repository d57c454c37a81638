import { hash, verify } from '@node-rs/argon2';
import { Fault } from '@shared/contract/faults';

/** OWASP's minimum for argon2id, the library's default algorithm; about 40 ms on an office computer. */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const atOnce = 2;
const longestQueue = 100;

/** Two at a time at most, so that guessing passwords cannot occupy the engine. */
class Gate {
  #running = 0;
  readonly #queue: (() => void)[] = [];

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.#queue.length >= longestQueue) throw new Fault('too_many');
    if (this.#running >= atOnce) await new Promise<void>((resolve) => this.#queue.push(resolve));
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#queue.shift()?.();
    }
  }
}

const gate = new Gate();

export function hashPassword(password: string): Promise<string> {
  return gate.through(() => hash(password.normalize('NFKC'), argon2id));
}

/** A name nobody has costs as much as a wrong password, so that timing tells nothing. */
const decoy = hash('nobody has this password', argon2id);

export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  const against = stored ?? (await decoy);
  const isRight = await gate.through(() => verify(against, password.normalize('NFKC')));
  return isRight && stored !== undefined;
}

const shortest = 8;
const longest = 256;

/** Passwords that are tried first everywhere; compared without case and trailing digits or signs. */
const common = new Set(
  `password passw0rd p@ssword p@ssw0rd qwerty qwertyuiop asdfghjkl zxcvbnm letmein welcome admin administrator root test guest
   iloveyou monkey dragon sunshine princess football baseball master shadow superman batman trustno login abc abcd abcdef abcdefg abcdefgh
   qazwsx qazwsxedc woaini woaiwojia wodemima mima nihao aini asd asdf zaq xsw hearth crm secret changeme default company office`
    .split(/\s+/)
    .filter(Boolean),
);

/**
 * NIST SP 800-63B: a length, nothing that is tried first, nothing that follows from the context; no rules about kinds of
 * characters. Throws invalid_input with the reason.
 */
export function checkPassword(password: string, context: readonly string[]): void {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < shortest) throw new Fault('invalid_input', { reason: 'passwordTooShort', min: shortest });
  if (length > longest) throw new Fault('invalid_input', { reason: 'passwordTooLong', max: longest });
  const lower = text.toLowerCase();
  const core = lower.replace(/\P{L}+$/u, '').replace(/^\P{L}+/u, '');
  if (core === '' && isGuessableNumber(lower)) throw new Fault('invalid_input', { reason: 'passwordCommon' });
  if (common.has(core) || isRepeating(lower)) throw new Fault('invalid_input', { reason: 'passwordCommon' });
  const words = context.map((word) => word.toLowerCase().trim()).filter((word) => word.length >= 3);
  if (words.some((word) => lower === word || core === word))
    throw new Fault('invalid_input', { reason: 'passwordContainsName' });
}

function isRepeating(text: string): boolean {
  return /^(.{1,4}?)\1+$/u.test(text);
}

/** Digits only are guessed as dates, runs and telephone numbers up to this length. */
function isGuessableNumber(text: string): boolean {
  return /^\d{1,11}$/.test(text) || '01234567890123456789'.includes(text) || '98765432109876543210'.includes(text);
}
