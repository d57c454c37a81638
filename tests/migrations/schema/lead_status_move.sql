CREATE TABLE lead_status_move ( id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  from_status TEXT,
  to_status TEXT NOT NULL,
  user_id TEXT ) WITHOUT ROWID;
CREATE INDEX lead_status_move_at ON lead_status_move (at, lead_id, to_status);
CREATE INDEX lead_status_move_lead ON lead_status_move (lead_id, at);
