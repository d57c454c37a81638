import { migration } from './migration';

/** Departments, users, roles, sessions (ORG-01..07, SEC-02). */
export const People = migration('people1795305600002', [
  `CREATE TABLE department (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    parent_id TEXT REFERENCES department (id),
    head_id TEXT REFERENCES app_user (id),
    position INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CHECK (parent_id IS NULL OR parent_id <> id)
  ) WITHOUT ROWID`,
  `CREATE UNIQUE INDEX department_name ON department (name)`,
  `CREATE TABLE app_user (
    id TEXT PRIMARY KEY,
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
    updated_at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  `CREATE UNIQUE INDEX app_user_username ON app_user (username_key)`,
  `CREATE INDEX app_user_department ON app_user (department_id)`,
  `CREATE TABLE role (
    id TEXT PRIMARY KEY,
    template TEXT,
    name TEXT NOT NULL,
    grants TEXT NOT NULL,
    field_groups TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  `CREATE UNIQUE INDEX role_name ON role (name)`,
  `CREATE TABLE user_role (user_id TEXT NOT NULL REFERENCES app_user (id) ON DELETE CASCADE, role_id TEXT NOT NULL REFERENCES role (id), PRIMARY KEY (user_id, role_id)) WITHOUT ROWID`,
  `CREATE INDEX user_role_role ON user_role (role_id)`,
  `CREATE TABLE user_department (user_id TEXT NOT NULL REFERENCES app_user (id) ON DELETE CASCADE, department_id TEXT NOT NULL REFERENCES department (id), PRIMARY KEY (user_id, department_id)) WITHOUT ROWID`,
  `CREATE INDEX user_department_department ON user_department (department_id)`,
  `CREATE TABLE session (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE,
    device TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  `CREATE INDEX session_user ON session (user_id, last_seen_at)`,
  `CREATE TABLE sign_in_attempt (username_key TEXT PRIMARY KEY, failures INTEGER NOT NULL, blocked_until INTEGER NOT NULL, updated_at INTEGER NOT NULL) WITHOUT ROWID`,
]);
