import { Fault } from '@shared/contract/faults';
import { exchangeMinor, minorFactor } from '@shared/lib/exchange';
import { startOfDate } from '@shared/lib/dates';
import type { Currencies, currenciesContract, KnownRate } from '@shared/modules/currencies/currencies.contract';
import { auditChange } from '../../audit/audit';
import type { CommandContext } from '../../context';
import { rateOn } from '../../currencies/rates';
import type { Reader } from '../../database/reader';
import { wholeKind } from '../../database/unit';
import type { Handlers } from '../../operations';
import { readOrganization } from '../../organization/organization';
import { revalueOrders } from '../orders';
import { readRates } from './read-rates';

export const currenciesHandlers: Handlers<typeof currenciesContract> = {
  list: ({ db }) => readCurrencies(db),
  use: async (context, { codes }) => {
    const { db } = context;
    const before = await readCurrencies(db);
    const wanted = [...new Set(codes)].filter((code) => code !== before.base);
    await db.run('DELETE FROM currency');
    for (const [position, code] of wanted.entries()) await db.insertRow('currency', { code, position });
    await note(context, 'currencies', { codes: [before.items.map(({ code }) => code), wanted] });
    return readCurrencies(db);
  },
  rates: async ({ db }, { code, from = '', to = '9999-12-31', limit }) => ({
    items: await db.all<KnownRate>(
      'SELECT day, rate FROM currency_rate WHERE currency = ? AND day >= ? AND day <= ? ORDER BY day DESC LIMIT ?',
      [code, from, to, limit],
    ),
  }),
  setRates: async (context, { code, rates }) => {
    const { db, caller } = context;
    const { currency: base, timeZone } = await readOrganization(db);
    if (code === base) throw new Fault('invalid_input', { reason: 'ownCurrency', currency: code });
    const before = await knownDays(db, code);
    const given = new Map(rates.map(({ day, rate }) => [day, rate]));
    let written = 0;
    let removed = 0;
    for (const [day, rate] of given) {
      if (before.get(day) === (rate ?? undefined)) continue;
      removed += rate === null ? await db.deleteRows('currency_rate', { currency: code, day }) : 0;
      if (rate === null) continue;
      if (before.has(day)) await db.deleteRows('currency_rate', { currency: code, day });
      await db.insertRow('currency_rate', {
        currency: code,
        day,
        rate,
        factor: minorFactor(code, base, rate),
        from_at: startOfDate(day, timeZone),
        user_id: caller.user.id || null,
        written_at: db.now,
      });
      written += 1;
    }
    if (!(await db.one('SELECT 1 FROM currency WHERE code = ?', [code]))) await beInUse(db, code);
    if (written + removed > 0) {
      await revalueOrders(db, code);
      await note(context, code, { rates: [null, { written, removed, from: first(given), to: last(given) }] });
    }
    return { written, removed };
  },
  readFile: async (context, input) => readRates(input, (await readOrganization(context.db)).currency),
  convert: async ({ db }, { amount, from, to, day }) => {
    const source = await rateOn(db, from, day);
    const target = await rateOn(db, to, day);
    return {
      amount: exchangeMinor(amount, { from, to, fromRate: source.rate, toRate: target.rate }),
      fromRate: source.known && { day: source.known.day, rate: source.known.rate },
      toRate: target.known && { day: target.known.day, rate: target.known.rate },
    };
  },
};

async function readCurrencies(db: Reader): Promise<Currencies> {
  const { currency: base } = await readOrganization(db);
  const rows = await db.all<{ code: string; day: string | null; rate: string | null }>(
    `SELECT c.code, r.day, r.rate FROM currency c
     LEFT JOIN currency_rate r ON r.currency = c.code AND r.day = (SELECT max(day) FROM currency_rate WHERE currency = c.code)
     WHERE c.code <> ? ORDER BY c.position, c.code`,
    [base],
  );
  return {
    base,
    items: rows.map(({ code, day, rate }) => ({ code, latest: day !== null && rate !== null ? { day, rate } : null })),
  };
}

async function knownDays(db: Reader, code: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.all<KnownRate>('SELECT day, rate FROM currency_rate WHERE currency = ?', [code]);
  return new Map(rows.map(({ day, rate }) => [day, rate]));
}

async function beInUse(db: CommandContext['db'], code: string): Promise<void> {
  const row = await db.one<{ count: number }>('SELECT count(*) AS count FROM currency');
  await db.insertRow('currency', { code, position: row?.count ?? 0 });
}

function first(days: ReadonlyMap<string, unknown>): string | undefined {
  return [...days.keys()].sort()[0];
}

function last(days: ReadonlyMap<string, unknown>): string | undefined {
  return [...days.keys()].sort().at(-1);
}

/** Sums of deals and orders say something else from now on: whoever looks at them asks again. */
async function note(
  context: CommandContext,
  recordId: string,
  changes: Parameters<typeof auditChange>[1]['changes'],
): Promise<void> {
  await auditChange(context, { kind: 'currency', recordId, changes, reason: null });
  context.db.announce('settings', 'currencies');
  context.db.announce('opportunity', wholeKind);
}
