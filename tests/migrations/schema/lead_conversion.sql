CREATE TABLE lead_conversion ( lead_id TEXT PRIMARY KEY REFERENCES lead (id) ON DELETE CASCADE,
  status_before TEXT NOT NULL,
  made TEXT NOT NULL,
  carried TEXT NOT NULL,
  at INTEGER NOT NULL,
  user_id TEXT ) WITHOUT ROWID;
