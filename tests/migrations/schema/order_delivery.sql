CREATE TABLE order_delivery ( id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
  delivered_on TEXT NOT NULL,
  note TEXT,
  user_id TEXT,
  created_at INTEGER NOT NULL );
CREATE INDEX order_delivery_order ON order_delivery (order_id, delivered_on);
