CREATE TABLE bulk_selection (job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  ids TEXT NOT NULL,
  PRIMARY KEY (job_id, position));
