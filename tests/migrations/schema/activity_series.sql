CREATE TABLE activity_series ( id TEXT PRIMARY KEY,
  rule TEXT NOT NULL,
  template TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  start_minutes INTEGER,
  length_minutes INTEGER,
  time_zone TEXT NOT NULL,
  ends_on TEXT,
  written_until TEXT NOT NULL,
  owner_id TEXT REFERENCES app_user (id),
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL );
CREATE INDEX activity_series_written ON activity_series (written_until, id);
