CREATE TABLE activity ( id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('call', 'visit', 'meeting', 'mail', 'note', 'task')),
  subject TEXT NOT NULL,
  body TEXT,
  start_at INTEGER,
  due_date TEXT,
  remind_at INTEGER,
  done_at INTEGER,
  outcome TEXT,
  direction TEXT,
  talk_seconds INTEGER,
  hold_seconds INTEGER,
  wrap_seconds INTEGER,
  place TEXT,
  happened_at INTEGER NOT NULL,
  owner_id TEXT REFERENCES app_user (id),
  department_id TEXT REFERENCES department (id),
  custom TEXT NOT NULL DEFAULT '{}',
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  sequence INTEGER NOT NULL ,
  subject_state INTEGER NOT NULL DEFAULT 0,
  end_at INTEGER,
  series_id TEXT REFERENCES activity_series (id) ON DELETE SET NULL,
  series_date TEXT,
  reply TEXT,
  meeting_response TEXT);
CREATE INDEX activity_bin ON activity (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX activity_due ON activity (due_date, id, subject_state, owner_id) WHERE deleted_at IS NULL;
CREATE INDEX activity_happened_at ON activity (happened_at, id, subject_state, owner_id) WHERE deleted_at IS NULL;
CREATE INDEX activity_owner_done ON activity (owner_id, done_at) WHERE deleted_at IS NULL AND done_at IS NOT NULL;
CREATE INDEX activity_owner_due ON activity (owner_id, due_date, id) WHERE deleted_at IS NULL AND due_date IS NOT NULL;
CREATE INDEX activity_owner_happened ON activity (owner_id, happened_at, end_at, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_owner_open ON activity (owner_id, due_date, id) WHERE deleted_at IS NULL AND done_at IS NULL AND kind = 'task';
CREATE INDEX activity_owner_start ON activity (owner_id, start_at) WHERE deleted_at IS NULL AND start_at IS NOT NULL;
CREATE INDEX activity_owner_updated ON activity (owner_id, updated_at, id, subject_state) WHERE deleted_at IS NULL;
CREATE INDEX activity_reminder ON activity (remind_at) WHERE deleted_at IS NULL AND done_at IS NULL AND remind_at IS NOT NULL;
CREATE UNIQUE INDEX activity_series_date ON activity (series_id, series_date) WHERE series_id IS NOT NULL;
CREATE INDEX activity_updated_at ON activity (updated_at, id, subject_state, owner_id) WHERE deleted_at IS NULL;
