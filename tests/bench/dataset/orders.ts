import type { Database } from 'better-sqlite3';
import { Random } from './random';

const day = 86_400_000;
const years = 3;
const products = 200;
const rates = [13, 9, 6] as const;

/** One order for two customers, two lines each; three in four are paid, and the firm sells two hundred products. */
export function writeOrders(connection: Database, now: number): void {
  const random = new Random(20261125);
  connection.pragma('foreign_keys=OFF');
  connection.exec('BEGIN');
  connection.exec(
    ['order', 'payment', 'quote', 'product']
      .map((kind) => `UPDATE role SET grants = json_set(grants, '$.${kind}', json_extract(grants, '$.customer'))`)
      .join(';'),
  );
  const productIds = writeProducts(connection, random, now);
  const addOrder = connection.prepare(
    `INSERT INTO sales_order (id, number, name, sort_name, customer_id, status, order_date, confirmed_at, delivery_status, payment_status, due_on,
       paid_amount, returned_amount, open_amount, movements, base_net, currency, is_tax_included, subtotal, net, tax, total, given_away, cost, margin,
       owner_id, department_id, created_at, updated_at, sequence)
     VALUES (?, ?, ?, ?, ?, 'confirmed', ?, ?, 'delivered', ?, ?, ?, 0, ?, 0, ?, 'CNY', 1, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, 1)`,
  );
  const addLine = connection.prepare(
    `INSERT INTO sales_order_line (sales_order_id, id, position, product_id, name, quantity, unit_price, tax_rate, unit_cost, amount, list_amount, net, tax, cost)
     VALUES (?, ?, ?, ?, ?, '1', ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addPart = connection.prepare('INSERT INTO order_instalment (order_id, id, due_on, amount) VALUES (?, ?, ?, ?)');
  const addPayment = connection.prepare(
    `INSERT INTO payment (id, number, name, sort_name, customer_id, order_id, direction, amount, currency, paid_on, owner_id, department_id, created_at, updated_at, sequence)
     VALUES (?, ?, ?, ?, ?, ?, 'in', ?, 'CNY', ?, ?, ?, ?, ?, 1)`,
  );
  const customers = connection.prepare(
    'SELECT id, name, sort_name, owner_id, department_id FROM customer WHERE rowid = ?',
  );
  const { rows } = connection.prepare('SELECT max(rowid) AS rows FROM customer').get() as { rows: number };
  const count = Math.round(rows / 2);
  for (let index = 0; index < count; index++) {
    const customer = customers.get(1 + random.below(rows)) as CustomerRow | undefined;
    if (!customer) continue;
    const at = now - random.below(years * 365) * day - random.below(day);
    const id = random.uuid(at);
    const sums = { subtotal: 0, net: 0, tax: 0, cost: 0 };
    for (let place = 0; place < 2; place++) {
      const net = 10_000 + random.below(2_000_000);
      const rate = random.pick(rates);
      const tax = Math.round((net * rate) / 100);
      const cost = Math.round(net * (0.5 + random.next() * 0.3));
      const price = ((net + tax) / 100).toFixed(2);
      addLine.run(
        id,
        random.uuid(at),
        place,
        random.pickSkewed(productIds),
        '设备',
        price,
        String(rate),
        (cost / 100).toFixed(2),
        net + tax,
        net + tax,
        net,
        tax,
        cost,
      );
      sums.subtotal += net + tax;
      sums.net += net;
      sums.tax += tax;
      sums.cost += cost;
    }
    const isPaid = random.happens(0.75);
    const dueOn = dayOf(at + 30 * day);
    addOrder.run(
      id,
      `SO-2026-${String(index + 1).padStart(4, '0')}`,
      `${customer.name} 订单`,
      customer.sort_name,
      customer.id,
      dayOf(at),
      at,
      isPaid ? 'paid' : 'unpaid',
      isPaid ? null : dueOn,
      isPaid ? sums.subtotal : 0,
      isPaid ? 0 : sums.subtotal,
      sums.net,
      sums.subtotal,
      sums.net,
      sums.tax,
      sums.subtotal,
      sums.cost,
      sums.net - sums.cost,
      customer.owner_id,
      customer.department_id,
      at,
      at,
    );
    addPart.run(id, random.uuid(at), dueOn, sums.subtotal);
    if (isPaid)
      addPayment.run(
        random.uuid(at),
        `R-2026-${String(index + 1).padStart(4, '0')}`,
        `R-${index + 1}`,
        `r${index + 1}`,
        customer.id,
        id,
        sums.subtotal,
        dueOn,
        customer.owner_id,
        customer.department_id,
        at,
        at,
      );
  }
  connection.exec('COMMIT');
  connection.exec('ANALYZE sales_order; ANALYZE sales_order_line; ANALYZE order_instalment; ANALYZE payment');
}

function writeProducts(connection: Database, random: Random, now: number): string[] {
  const add = connection.prepare(
    `INSERT INTO product (id, number, code, code_key, name, sort_name, category, family, tier, kind, list_price, price_order, currency, price_includes_tax, tax_rate, cost, status, created_at, updated_at, sequence)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'goods', '1000', 1000, 'CNY', 1, '13', '600', 'active', ?, ?, 1)`,
  );
  return Array.from({ length: products }, (_, index) => {
    const id = random.uuid(now);
    const code = `bench-${index}`;
    add.run(
      id,
      `P-${String(900_000 + index)}`,
      code,
      code,
      `设备 ${index}`,
      `shebei${index}`,
      `类 ${index % 12}`,
      `系 ${index % 40}`,
      index % 5,
      now,
      now,
    );
    return id;
  });
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

interface CustomerRow {
  readonly id: string;
  readonly name: string;
  readonly sort_name: string;
  readonly owner_id: string | null;
  readonly department_id: string | null;
}
