import { migration } from './migration';

/** Imports with their plans' figures, saved maps, and the ids records have in the programs they came from (IMP-01..05). */
export const Imports = migration('imports1795478400009', [
  `CREATE TABLE import (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('customers', 'contacts', 'activities')),
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
  `CREATE INDEX import_user ON import (user_id, created_at)`,
  `CREATE INDEX import_created ON import (created_at)`,
  `CREATE TABLE import_fault (
    import_id TEXT NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    row_number INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (import_id, row_number)
  ) WITHOUT ROWID`,
  `CREATE TABLE import_map (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    columns TEXT NOT NULL,
    keys TEXT NOT NULL,
    date_order TEXT,
    updated_by TEXT,
    updated_at INTEGER NOT NULL
  )`,
  `CREATE UNIQUE INDEX import_map_name ON import_map (kind, name)`,
  `CREATE TABLE external_reference (
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    record_id TEXT NOT NULL,
    import_id TEXT,
    PRIMARY KEY (kind, value)
  ) WITHOUT ROWID`,
  `CREATE INDEX external_reference_record ON external_reference (record_id)`,
]);
