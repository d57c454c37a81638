CREATE TABLE delivery_plan ( pipeline_id TEXT PRIMARY KEY REFERENCES pipeline (id) ON DELETE CASCADE,
  department_id TEXT REFERENCES department (id),
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL ) WITHOUT ROWID;
