CREATE TABLE order_instalment ( order_id TEXT NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  due_on TEXT NOT NULL,
  amount INTEGER NOT NULL,
  label TEXT,
  PRIMARY KEY (order_id, id) ) WITHOUT ROWID;
CREATE INDEX order_instalment_due ON order_instalment (due_on, order_id);
