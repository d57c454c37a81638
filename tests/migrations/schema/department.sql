CREATE TABLE department ( id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  parent_id TEXT REFERENCES department (id),
  head_id TEXT REFERENCES app_user (id),
  position INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK (parent_id IS NULL OR parent_id <> id) ) WITHOUT ROWID;
CREATE UNIQUE INDEX department_name ON department (name);
