import { readyMadeGrants } from './document-tables';
import { migration } from './migration';

/** Targets of people, departments, products and the firm, by month, quarter or year (PER-02). */
export const Targets = migration('targets1795500000120', [
  `CREATE TABLE target (
    id TEXT PRIMARY KEY,
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
    updated_at INTEGER NOT NULL
  )`,
  `CREATE UNIQUE INDEX target_key ON target (period_kind, starts_on, metric, subject_kind, coalesce(subject_id, ''))`,
  ...['user_id', 'department_id', 'product_id'].map(
    (column) => `CREATE INDEX target_${column} ON target (${column}) WHERE ${column} IS NOT NULL`,
  ),
  ...readyMadeGrants('target', {
    administrator: { view: 'all', edit: 'all' },
    manager: { view: 'tree', edit: 'tree' },
    sales: { view: 'own' },
    accountant: { view: 'all' },
    owner: { view: 'all' },
  }),
]);
