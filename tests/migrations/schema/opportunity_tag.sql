CREATE TABLE opportunity_tag (record_id TEXT NOT NULL REFERENCES opportunity (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (record_id, tag)) WITHOUT ROWID;
CREATE INDEX opportunity_tag_tag ON opportunity_tag (tag, record_id);
