CREATE TABLE sales_order_tag (record_id TEXT NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (record_id, tag)) WITHOUT ROWID;
CREATE INDEX sales_order_tag_tag ON sales_order_tag (tag, record_id);
