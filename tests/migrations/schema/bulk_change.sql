CREATE TABLE bulk_change ( job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  record_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  before TEXT NOT NULL,
  PRIMARY KEY (job_id, position) ) WITHOUT ROWID;
