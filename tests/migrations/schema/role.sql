CREATE TABLE role ( id TEXT PRIMARY KEY,
  template TEXT,
  name TEXT NOT NULL,
  grants TEXT NOT NULL,
  field_groups TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL ) WITHOUT ROWID;
CREATE UNIQUE INDEX role_name ON role (name);
