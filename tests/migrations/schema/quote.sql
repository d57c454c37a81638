CREATE TABLE quote ( id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  customer_id TEXT REFERENCES customer (id) ON DELETE SET NULL,
  contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL,
  opportunity_id TEXT REFERENCES opportunity (id) ON DELETE SET NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'approved', 'sent', 'accepted', 'rejected')),
  revision INTEGER NOT NULL,
  quote_date TEXT NOT NULL,
  valid_until TEXT,
  currency TEXT NOT NULL,
  is_tax_included INTEGER NOT NULL,
  discount_percent TEXT,
  discount_amount INTEGER,
  discount_label TEXT,
  subtotal INTEGER NOT NULL,
  net INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  total INTEGER NOT NULL,
  given_away INTEGER NOT NULL,
  cost INTEGER,
  margin INTEGER,
  language TEXT,
  remarks TEXT,
  terms TEXT,
  decided_by_id TEXT,
  decision_note TEXT,
  first_sent_at INTEGER,
  sent_at INTEGER,
  answered_at INTEGER,
  reject_reason TEXT,
  reject_note TEXT,
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
CREATE INDEX quote_bin ON quote (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX quote_contact_id ON quote (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX quote_created_at ON quote (created_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX quote_customer_id ON quote (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX quote_date ON quote (quote_date, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX quote_department ON quote (department_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX quote_first_sent ON quote (first_sent_at, id, owner_id, department_id, is_named) WHERE deleted_at IS NULL AND first_sent_at IS NOT NULL;
CREATE INDEX quote_name ON quote (sort_name, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX quote_number ON quote (number);
CREATE INDEX quote_opportunity_id ON quote (opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX quote_owner ON quote (owner_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX quote_sent_at ON quote (sent_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX quote_status ON quote (status, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX quote_total ON quote (total, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX quote_updated_at ON quote (updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX quote_valid_until ON quote (valid_until, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
