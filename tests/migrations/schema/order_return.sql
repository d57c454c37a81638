CREATE TABLE order_return ( id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
  returned_on TEXT NOT NULL,
  reason TEXT,
  user_id TEXT,
  net INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  base_net INTEGER,
  created_at INTEGER NOT NULL );
CREATE INDEX order_return_day ON order_return (returned_on, order_id, base_net);
CREATE INDEX order_return_order ON order_return (order_id, returned_on);
