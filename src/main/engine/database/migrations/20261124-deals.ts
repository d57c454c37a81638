import { companionTables, migration, nameTriggers } from './migration';
import { dropSubjectTriggers, subjectTriggers } from './20261124-subject-state';

const access = 'id, department_id, owner_id, is_named';

/** What figures of a period need stands in the index they walk, so that no row is looked up. */
const figures = 'status, amount, currency, source, pipeline_id, deleted_at';

const whole = (reach: string) => ({
  view: reach,
  create: 'all',
  edit: reach,
  delete: reach,
  assign: reach,
  export: reach,
});
/** What the ready-made roles are given of deals and of money; roles a firm made itself are its own to widen. */
const given: Readonly<Record<string, readonly [grants: Readonly<Record<string, string>>, money: string]>> = {
  administrator: [{ ...whole('all'), import: 'all' }, 'show'],
  manager: [{ ...whole('tree'), import: 'all' }, 'show'],
  sales: [{ view: 'department', create: 'all', edit: 'own', delete: 'own' }, 'show'],
  marketing: [{ view: 'all' }, 'show'],
  service: [{ view: 'all' }, 'hide'],
  accountant: [{ view: 'all', export: 'all' }, 'show'],
  personnel: [{}, 'hide'],
  owner: [{ view: 'all', export: 'all' }, 'show'],
};

/** Pipelines with their stages, opportunities, and one row for each move (OPP-01..14). */
export const Deals = migration('deals1795478400021', [
  `CREATE TABLE pipeline (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_default INTEGER NOT NULL DEFAULT 0,
    retired_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  )`,
  `CREATE TABLE stage (
    id TEXT PRIMARY KEY,
    pipeline_id TEXT NOT NULL REFERENCES pipeline (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('open', 'won', 'lost')),
    position INTEGER NOT NULL,
    meaning TEXT NOT NULL DEFAULT '',
    probability INTEGER NOT NULL CHECK (probability BETWEEN 0 AND 100),
    expected_days INTEGER,
    required_fields TEXT NOT NULL DEFAULT '[]',
    checklist TEXT NOT NULL DEFAULT '[]',
    role_id TEXT REFERENCES role (id) ON DELETE SET NULL,
    retired_at INTEGER
  )`,
  `CREATE INDEX stage_pipeline ON stage (pipeline_id, position)`,
  `CREATE INDEX stage_role ON stage (role_id)`,
  `CREATE TABLE opportunity (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    customer_id TEXT REFERENCES customer (id),
    contact_id TEXT REFERENCES contact (id),
    pipeline_id TEXT NOT NULL REFERENCES pipeline (id),
    stage_id TEXT NOT NULL REFERENCES stage (id),
    status TEXT NOT NULL CHECK (status IN ('open', 'won', 'lost')),
    amount INTEGER,
    currency TEXT,
    probability INTEGER NOT NULL,
    probability_is_manual INTEGER NOT NULL DEFAULT 0,
    expected_close_date TEXT,
    opened_at INTEGER,
    closed_at INTEGER,
    stage_entered_at INTEGER NOT NULL,
    deal_type TEXT,
    lost_reason TEXT,
    competitor TEXT,
    lost_note TEXT,
    source TEXT,
    sub_source TEXT,
    owner_id TEXT REFERENCES app_user (id),
    department_id TEXT REFERENCES department (id),
    co_owner_ids TEXT NOT NULL DEFAULT '[]',
    tags TEXT NOT NULL DEFAULT '[]',
    notes TEXT,
    last_contact_at INTEGER,
    next_step_at INTEGER,
    next_step TEXT,
    custom TEXT NOT NULL DEFAULT '{}',
    is_named INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    sequence INTEGER NOT NULL
  )`,
  `CREATE UNIQUE INDEX opportunity_number ON opportunity (number)`,
  ...sortIndexes(),
  `CREATE INDEX opportunity_stage ON opportunity (stage_id, stage_entered_at, ${access}, amount, currency, probability) WHERE deleted_at IS NULL`,
  `CREATE INDEX opportunity_status ON opportunity (status, updated_at, ${access}) WHERE deleted_at IS NULL`,
  `CREATE INDEX opportunity_owner ON opportunity (owner_id, updated_at, id) WHERE deleted_at IS NULL`,
  `CREATE INDEX opportunity_department ON opportunity (department_id, updated_at, id) WHERE deleted_at IS NULL`,
  `CREATE INDEX opportunity_customer ON opportunity (customer_id) WHERE customer_id IS NOT NULL`,
  `CREATE INDEX opportunity_contact ON opportunity (contact_id) WHERE contact_id IS NOT NULL`,
  `CREATE INDEX opportunity_pipeline ON opportunity (pipeline_id)`,
  `CREATE INDEX opportunity_bin ON opportunity (deleted_at, id) WHERE deleted_at IS NOT NULL`,
  ...companionTables('opportunity'),
  ...nameTriggers('opportunity'),
  `CREATE TABLE opportunity_check (
    opportunity_id TEXT NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
    item_id TEXT NOT NULL,
    user_id TEXT,
    at INTEGER NOT NULL,
    PRIMARY KEY (opportunity_id, item_id)
  ) WITHOUT ROWID`,
  `CREATE TABLE stage_move (
    id TEXT PRIMARY KEY,
    opportunity_id TEXT NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
    pipeline_id TEXT NOT NULL,
    from_stage_id TEXT,
    from_type TEXT,
    to_stage_id TEXT NOT NULL,
    to_type TEXT NOT NULL,
    at INTEGER NOT NULL,
    entered_at INTEGER,
    user_id TEXT,
    is_assumed INTEGER NOT NULL DEFAULT 0
  )`,
  `CREATE INDEX stage_move_opportunity ON stage_move (opportunity_id, at, id)`,
  `CREATE INDEX stage_move_at ON stage_move (at, opportunity_id, to_type, from_type, from_stage_id, to_stage_id, entered_at)`,
  ...fieldsOfAnyKind(),
  ...dropSubjectTriggers(['customer', 'contact']),
  ...subjectTriggers(['customer', 'contact', 'opportunity']),
  ...readyMadeRoles(),
]);

