CREATE TABLE "notice" ( id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  record_kind TEXT NOT NULL,
  record_id TEXT,
  count INTEGER NOT NULL DEFAULT 1,
  by_id TEXT,
  note TEXT,
  comment_id TEXT REFERENCES comment (id) ON DELETE CASCADE,
  batch_id TEXT,
  seen_at INTEGER,
  snoozed_until INTEGER ) WITHOUT ROWID;
CREATE INDEX notice_batch ON notice (batch_id, user_id) WHERE batch_id IS NOT NULL;
CREATE INDEX notice_comment ON notice (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX notice_record ON notice (record_kind, record_id) WHERE record_id IS NOT NULL;
CREATE INDEX notice_snoozed ON notice (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX notice_unseen ON notice (user_id, coalesce(snoozed_until, at)) WHERE seen_at IS NULL;
CREATE INDEX notice_user ON notice (user_id, coalesce(snoozed_until, at), id);
