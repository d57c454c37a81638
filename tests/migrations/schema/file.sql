CREATE TABLE file ( id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  note TEXT,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  content_digest TEXT NOT NULL DEFAULT '',
  is_download_only INTEGER NOT NULL DEFAULT 0,
  is_department_only INTEGER NOT NULL DEFAULT 0,
  owner_id TEXT REFERENCES app_user (id),
  department_id TEXT REFERENCES department (id),
  custom TEXT NOT NULL DEFAULT '{}',
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  sequence INTEGER NOT NULL,
  CHECK (is_department_only = 0 OR department_id IS NOT NULL) );
CREATE INDEX file_bin ON file (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX file_content ON file (content_digest);
CREATE INDEX file_created_at ON file (created_at, id, department_id, owner_id) WHERE deleted_at IS NULL;
CREATE INDEX file_department ON file (department_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX file_name ON file (sort_name, id, department_id, owner_id) WHERE deleted_at IS NULL;
CREATE INDEX file_owner ON file (owner_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX file_private ON file (id) WHERE is_department_only = 1;
CREATE INDEX file_updated_at ON file (updated_at, id, department_id, owner_id) WHERE deleted_at IS NULL;
