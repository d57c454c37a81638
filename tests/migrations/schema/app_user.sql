CREATE TABLE app_user ( id TEXT PRIMARY KEY,
  username TEXT NOT NULL,
  username_key TEXT NOT NULL,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  department_id TEXT NOT NULL REFERENCES department (id),
  preferences TEXT NOT NULL DEFAULT '{}',
  must_change_password INTEGER NOT NULL DEFAULT 0,
  disabled_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL ,
  last_seen_at INTEGER,
  absent_from TEXT,
  absent_to TEXT,
  phone TEXT,
  email TEXT) WITHOUT ROWID;
CREATE INDEX app_user_department ON app_user (department_id);
CREATE UNIQUE INDEX app_user_username ON app_user (username_key);
