CREATE TABLE lead_assignment ( id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  at INTEGER NOT NULL,
  user_id TEXT,
  rule_name TEXT,
  method TEXT,
  open INTEGER,
  why TEXT NOT NULL ) WITHOUT ROWID;
CREATE INDEX lead_assignment_lead ON lead_assignment (lead_id, at);
