CREATE TABLE order_delivery_line ( delivery_id TEXT NOT NULL REFERENCES order_delivery (id) ON DELETE CASCADE,
  line_id TEXT NOT NULL,
  quantity TEXT NOT NULL,
  PRIMARY KEY (delivery_id, line_id) ) WITHOUT ROWID;
