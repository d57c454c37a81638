import {
  documentColumns,
  frameColumns,
  lineTable,
  listIndexes,
  pointerIndexes,
  readyMadeGrants,
} from './document-tables';
import { companionTables, migration, nameTriggers } from './migration';

const whole = (reach: string) => ({
  view: reach,
  create: 'all',
  edit: reach,
  delete: reach,
  assign: reach,
  export: reach,
});

/** Orders, what went out and came back of them, when their money is due, and payments (QUO-05, 09). */
export const Orders = migration('orders1795500000046', [
  `CREATE TABLE sales_order (
    id TEXT PRIMARY KEY,
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
    ${documentColumns.join(',\n    ')},
    ${frameColumns.join(',\n    ')}
  )`,
  ...listIndexes(
    'sales_order',
    {
      name: 'sort_name',
      total: 'total',
      date: 'order_date',
      deliver_on: 'deliver_on',
      confirmed_at: 'confirmed_at',
      due_on: 'due_on',
      open_amount: 'open_amount',
      created_at: 'created_at',
      updated_at: 'updated_at',
    },
    ['status', 'delivery_status', 'payment_status'],
  ),
  ...pointerIndexes('sales_order', ['customer_id', 'contact_id', 'opportunity_id', 'quote_id']),
  // Revenue of a period, and a customer's orders in time, answered by the index alone (M2, M3, M8, M22).
  `CREATE INDEX sales_order_revenue ON sales_order (confirmed_at, customer_id, base_net, owner_id, department_id, is_named, id) WHERE deleted_at IS NULL AND status = 'confirmed'`,
  `CREATE INDEX sales_order_history ON sales_order (customer_id, confirmed_at, base_net) WHERE deleted_at IS NULL AND status = 'confirmed'`,
  ...companionTables('sales_order'),
  ...nameTriggers('sales_order'),
  ...lineTable('sales_order', 'sales_order'),
  `CREATE TABLE order_instalment (
    order_id TEXT NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    due_on TEXT NOT NULL,
    amount INTEGER NOT NULL,
    label TEXT,
    PRIMARY KEY (order_id, id)
  ) WITHOUT ROWID`,
  `CREATE INDEX order_instalment_due ON order_instalment (due_on, order_id)`,
  `CREATE TABLE order_delivery (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
    delivered_on TEXT NOT NULL,
    note TEXT,
    user_id TEXT,
    created_at INTEGER NOT NULL
  )`,
  `CREATE INDEX order_delivery_order ON order_delivery (order_id, delivered_on)`,
  `CREATE TABLE order_delivery_line (
    delivery_id TEXT NOT NULL REFERENCES order_delivery (id) ON DELETE CASCADE,
    line_id TEXT NOT NULL,
    quantity TEXT NOT NULL,
    PRIMARY KEY (delivery_id, line_id)
  ) WITHOUT ROWID`,
  `CREATE TABLE order_return (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
    returned_on TEXT NOT NULL,
    reason TEXT,
    user_id TEXT,
    net INTEGER NOT NULL,
    tax INTEGER NOT NULL,
    base_net INTEGER,
    created_at INTEGER NOT NULL
  )`,
  `CREATE INDEX order_return_order ON order_return (order_id, returned_on)`,
  `CREATE INDEX order_return_day ON order_return (returned_on, order_id, base_net)`,
  `CREATE TABLE order_return_line (
    return_id TEXT NOT NULL REFERENCES order_return (id) ON DELETE CASCADE,
    line_id TEXT NOT NULL,
    quantity TEXT NOT NULL,
    net INTEGER NOT NULL,
    tax INTEGER NOT NULL,
    PRIMARY KEY (return_id, line_id)
  ) WITHOUT ROWID`,
  `CREATE TABLE payment (
    id TEXT PRIMARY KEY,
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
    ${frameColumns.join(',\n    ')}
  )`,
  ...listIndexes(
    'payment',
    { name: 'sort_name', amount: 'amount', paid_on: 'paid_on', created_at: 'created_at', updated_at: 'updated_at' },
    ['direction', 'method'],
  ),
  ...pointerIndexes('payment', ['customer_id', 'order_id']),
  ...companionTables('payment'),
  ...nameTriggers('payment'),
  ...readyMadeGrants('order', {
    administrator: { ...whole('all'), import: 'all' },
    manager: { ...whole('tree'), import: 'all' },
    sales: { view: 'department', create: 'all', edit: 'own', delete: 'own' },
    service: { view: 'all' },
    accountant: { view: 'all', create: 'all', edit: 'all', export: 'all', import: 'all' },
    owner: { view: 'all', export: 'all' },
  }),
  ...readyMadeGrants('payment', {
    administrator: whole('all'),
    manager: whole('tree'),
    sales: { view: 'department' },
    accountant: { ...whole('all') },
    owner: { view: 'all', export: 'all' },
  }),
]);
