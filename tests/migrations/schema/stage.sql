CREATE TABLE stage ( id TEXT PRIMARY KEY,
  pipeline_id TEXT NOT NULL REFERENCES pipeline (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('open', 'won', 'lost')),
  position INTEGER NOT NULL,
  meaning TEXT NOT NULL DEFAULT '',
  probability INTEGER NOT NULL CHECK (probability BETWEEN 0 AND 100),
  expected_days INTEGER,
  required_fields TEXT NOT NULL DEFAULT '[]',
  checklist TEXT NOT NULL DEFAULT '[]',
  role_id TEXT REFERENCES role (id) ON DELETE SET NULL,
  retired_at INTEGER );
CREATE INDEX stage_pipeline ON stage (pipeline_id, position);
CREATE INDEX stage_role ON stage (role_id);
