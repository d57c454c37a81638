CREATE TABLE cost_tag (record_id TEXT NOT NULL REFERENCES cost (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (record_id, tag)) WITHOUT ROWID;
CREATE INDEX cost_tag_tag ON cost_tag (tag, record_id);
