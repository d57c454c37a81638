CREATE TABLE import ( id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('parsed', 'planned', 'running', 'done', 'failed', 'cancelled', 'undone')),
  user_id TEXT REFERENCES app_user (id),
  file_name TEXT NOT NULL,
  facts TEXT NOT NULL,
  columns TEXT NOT NULL,
  options TEXT NOT NULL,
  plan TEXT,
  plan_sequence INTEGER,
  job_id TEXT,
  left_as_is TEXT NOT NULL DEFAULT '[]',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL );
CREATE INDEX import_created ON import (created_at);
CREATE INDEX import_user ON import (user_id, created_at);
