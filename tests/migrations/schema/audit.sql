CREATE TABLE audit ( sequence INTEGER PRIMARY KEY AUTOINCREMENT,
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
  digest TEXT NOT NULL );
CREATE INDEX audit_batch ON audit (batch_id, sequence) WHERE batch_id IS NOT NULL;
CREATE INDEX audit_record ON audit (kind, record_id, sequence);
CREATE INDEX audit_user ON audit (user_id, sequence);
