import { migration } from './migration';

/** Addresses at which a person's calendar is read by other programs; of the secret in them only the hash is kept (INT-03). */
export const CalendarFeeds = migration('calendarFeeds1795510000400', [
  `CREATE TABLE calendar_feed (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('own', 'department')),
    created_at INTEGER NOT NULL,
    last_read_at INTEGER
  ) WITHOUT ROWID`,
  `CREATE INDEX calendar_feed_user ON calendar_feed (user_id, created_at)`,
]);
