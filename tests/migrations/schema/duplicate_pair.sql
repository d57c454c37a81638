CREATE TABLE duplicate_pair ( kind TEXT NOT NULL,
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  score REAL NOT NULL,
  reasons TEXT NOT NULL,
  found_at INTEGER NOT NULL,
  PRIMARY KEY (kind, left_id, right_id),
  CHECK (left_id < right_id) ) WITHOUT ROWID;
CREATE INDEX duplicate_pair_right ON duplicate_pair (kind, right_id);
CREATE INDEX duplicate_pair_score ON duplicate_pair (kind, score, left_id, right_id);
