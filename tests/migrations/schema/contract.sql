CREATE TABLE contract ( id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  customer_id TEXT REFERENCES customer (id) ON DELETE SET NULL,
  opportunity_id TEXT REFERENCES opportunity (id) ON DELETE SET NULL,
  quote_id TEXT REFERENCES quote (id) ON DELETE SET NULL,
  order_id TEXT REFERENCES sales_order (id) ON DELETE SET NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'renewed', 'cancelled')),
  signed_on TEXT,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  last_day TEXT,
  renews_automatically INTEGER,
  notice_days INTEGER,
  remind_on TEXT,
  amount INTEGER,
  currency TEXT NOT NULL,
  tax_rate TEXT,
  billing_interval TEXT CHECK (billing_interval IN ('once', 'month', 'quarter', 'halfYear', 'year')),
  cancelled_on TEXT,
  predecessor_id TEXT REFERENCES contract (id) ON DELETE SET NULL,
  successor_id TEXT REFERENCES contract (id) ON DELETE SET NULL,
  language TEXT,
  remarks TEXT,
  terms TEXT,
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
CREATE INDEX contract_amount ON contract (amount, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX contract_billing_interval ON contract (billing_interval, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX contract_bin ON contract (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX contract_created_at ON contract (created_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX contract_customer_id ON contract (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX contract_department ON contract (department_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contract_ends_on ON contract (ends_on, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX contract_last_day ON contract (last_day, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL AND last_day IS NOT NULL;
CREATE INDEX contract_name ON contract (sort_name, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX contract_number ON contract (number);
CREATE INDEX contract_opportunity_id ON contract (opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX contract_order_id ON contract (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX contract_owner ON contract (owner_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contract_predecessor_id ON contract (predecessor_id) WHERE predecessor_id IS NOT NULL;
CREATE INDEX contract_quote_id ON contract (quote_id) WHERE quote_id IS NOT NULL;
CREATE INDEX contract_remind_on ON contract (remind_on, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX contract_starts_on ON contract (starts_on, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX contract_status ON contract (status, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX contract_successor_id ON contract (successor_id) WHERE successor_id IS NOT NULL;
CREATE INDEX contract_terms ON contract (customer_id, starts_on, last_day, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL AND customer_id IS NOT NULL;
CREATE INDEX contract_updated_at ON contract (updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
