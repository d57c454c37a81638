CREATE TABLE outbox (id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  done_at INTEGER) WITHOUT ROWID;
CREATE INDEX outbox_open ON outbox (kind, created_at) WHERE done_at IS NULL;
