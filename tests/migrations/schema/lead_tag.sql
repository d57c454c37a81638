CREATE TABLE lead_tag (record_id TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (record_id, tag)) WITHOUT ROWID;
CREATE INDEX lead_tag_tag ON lead_tag (tag, record_id);
