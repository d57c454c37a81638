CREATE TABLE target ( id TEXT PRIMARY KEY,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('firm', 'department', 'person', 'product')),
  subject_id TEXT,
  user_id TEXT REFERENCES app_user (id) ON DELETE CASCADE,
  department_id TEXT REFERENCES department (id) ON DELETE CASCADE,
  product_id TEXT REFERENCES product (id) ON DELETE CASCADE,
  metric TEXT NOT NULL CHECK (metric IN ('wonAmount', 'wonCount', 'ordersNet', 'activities')),
  period_kind TEXT NOT NULL CHECK (period_kind IN ('month', 'quarter', 'year')),
  starts_on TEXT NOT NULL,
  value INTEGER NOT NULL CHECK (value > 0),
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL );
CREATE INDEX target_department_id ON target (department_id) WHERE department_id IS NOT NULL;
CREATE UNIQUE INDEX target_key ON target (period_kind, starts_on, metric, subject_kind, coalesce(subject_id, ''));
CREATE INDEX target_product_id ON target (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX target_user_id ON target (user_id) WHERE user_id IS NOT NULL;