function sortIndexes(): string[] {
  const columns = {
    name: 'sort_name',
    amount: 'amount',
    expected_close: 'expected_close_date',
    stage_entered: 'stage_entered_at',
    next_step: 'next_step_at',
    last_contact: 'last_contact_at',
    created_at: 'created_at',
    updated_at: 'updated_at',
  };
  return [
    `CREATE INDEX opportunity_opened_at ON opportunity (opened_at, ${access}, ${figures}) WHERE deleted_at IS NULL`,
    `CREATE INDEX opportunity_closed_at ON opportunity (closed_at, ${access}, ${figures}, opened_at, lost_reason) WHERE deleted_at IS NULL`,
    ...Object.entries(columns).map(
      ([name, column]) =>
        `CREATE INDEX opportunity_${name} ON opportunity (${column}, ${access}) WHERE deleted_at IS NULL`,
    ),
  ];
}

/** Which kinds may have fields of the firm's own is the contract's business, not the table's. */
function fieldsOfAnyKind() {
  const columns =
    'id, resource, key, type, label, field_group, is_required, position, options, is_searchable, index_state, retired_at, version, created_at, updated_at';
  return [
    `ALTER TABLE own_field RENAME TO own_field_before`,
    `CREATE TABLE own_field (
    id TEXT PRIMARY KEY,
    resource TEXT NOT NULL,
    key TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('text', 'number', 'money', 'date', 'choice', 'multiChoice', 'yesNo')),
    label TEXT NOT NULL,
    field_group TEXT NOT NULL,
    is_required INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0,
    options TEXT NOT NULL DEFAULT '[]',
    is_searchable INTEGER NOT NULL DEFAULT 0,
    index_state TEXT NOT NULL DEFAULT 'none' CHECK (index_state IN ('none', 'waiting', 'ready')),
    retired_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (resource, key)
  )`,
    `INSERT INTO own_field (${columns}) SELECT ${columns} FROM own_field_before`,
    `DROP TABLE own_field_before`,
  ];
}

function readyMadeRoles() {
  return Object.entries(given).map(([template, [grants, money]]) => {
    const grant = JSON.stringify(grants);
    return {
      'better-sqlite3': `UPDATE role SET grants = json_set(grants, '$.opportunity', json('${grant}')), field_groups = json_set(field_groups, '$.money', '${money}') WHERE template = '${template}'`,
      postgres: `UPDATE role SET grants = (grants::jsonb || jsonb_build_object('opportunity', '${grant}'::jsonb))::text, field_groups = (field_groups::jsonb || jsonb_build_object('money', '${money}'))::text WHERE template = '${template}'`,
    };
  });
}
