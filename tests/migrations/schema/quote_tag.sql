CREATE TABLE quote_tag (record_id TEXT NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (record_id, tag)) WITHOUT ROWID;
CREATE INDEX quote_tag_tag ON quote_tag (tag, record_id);
