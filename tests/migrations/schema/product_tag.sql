CREATE TABLE product_tag (record_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (record_id, tag)) WITHOUT ROWID;
CREATE INDEX product_tag_tag ON product_tag (tag, record_id);
