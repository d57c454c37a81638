CREATE TABLE contact_tag (record_id TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (record_id, tag)) WITHOUT ROWID;
CREATE INDEX contact_tag_tag ON contact_tag (tag, record_id);
