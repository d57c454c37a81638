import { migration } from './migration';

/**
 * Currencies in use beside the firm's own, and what a unit of each was worth in it from which day on. `factor` is the same
 * from minor units to minor units, `from_at` the moment the day begins in the firm's zone: figures are reckoned with both.
 */
export const Currencies = migration('currencies1795500000210', [
  `CREATE TABLE currency (code TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE currency_rate (
    currency TEXT NOT NULL,
    day TEXT NOT NULL,
    rate TEXT NOT NULL,
    factor TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    user_id TEXT,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (currency, day)
  ) WITHOUT ROWID`,
  `CREATE INDEX currency_rate_from ON currency_rate (currency, from_at, factor)`,
]);
