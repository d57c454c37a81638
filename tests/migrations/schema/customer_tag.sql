CREATE TABLE customer_tag (record_id TEXT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (record_id, tag)) WITHOUT ROWID;
CREATE INDEX customer_tag_tag ON customer_tag (tag, record_id);
