CREATE TABLE comment_mention ( comment_id TEXT NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (comment_id, user_id) ) WITHOUT ROWID;
CREATE INDEX comment_mention_user ON comment_mention (user_id);
