CREATE TABLE opportunity_check ( opportunity_id TEXT NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
  item_id TEXT NOT NULL,
  user_id TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (opportunity_id, item_id) ) WITHOUT ROWID;
