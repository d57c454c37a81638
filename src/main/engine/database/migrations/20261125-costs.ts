import { readyMadeGrants } from './document-tables';
import { migration, tagTable } from './migration';

const whole = { view: 'all', create: 'all', edit: 'all', delete: 'all', export: 'all', import: 'all' };

/**
 * What was spent on marketing, sales and service, by day (LEA-07, K7, K13). `cost_of_day` holds all that figures are
 * reckoned with.
 */
export const Costs = migration('costs1795510000501', [
  `CREATE TABLE cost (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    spent_on TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('marketing', 'sales', 'service')),
    amount INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    source TEXT,
    sub_source TEXT,
    tags TEXT NOT NULL DEFAULT '[]',
    notes TEXT,
    custom TEXT NOT NULL DEFAULT '{}',
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    sequence INTEGER NOT NULL
  )`,
  `CREATE UNIQUE INDEX cost_number ON cost (number)`,
  ...['name', 'amount', 'created_at', 'updated_at'].map(
    (name) =>
      `CREATE INDEX cost_${name} ON cost (${name === 'name' ? 'sort_name' : name}, id) WHERE deleted_at IS NULL`,
  ),
  `CREATE INDEX cost_spent_on ON cost (spent_on, id) WHERE deleted_at IS NULL`,
  `CREATE INDEX cost_kind ON cost (kind, spent_on, id) WHERE deleted_at IS NULL`,
  `CREATE INDEX cost_source ON cost (source, spent_on, id) WHERE deleted_at IS NULL`,
  `CREATE INDEX cost_of_day ON cost (spent_on, kind, source, currency, amount, id) WHERE deleted_at IS NULL`,
  `CREATE INDEX cost_bin ON cost (deleted_at, id) WHERE deleted_at IS NOT NULL`,
  ...tagTable('cost'),
  ...readyMadeGrants('cost', {
    administrator: whole,
    manager: whole,
    accountant: whole,
    owner: { view: 'all', export: 'all' },
  }),
]);
