import { migration } from './migration';

/** What every module stands on: settings, counters, answers to repeat commands, audit, timeline, search, jobs. */
export const Core = migration('core1795305600001', [
  `CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1, updated_at INTEGER NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID`,
  `INSERT INTO counter (name, value) VALUES ('commit', 0)`,
  `CREATE TABLE command_answer (command_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, operation TEXT NOT NULL, answer TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID`,
  `CREATE INDEX command_answer_at ON command_answer (at)`,
  `CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    user_id TEXT,
    device TEXT,
    operation TEXT NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    batch_id TEXT,
    reason TEXT,
    changes TEXT NOT NULL,
    salt TEXT NOT NULL,
    digest TEXT NOT NULL
  )`,
  `CREATE INDEX audit_record ON audit (kind, record_id, sequence)`,
  `CREATE INDEX audit_batch ON audit (batch_id, sequence) WHERE batch_id IS NOT NULL`,
  `CREATE INDEX audit_user ON audit (user_id, sequence)`,
  `CREATE TABLE audit_link (sequence INTEGER PRIMARY KEY REFERENCES audit (sequence), chain TEXT NOT NULL)`,
  `CREATE TABLE timeline_entry (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    source_id TEXT NOT NULL,
    resource TEXT NOT NULL,
    owner_id TEXT,
    department_id TEXT,
    private_department_id TEXT,
    actor_id TEXT,
    summary TEXT NOT NULL
  ) WITHOUT ROWID`,
  `CREATE INDEX timeline_entry_source ON timeline_entry (source_kind, source_id)`,
  `CREATE TABLE timeline_link (
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    entry_id TEXT NOT NULL REFERENCES timeline_entry (id) ON DELETE CASCADE,
    PRIMARY KEY (subject_kind, subject_id, at, entry_id)
  ) WITHOUT ROWID`,
  `CREATE INDEX timeline_link_entry ON timeline_link (entry_id)`,
  `CREATE TABLE search_document (
    docid INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    title TEXT NOT NULL,
    subtitle TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (kind, record_id)
  )`,
  `CREATE VIRTUAL TABLE search_index USING fts5 (tokens, content = '', contentless_delete = 1, detail = none, tokenize = "unicode61 remove_diacritics 0")`,
  `CREATE TABLE outbox (id TEXT PRIMARY KEY, kind TEXT NOT NULL, payload TEXT NOT NULL, created_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, done_at INTEGER) WITHOUT ROWID`,
  `CREATE INDEX outbox_open ON outbox (kind, created_at) WHERE done_at IS NULL`,
  `CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
    batch_id TEXT NOT NULL,
    payload TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    result TEXT NOT NULL DEFAULT '{}',
    user_id TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  `CREATE INDEX job_open ON job (state, created_at)`,
  `CREATE INDEX job_user ON job (user_id, created_at)`,
  `CREATE TABLE change (
    sequence INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    PRIMARY KEY (sequence, kind, record_id)
  ) WITHOUT ROWID`,
]);
