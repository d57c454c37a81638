CREATE TABLE activity_subject ( activity_id TEXT NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  PRIMARY KEY (activity_id, subject_kind, subject_id) ) WITHOUT ROWID;
CREATE INDEX activity_subject_subject ON activity_subject (subject_kind, subject_id, activity_id);
