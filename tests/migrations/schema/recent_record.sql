CREATE TABLE recent_record ( user_id TEXT NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (user_id, kind, record_id) ) WITHOUT ROWID;
CREATE INDEX recent_record_at ON recent_record (user_id, kind, at);
