CREATE TABLE timeline_entry ( id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  source_kind TEXT NOT NULL,
  source_id TEXT NOT NULL,
  resource TEXT NOT NULL,
  owner_id TEXT,
  department_id TEXT,
  private_department_id TEXT,
  actor_id TEXT,
  summary TEXT NOT NULL ) WITHOUT ROWID;
CREATE INDEX timeline_entry_source ON timeline_entry (source_kind, source_id);
