CREATE TABLE saved_view ( id TEXT PRIMARY KEY,
  resource TEXT NOT NULL,
  name TEXT NOT NULL,
  audience TEXT NOT NULL CHECK (audience IN ('mine', 'department', 'everyone')),
  owner_id TEXT NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
  department_id TEXT REFERENCES department (id) ON DELETE CASCADE,
  filter TEXT,
  q TEXT,
  sort TEXT,
  columns TEXT NOT NULL DEFAULT '[]',
  position INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((audience = 'department') = (department_id IS NOT NULL)) );
CREATE INDEX saved_view_audience ON saved_view (audience, department_id);
CREATE INDEX saved_view_owner ON saved_view (owner_id);
