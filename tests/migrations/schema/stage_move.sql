CREATE TABLE stage_move ( id TEXT PRIMARY KEY,
  opportunity_id TEXT NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
  pipeline_id TEXT NOT NULL,
  from_stage_id TEXT,
  from_type TEXT,
  to_stage_id TEXT NOT NULL,
  to_type TEXT NOT NULL,
  at INTEGER NOT NULL,
  entered_at INTEGER,
  user_id TEXT,
  is_assumed INTEGER NOT NULL DEFAULT 0 );
CREATE INDEX stage_move_at ON stage_move (at, opportunity_id, to_type, from_type, from_stage_id, to_stage_id, entered_at);
CREATE INDEX stage_move_opportunity ON stage_move (opportunity_id, at, id);
