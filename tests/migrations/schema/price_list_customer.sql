CREATE TABLE price_list_customer ( price_list_id TEXT NOT NULL REFERENCES price_list (id) ON DELETE CASCADE,
  customer_id TEXT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  PRIMARY KEY (price_list_id, customer_id) ) WITHOUT ROWID;
CREATE INDEX price_list_customer_customer ON price_list_customer (customer_id, price_list_id);
