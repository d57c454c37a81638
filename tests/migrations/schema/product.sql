CREATE TABLE product ( id TEXT PRIMARY KEY,
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
  sequence INTEGER NOT NULL );
CREATE INDEX product_bin ON product (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX product_category ON product (category, id) WHERE deleted_at IS NULL;
CREATE INDEX product_code ON product (code, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX product_code_key ON product (code_key) WHERE code_key IS NOT NULL;
CREATE INDEX product_created_at ON product (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX product_family ON product (family, tier, id) WHERE deleted_at IS NULL AND family IS NOT NULL;
CREATE INDEX product_name ON product (sort_name, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX product_number ON product (number);
CREATE INDEX product_price ON product (price_order, id) WHERE deleted_at IS NULL;
CREATE INDEX product_status ON product (status, sort_name, id) WHERE deleted_at IS NULL;
CREATE INDEX product_updated_at ON product (updated_at, id) WHERE deleted_at IS NULL;
