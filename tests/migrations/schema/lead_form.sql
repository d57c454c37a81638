CREATE TABLE lead_form ( id TEXT PRIMARY KEY,
  key TEXT NOT NULL,
  secret TEXT NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  heading TEXT NOT NULL,
  intro TEXT NOT NULL,
  thanks TEXT NOT NULL,
  asks TEXT NOT NULL,
  source TEXT NOT NULL,
  sub_source TEXT NOT NULL,
  owner_id TEXT REFERENCES app_user (id) ON DELETE SET NULL,
  department_id TEXT REFERENCES department (id) ON DELETE SET NULL,
  is_on INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL );
CREATE INDEX lead_form_department ON lead_form (department_id) WHERE department_id IS NOT NULL;
CREATE UNIQUE INDEX lead_form_key ON lead_form (key);
CREATE INDEX lead_form_owner ON lead_form (owner_id) WHERE owner_id IS NOT NULL;
