import { migration } from './migration';

/** Imports of deals: the kind of an import is the contract's business, and a deal keeps the name of a seller nobody knows. */
export const DealImports = migration('dealImports1795478400031', [
  `ALTER TABLE opportunity ADD COLUMN seller_name TEXT`,
  `CREATE TABLE import_fault_before AS SELECT import_id, row_number, reason FROM import_fault`,
  `DROP TABLE import_fault`,
  `ALTER TABLE import RENAME TO import_before`,
  `CREATE TABLE import (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('parsed', 'planned', 'running', 'done', 'failed', 'cancelled', 'undone')),
    user_id TEXT REFERENCES app_user (id),
    file_name TEXT NOT NULL,
    facts TEXT NOT NULL,
    columns TEXT NOT NULL,
    options TEXT NOT NULL,
    plan TEXT,
    plan_sequence INTEGER,
    job_id TEXT,
    left_as_is TEXT NOT NULL DEFAULT '[]',
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  )`,
  `INSERT INTO import (id, kind, status, user_id, file_name, facts, columns, options, plan, plan_sequence, job_id, left_as_is, created_at, updated_at)
   SELECT id, kind, status, user_id, file_name, facts, columns, options, plan, plan_sequence, job_id, left_as_is, created_at, updated_at FROM import_before`,
  `DROP TABLE import_before`,
  `CREATE INDEX import_user ON import (user_id, created_at)`,
  `CREATE INDEX import_created ON import (created_at)`,
  `CREATE TABLE import_fault (
    import_id TEXT NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    row_number INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (import_id, row_number)
  ) WITHOUT ROWID`,
  `INSERT INTO import_fault (import_id, row_number, reason) SELECT import_id, row_number, reason FROM import_fault_before`,
  `DROP TABLE import_fault_before`,
]);
