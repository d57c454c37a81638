import { migration } from './migration';

/** Pairs a scan found, and merges with what it takes to undo them (CUS-10, U8). */
export const Merges = migration('merges1795478400008', [
  `CREATE TABLE duplicate_pair (
    kind TEXT NOT NULL,
    left_id TEXT NOT NULL,
    right_id TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    found_at INTEGER NOT NULL,
    PRIMARY KEY (kind, left_id, right_id),
    CHECK (left_id < right_id)
  ) WITHOUT ROWID`,
  `CREATE INDEX duplicate_pair_score ON duplicate_pair (kind, score, left_id, right_id)`,
  `CREATE INDEX duplicate_pair_right ON duplicate_pair (kind, right_id)`,
  `CREATE INDEX not_duplicate_right ON not_duplicate (kind, right_id)`,
  `CREATE TABLE merge (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    target_id TEXT NOT NULL,
    source_ids TEXT NOT NULL,
    journal TEXT NOT NULL,
    merged_by TEXT,
    merged_at INTEGER NOT NULL,
    undone_at INTEGER
  )`,
  `CREATE INDEX merge_target ON merge (kind, target_id, merged_at)`,
]);
