CREATE TABLE change ( sequence INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  PRIMARY KEY (sequence, kind, record_id) ) WITHOUT ROWID;
