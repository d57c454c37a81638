import { migration } from './migration';

/** Own fields, saved views, bulk changes, notices and what people opened last (USE-03, ACT-02). */
export const Records = migration('records1795478400006', [
  `CREATE INDEX activity_due ON activity (due_date, id) WHERE deleted_at IS NULL`,
  `CREATE INDEX activity_owner_start ON activity (owner_id, start_at) WHERE deleted_at IS NULL AND start_at IS NOT NULL`,
  `CREATE INDEX activity_owner_done ON activity (owner_id, done_at) WHERE deleted_at IS NULL AND done_at IS NOT NULL`,
  `CREATE INDEX contact_last_contact ON contact (last_contact_at, id, department_id, owner_id) WHERE deleted_at IS NULL`,
  `CREATE TABLE own_field (
    id TEXT PRIMARY KEY,
    resource TEXT NOT NULL CHECK (resource IN ('customer', 'contact', 'activity')),
    key TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('text', 'number', 'money', 'date', 'choice', 'multiChoice', 'yesNo')),
    label TEXT NOT NULL,
    field_group TEXT NOT NULL,
    is_required INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0,
    options TEXT NOT NULL DEFAULT '[]',
    is_searchable INTEGER NOT NULL DEFAULT 0,
    index_state TEXT NOT NULL DEFAULT 'none' CHECK (index_state IN ('none', 'waiting', 'ready')),
    retired_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (resource, key)
  )`,
  `CREATE TABLE saved_view (
    id TEXT PRIMARY KEY,
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
    CHECK ((audience = 'department') = (department_id IS NOT NULL))
  )`,
  `CREATE INDEX saved_view_owner ON saved_view (owner_id)`,
  `CREATE INDEX saved_view_audience ON saved_view (audience, department_id)`,
  `CREATE TABLE bulk_selection (job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE, position INTEGER NOT NULL, ids TEXT NOT NULL, PRIMARY KEY (job_id, position))`,
  `CREATE TABLE bulk_change (
    job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    before TEXT NOT NULL,
    PRIMARY KEY (job_id, position)
  ) WITHOUT ROWID`,
  `CREATE TABLE notice (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('reminder', 'assigned', 'job', 'takenOver')),
    at INTEGER NOT NULL,
    record_kind TEXT NOT NULL,
    record_id TEXT,
    count INTEGER NOT NULL DEFAULT 1,
    by_id TEXT,
    seen_at INTEGER,
    snoozed_until INTEGER
  ) WITHOUT ROWID`,
  `CREATE INDEX notice_user ON notice (user_id, coalesce(snoozed_until, at), id)`,
  `CREATE INDEX notice_unseen ON notice (user_id, coalesce(snoozed_until, at)) WHERE seen_at IS NULL`,
  `CREATE INDEX notice_record ON notice (record_kind, record_id) WHERE record_id IS NOT NULL`,
  `CREATE INDEX notice_snoozed ON notice (snoozed_until) WHERE snoozed_until IS NOT NULL`,
  `CREATE TABLE recent_record (
    user_id TEXT NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (user_id, kind, record_id)
  ) WITHOUT ROWID`,
  `CREATE INDEX recent_record_at ON recent_record (user_id, kind, at)`,
]);
