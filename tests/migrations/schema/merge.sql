CREATE TABLE merge ( id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  target_id TEXT NOT NULL,
  source_ids TEXT NOT NULL,
  journal TEXT NOT NULL,
  merged_by TEXT,
  merged_at INTEGER NOT NULL,
  undone_at INTEGER );
CREATE INDEX merge_target ON merge (kind, target_id, merged_at);
