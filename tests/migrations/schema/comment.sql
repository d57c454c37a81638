CREATE TABLE comment ( id TEXT PRIMARY KEY,
  record_kind TEXT NOT NULL CHECK (record_kind IN ('customer', 'contact', 'lead', 'opportunity', 'quote', 'order')),
  record_id TEXT NOT NULL,
  author_id TEXT REFERENCES app_user (id),
  body TEXT NOT NULL,
  is_hand_over INTEGER NOT NULL DEFAULT 0,
  entry_id TEXT NOT NULL,
  edited_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL );
CREATE INDEX comment_author ON comment (author_id);
CREATE INDEX comment_record ON comment (record_kind, record_id, created_at, id);
