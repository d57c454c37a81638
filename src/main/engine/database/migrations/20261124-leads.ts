import { companionTables, contactPointTable, duplicateKeyTable, migration, nameTriggers } from './migration';
import { dropSubjectTriggers, subjectTriggers } from './20261124-subject-state';

const access = 'id, department_id, owner_id, is_named';

const whole = (reach: string) => ({
  view: reach,
  create: 'all',
  edit: reach,
  delete: reach,
  assign: reach,
  export: reach,
  import: 'all',
});
/** What the ready-made roles are given of leads; roles a firm made itself are its own to widen. */
const given: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  administrator: whole('all'),
  manager: whole('tree'),
  sales: { view: 'department', create: 'all', edit: 'own', delete: 'own' },
  marketing: { view: 'all', create: 'all', edit: 'all', import: 'all' },
  owner: { view: 'all', export: 'all' },
};

/** Leads, and what each conversion made, to be undone by (LEA-01..04). */
export const Leads = migration('leads1795478400034', [
  `CREATE TABLE lead (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    company_name TEXT,
    title TEXT,
    status TEXT NOT NULL CHECK (status IN ('new', 'working', 'qualified', 'recycled', 'dead', 'converted')),
    status_reason TEXT,
    status_note TEXT,
    status_entered_at INTEGER NOT NULL,
    qualified_at INTEGER,
    converted_at INTEGER,
    received_at INTEGER NOT NULL,
    source TEXT,
    sub_source TEXT,
    referred_by_customer_id TEXT REFERENCES customer (id) ON DELETE SET NULL,
    amount INTEGER,
    currency TEXT,
    phones TEXT NOT NULL DEFAULT '[]',
    emails TEXT NOT NULL DEFAULT '[]',
    handles TEXT NOT NULL DEFAULT '[]',
    addresses TEXT NOT NULL DEFAULT '[]',
    website TEXT,
    tax_id TEXT,
    owner_id TEXT REFERENCES app_user (id),
    department_id TEXT REFERENCES department (id),
    co_owner_ids TEXT NOT NULL DEFAULT '[]',
    tags TEXT NOT NULL DEFAULT '[]',
    notes TEXT,
    last_contact_at INTEGER,
    next_step_at INTEGER,
    next_step TEXT,
    customer_id TEXT REFERENCES customer (id) ON DELETE SET NULL,
    contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL,
    opportunity_id TEXT REFERENCES opportunity (id) ON DELETE SET NULL,
    custom TEXT NOT NULL DEFAULT '{}',
    is_named INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    sequence INTEGER NOT NULL
  )`,
  `CREATE UNIQUE INDEX lead_number ON lead (number)`,
  ...sortIndexes(),
  `CREATE INDEX lead_status ON lead (status, updated_at, ${access}) WHERE deleted_at IS NULL`,
  `CREATE INDEX lead_source ON lead (source, updated_at, ${access}) WHERE deleted_at IS NULL`,
  `CREATE INDEX lead_owner ON lead (owner_id, updated_at, id) WHERE deleted_at IS NULL`,
  `CREATE INDEX lead_department ON lead (department_id, updated_at, id) WHERE deleted_at IS NULL`,
  `CREATE INDEX lead_tax_id ON lead (tax_id) WHERE tax_id IS NOT NULL`,
  ...['referred_by_customer_id', 'customer_id', 'contact_id', 'opportunity_id'].map(
    (column) => `CREATE INDEX lead_${column} ON lead (${column}) WHERE ${column} IS NOT NULL`,
  ),
  `CREATE INDEX lead_bin ON lead (deleted_at, id) WHERE deleted_at IS NOT NULL`,
  ...companionTables('lead'),
  ...contactPointTable('lead'),
  ...duplicateKeyTable('lead'),
  ...nameTriggers('lead'),
  `CREATE TABLE lead_conversion (
    lead_id TEXT PRIMARY KEY REFERENCES lead (id) ON DELETE CASCADE,
    status_before TEXT NOT NULL,
    made TEXT NOT NULL,
    carried TEXT NOT NULL,
    at INTEGER NOT NULL,
    user_id TEXT
  ) WITHOUT ROWID`,
  ...dropSubjectTriggers(['customer', 'contact', 'opportunity']),
  ...subjectTriggers(['customer', 'contact', 'opportunity', 'lead']),
  ...readyMadeRoles(),
]);

function sortIndexes(): string[] {
  const columns = {
    name: 'sort_name',
    status_entered: 'status_entered_at',
    received_at: 'received_at',
    amount: 'amount',
    next_step: 'next_step_at',
    last_contact: 'last_contact_at',
    created_at: 'created_at',
    updated_at: 'updated_at',
  };
  return Object.entries(columns).map(
    ([name, column]) => `CREATE INDEX lead_${name} ON lead (${column}, ${access}) WHERE deleted_at IS NULL`,
  );
}

function readyMadeRoles() {
  return Object.entries(given).map(([template, grants]) => {
    const grant = JSON.stringify(grants);
    return {
      'better-sqlite3': `UPDATE role SET grants = json_set(grants, '$.lead', json('${grant}')) WHERE template = '${template}'`,
      postgres: `UPDATE role SET grants = (grants::jsonb || jsonb_build_object('lead', '${grant}'::jsonb))::text WHERE template = '${template}'`,
    };
  });
}
