import { migration } from './migration';

/** Recurring activities: one row for the rule, and on each occurrence the series and the day it was written for (ACT-02). */
export const ActivitySeries = migration('activitySeries1795500000300', [
  `CREATE TABLE activity_series (
    id TEXT PRIMARY KEY,
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
    updated_at INTEGER NOT NULL
  )`,
  `CREATE INDEX activity_series_written ON activity_series (written_until, id)`,
  `ALTER TABLE activity ADD COLUMN series_id TEXT REFERENCES activity_series (id) ON DELETE SET NULL`,
  `ALTER TABLE activity ADD COLUMN series_date TEXT`,
  `CREATE UNIQUE INDEX activity_series_date ON activity (series_id, series_date) WHERE series_id IS NOT NULL`,
]);
