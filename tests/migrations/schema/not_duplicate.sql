CREATE TABLE not_duplicate (kind TEXT NOT NULL,
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  decided_by TEXT,
  decided_at INTEGER NOT NULL,
  PRIMARY KEY (kind, left_id, right_id),
  CHECK (left_id < right_id)) WITHOUT ROWID;
CREATE INDEX not_duplicate_right ON not_duplicate (kind, right_id);
