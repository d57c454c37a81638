CREATE TABLE payment_tag (record_id TEXT NOT NULL REFERENCES payment (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (record_id, tag)) WITHOUT ROWID;
CREATE INDEX payment_tag_tag ON payment_tag (tag, record_id);
