import { migration } from './migration';

/** Price lists with their prices by quantity, and for which customers and tags they hold (QUO-02). Decimals are text. */
export const PriceLists = migration('priceLists1795500000110', [
  `CREATE TABLE price_list (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    includes_tax INTEGER NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    is_default INTEGER NOT NULL DEFAULT 0,
    tags TEXT NOT NULL DEFAULT '[]',
    notes TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  )`,
  `CREATE TABLE price_list_price (
    price_list_id TEXT NOT NULL REFERENCES price_list (id) ON DELETE CASCADE,
    product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    min_quantity TEXT NOT NULL,
    price TEXT NOT NULL,
    PRIMARY KEY (price_list_id, product_id, min_quantity)
  ) WITHOUT ROWID`,
  `CREATE INDEX price_list_price_product ON price_list_price (product_id, price_list_id)`,
  `CREATE TABLE price_list_customer (
    price_list_id TEXT NOT NULL REFERENCES price_list (id) ON DELETE CASCADE,
    customer_id TEXT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    PRIMARY KEY (price_list_id, customer_id)
  ) WITHOUT ROWID`,
  `CREATE INDEX price_list_customer_customer ON price_list_customer (customer_id, price_list_id)`,
]);
