CREATE TABLE sign_in_attempt (username_key TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  blocked_until INTEGER NOT NULL,
  updated_at INTEGER NOT NULL) WITHOUT ROWID;
