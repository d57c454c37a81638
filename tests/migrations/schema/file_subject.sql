CREATE TABLE file_subject ( file_id TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  PRIMARY KEY (file_id, subject_kind, subject_id) ) WITHOUT ROWID;
CREATE INDEX file_subject_subject ON file_subject (subject_kind, subject_id, file_id);
