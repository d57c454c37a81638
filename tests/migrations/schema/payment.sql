CREATE TABLE payment ( id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  customer_id TEXT REFERENCES customer (id) ON DELETE SET NULL,
  order_id TEXT REFERENCES sales_order (id) ON DELETE SET NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  amount INTEGER NOT NULL CHECK (amount > 0),
  currency TEXT NOT NULL,
  paid_on TEXT NOT NULL,
  method TEXT,
  reference TEXT,
  owner_id TEXT REFERENCES app_user (id),
  department_id TEXT REFERENCES department (id),
  co_owner_ids TEXT NOT NULL DEFAULT '[]',
  tags TEXT NOT NULL DEFAULT '[]',
  notes TEXT,
  custom TEXT NOT NULL DEFAULT '{}',
  is_named INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  sequence INTEGER NOT NULL );
CREATE INDEX payment_amount ON payment (amount, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX payment_bin ON payment (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX payment_created_at ON payment (created_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX payment_customer_id ON payment (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX payment_department ON payment (department_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX payment_direction ON payment (direction, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX payment_method ON payment (method, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX payment_name ON payment (sort_name, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX payment_number ON payment (number);
CREATE INDEX payment_order_id ON payment (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX payment_owner ON payment (owner_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX payment_paid_on ON payment (paid_on, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX payment_updated_at ON payment (updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
