import { frameColumns, listIndexes, pointerIndexes, readyMadeGrants } from './document-tables';
import { companionTables, migration, nameTriggers } from './migration';

const whole = (reach: string) => ({
  view: reach,
  create: 'all',
  edit: reach,
  delete: reach,
  assign: reach,
  export: reach,
});

/** Contracts with customers, their terms and what follows them (QUO-06). */
export const Contracts = migration('contracts1795510000100', [
  `CREATE TABLE contract (
    id TEXT PRIMARY KEY,
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
    ${frameColumns.join(',\n    ')}
  )`,
  ...listIndexes(
    'contract',
    {
      name: 'sort_name',
      starts_on: 'starts_on',
      ends_on: 'ends_on',
      remind_on: 'remind_on',
      amount: 'amount',
      created_at: 'created_at',
      updated_at: 'updated_at',
    },
    ['status', 'billing_interval'],
  ),
  ...pointerIndexes('contract', [
    'customer_id',
    'opportunity_id',
    'quote_id',
    'order_id',
    'predecessor_id',
    'successor_id',
  ]),
  // What ended in a period, and whether a customer had a running contract in one, answered by the index alone (M5, M3).
  `CREATE INDEX contract_last_day ON contract (last_day, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL AND last_day IS NOT NULL`,
  `CREATE INDEX contract_terms ON contract (customer_id, starts_on, last_day, id, department_id, owner_id, is_named) WHERE deleted_at IS NULL AND customer_id IS NOT NULL`,
  ...companionTables('contract'),
  ...nameTriggers('contract'),
  ...readyMadeGrants('contract', {
    administrator: whole('all'),
    manager: whole('tree'),
    sales: { view: 'department', create: 'all', edit: 'own', delete: 'own' },
    service: { view: 'all' },
    accountant: { view: 'all', create: 'all', edit: 'all', export: 'all' },
    owner: { view: 'all', export: 'all' },
  }),
]);
