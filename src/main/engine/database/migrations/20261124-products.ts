import { readyMadeGrants } from './document-tables';
import { migration, tagTable } from './migration';

/** What the ready-made roles are given of products; roles a firm made itself are its own to widen. */
const given: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  administrator: { view: 'all', create: 'all', edit: 'all', delete: 'all', export: 'all', import: 'all' },
  manager: { view: 'all', create: 'all', edit: 'all', delete: 'all', export: 'all', import: 'all' },
  sales: { view: 'all' },
  marketing: { view: 'all' },
  service: { view: 'all' },
  accountant: { view: 'all', export: 'all' },
  owner: { view: 'all', export: 'all' },
};

/**
 * Products (QUO-02). Prices are decimals as text; `price_order` is only what lists are ordered by. A code is kept once in
 * the form it is compared in, products in the bin included.
 */
export const Products = migration('products1795500000040', [
  `CREATE TABLE product (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    code TEXT,
    code_key TEXT,
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    specification TEXT,
    category TEXT,
    family TEXT,
    tier INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('goods', 'service', 'subscription')),
    billing_interval TEXT,
    unit TEXT,
    list_price TEXT,
    price_order REAL,
    currency TEXT,
    price_includes_tax INTEGER,
    tax_rate TEXT,
    cost TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'retired')),
    tags TEXT NOT NULL DEFAULT '[]',
    notes TEXT,
    custom TEXT NOT NULL DEFAULT '{}',
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    sequence INTEGER NOT NULL
  )`,
  `CREATE UNIQUE INDEX product_number ON product (number)`,
  `CREATE UNIQUE INDEX product_code_key ON product (code_key) WHERE code_key IS NOT NULL`,
  ...sortIndexes(),
  `CREATE INDEX product_status ON product (status, sort_name, id) WHERE deleted_at IS NULL`,
  `CREATE INDEX product_family ON product (family, tier, id) WHERE deleted_at IS NULL AND family IS NOT NULL`,
  `CREATE INDEX product_bin ON product (deleted_at, id) WHERE deleted_at IS NOT NULL`,
  ...tagTable('product'),
  ...readyMadeGrants('product', given),
]);

function sortIndexes(): string[] {
  const columns = {
    name: 'sort_name',
    code: 'code',
    category: 'category',
    price: 'price_order',
    created_at: 'created_at',
    updated_at: 'updated_at',
  };
  return Object.entries(columns).map(
    ([name, column]) => `CREATE INDEX product_${name} ON product (${column}, id) WHERE deleted_at IS NULL`,
  );
}
