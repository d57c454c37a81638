CREATE TABLE timeline_link ( subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  entry_id TEXT NOT NULL REFERENCES timeline_entry (id) ON DELETE CASCADE,
  PRIMARY KEY (subject_kind, subject_id, at, entry_id) ) WITHOUT ROWID;
CREATE INDEX timeline_link_entry ON timeline_link (entry_id);
