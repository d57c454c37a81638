CREATE TABLE sales_order ( id TEXT PRIMARY KEY,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  customer_id TEXT REFERENCES customer (id) ON DELETE SET NULL,
  contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL,
  opportunity_id TEXT REFERENCES opportunity (id) ON DELETE SET NULL,
  quote_id TEXT REFERENCES quote (id) ON DELETE SET NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'confirmed', 'cancelled')),
  order_date TEXT NOT NULL,
  customer_reference TEXT,
  deliver_on TEXT,
  confirmed_at INTEGER,
  cancelled_at INTEGER,
  cancel_reason TEXT,
  delivery_status TEXT NOT NULL CHECK (delivery_status IN ('none', 'partial', 'delivered')),
  payment_status TEXT NOT NULL CHECK (payment_status IN ('unpaid', 'partial', 'paid')),
  due_on TEXT,
  paid_amount INTEGER NOT NULL,
  returned_amount INTEGER NOT NULL,
  open_amount INTEGER NOT NULL,
  movements INTEGER NOT NULL,
  base_net INTEGER,
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
CREATE INDEX sales_order_bin ON sales_order (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX sales_order_confirmed_at ON sales_order (confirmed_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_contact_id ON sales_order (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX sales_order_created_at ON sales_order (created_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_customer_id ON sales_order (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX sales_order_date ON sales_order (order_date, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_deliver_on ON sales_order (deliver_on, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_delivery_status ON sales_order (delivery_status, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_department ON sales_order (department_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_due_on ON sales_order (due_on, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_history ON sales_order (customer_id, confirmed_at, base_net) WHERE deleted_at IS NULL AND status = 'confirmed';
CREATE INDEX sales_order_name ON sales_order (sort_name, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX sales_order_number ON sales_order (number);
CREATE INDEX sales_order_open_amount ON sales_order (open_amount, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_opportunity_id ON sales_order (opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX sales_order_owner ON sales_order (owner_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_payment_status ON sales_order (payment_status, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_quote_id ON sales_order (quote_id) WHERE quote_id IS NOT NULL;
CREATE INDEX sales_order_revenue ON sales_order (confirmed_at, customer_id, base_net, owner_id, department_id, is_named, id) WHERE deleted_at IS NULL AND status = 'confirmed';
CREATE INDEX sales_order_status ON sales_order (status, updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_total ON sales_order (total, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_updated_at ON sales_order (updated_at, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL;
