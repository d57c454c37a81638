CREATE TABLE order_return_line ( return_id TEXT NOT NULL REFERENCES order_return (id) ON DELETE CASCADE,
  line_id TEXT NOT NULL,
  quantity TEXT NOT NULL,
  net INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  PRIMARY KEY (return_id, line_id) ) WITHOUT ROWID;
