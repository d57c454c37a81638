import {
  documentColumns,
  frameColumns,
  lineTable,
  listIndexes,
  pointerIndexes,
  readyMadeGrants,
} from './document-tables';
import { companionTables, migration, nameTriggers } from './migration';

const whole = (reach: string) => ({
  view: reach,
  create: 'all',
  edit: reach,
  delete: reach,
  assign: reach,
  export: reach,
});

/** Quotes with their lines, the versions that went out, and how much each role may give away (QUO-01, 03, 04). */
export const Quotes = migration('quotes1795500000044', [
  `CREATE TABLE quote (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    customer_id TEXT REFERENCES customer (id) ON DELETE SET NULL,
    contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL,
    opportunity_id TEXT REFERENCES opportunity (id) ON DELETE SET NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'approved', 'sent', 'accepted', 'rejected')),
    revision INTEGER NOT NULL,
    quote_date TEXT NOT NULL,
    valid_until TEXT,
    ${documentColumns.join(',\n    ')},
    decided_by_id TEXT,
    decision_note TEXT,
    first_sent_at INTEGER,
    sent_at INTEGER,
    answered_at INTEGER,
    reject_reason TEXT,
    reject_note TEXT,
    ${frameColumns.join(',\n    ')}
  )`,
  ...listIndexes(
    'quote',
    {
      name: 'sort_name',
      total: 'total',
      date: 'quote_date',
      valid_until: 'valid_until',
      sent_at: 'sent_at',
      created_at: 'created_at',
      updated_at: 'updated_at',
    },
    ['status'],
  ),
  ...pointerIndexes('quote', ['customer_id', 'contact_id', 'opportunity_id']),
  // M12 counts chains by the day their first version went out.
  `CREATE INDEX quote_first_sent ON quote (first_sent_at, id, owner_id, department_id, is_named) WHERE deleted_at IS NULL AND first_sent_at IS NOT NULL`,
  ...companionTables('quote'),
  ...nameTriggers('quote'),
  ...lineTable('quote', 'quote'),
  `CREATE TABLE quote_revision (
    quote_id TEXT NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    sent_by TEXT,
    total INTEGER NOT NULL,
    currency TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('open', 'accepted', 'rejected', 'replaced')),
    lines TEXT NOT NULL,
    PRIMARY KEY (quote_id, revision)
  ) WITHOUT ROWID`,
  `CREATE TABLE discount_limit (role_id TEXT PRIMARY KEY REFERENCES role (id) ON DELETE CASCADE, percent TEXT NOT NULL) WITHOUT ROWID`,
  ...readyMadeGrants('quote', {
    administrator: whole('all'),
    manager: whole('tree'),
    sales: { view: 'department', create: 'all', edit: 'own', delete: 'own' },
    service: { view: 'all' },
    accountant: { view: 'all', export: 'all' },
    owner: { view: 'all', export: 'all' },
  }),
]);
