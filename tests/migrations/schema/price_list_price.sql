CREATE TABLE price_list_price ( price_list_id TEXT NOT NULL REFERENCES price_list (id) ON DELETE CASCADE,
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  min_quantity TEXT NOT NULL,
  price TEXT NOT NULL,
  PRIMARY KEY (price_list_id, product_id, min_quantity) ) WITHOUT ROWID;
CREATE INDEX price_list_price_product ON price_list_price (product_id, price_list_id);
