import { migration } from './migration';

/**
 * Comments with mentions (XDP-05). Notices get a note, the comment they tell of and the batch they come from; which kinds of
 * notice there are is the contract's to say.
 */
export const Comments = migration('comments1795500000080', [
  `CREATE TABLE comment (
    id TEXT PRIMARY KEY,
    record_kind TEXT NOT NULL CHECK (record_kind IN ('customer', 'contact', 'lead', 'opportunity', 'quote', 'order')),
    record_id TEXT NOT NULL,
    author_id TEXT REFERENCES app_user (id),
    body TEXT NOT NULL,
    is_hand_over INTEGER NOT NULL DEFAULT 0,
    entry_id TEXT NOT NULL,
    edited_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL
  )`,
  `CREATE INDEX comment_record ON comment (record_kind, record_id, created_at, id)`,
  `CREATE INDEX comment_author ON comment (author_id)`,
  `CREATE TABLE comment_mention (
    comment_id TEXT NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (comment_id, user_id)
  ) WITHOUT ROWID`,
  `CREATE INDEX comment_mention_user ON comment_mention (user_id)`,
  `CREATE TABLE notice_new (
    id TEXT PRIMARY KEY,
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
    snoozed_until INTEGER
  ) WITHOUT ROWID`,
  `INSERT INTO notice_new (id, user_id, kind, at, record_kind, record_id, count, by_id, seen_at, snoozed_until)
   SELECT id, user_id, kind, at, record_kind, record_id, count, by_id, seen_at, snoozed_until FROM notice`,
  `DROP TABLE notice`,
  `ALTER TABLE notice_new RENAME TO notice`,
  `CREATE INDEX notice_user ON notice (user_id, coalesce(snoozed_until, at), id)`,
  `CREATE INDEX notice_unseen ON notice (user_id, coalesce(snoozed_until, at)) WHERE seen_at IS NULL`,
  `CREATE INDEX notice_record ON notice (record_kind, record_id) WHERE record_id IS NOT NULL`,
  `CREATE INDEX notice_snoozed ON notice (snoozed_until) WHERE snoozed_until IS NOT NULL`,
  `CREATE INDEX notice_comment ON notice (comment_id) WHERE comment_id IS NOT NULL`,
  `CREATE INDEX notice_batch ON notice (batch_id, user_id) WHERE batch_id IS NOT NULL`,
]);
