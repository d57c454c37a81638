import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineOf } from '../../support/documents';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague } from '../../support/people';

const day = 86_400_000;

let test: TestEngine;
let admin: Client;
let productId: string;
const customers: Record<string, string> = {};

/** Two orders of A thirty days apart, one of B of which half came back, one of C that was cancelled. */
beforeAll(async () => {
  test = await startTestEngine({ now: Date.parse('2026-09-01T02:00:00Z') });
  admin = test.client(await setUp(test, { locale: 'en' }));
  productId = (await admin.products.create({ name: '空压机', kind: 'goods', cost: '60' })).id;
  for (const name of ['A', 'B', 'C']) customers[name] = (await admin.customers.create({ name: `客户 ${name}` })).id;
  await order('A', '3');
  const back = await order('B', '4');
  const goods = { id: back.id, lines: [{ lineId: back.lines[0]?.id ?? '', quantity: '2' }] };
  const sent = await admin.orders.deliver({ ...goods, version: back.version, deliveredOn: '2026-09-01' });
  await admin.orders.returnGoods({ ...goods, version: sent.version, returnedOn: '2026-09-01' });
  const gone = await order('C', '9');
  await admin.orders.cancel({ id: gone.id, version: gone.version, reason: '不要了' });
  await wait(29 * day);
  await order('A', '2');
}, 60_000);
afterAll(() => test.close());

async function wait(milliseconds: number): Promise<void> {
  test.clock.now += milliseconds;
  admin = test.client((await test.client().sessions.create({ username: 'shen', password: adminPassword })).token);
}

async function order(name: string, quantity: string) {
  const lines = [lineOf('机', quantity, '100', { taxRate: '0', productId })];
  const draft = await admin.orders.create({ name: `订单 ${name}`, customerId: customers[name] ?? null, lines });
  return admin.orders.confirm({ id: draft.id, version: draft.version });
}

const autumn = { name: 'profitability', from: '2026-09-01', to: '2026-12-01' } as const;

describe('profitability', () => {
  it('is refused to nobody in particular, and tells neither orders nor customers one does not see', async () => {
    expect(await faultOf(test.client().reports.read(autumn))).toMatchObject({ code: 'signed_out' });
    const departmentId = (await admin.departments.create({ name: '西区' })).id;
    const other = await addColleague(test, admin, { username: 'other', role: 'sales', departmentId });
    expect((await other.client.reports.read(autumn)).rows).toEqual([]);
    const role = await admin.roles.create({
      name: '只看订单',
      grants: { order: { view: 'all' } },
      fieldGroups: { basic: 'show', money: 'show' },
    });
    const clerk = await addColleague(test, admin, { username: 'clerk', roleIds: [role.id] });
    const seen = await clerk.client.reports.read(autumn);
    expect(seen.rows.map(({ label, record }) => [label, record])).toEqual([
      ['A customer you may not see', undefined],
      ['A customer you may not see', undefined],
    ]);
    // What things cost is for those who lead.
    expect(seen.columns.map(({ key }) => key)).not.toContain('margin');
    expect(JSON.stringify(seen.rows)).not.toContain('margin');
  });

  it('counts orders less what came back, by customer, with margin, loyalty and the next order', async () => {
    const report = await admin.reports.read(autumn);
    const rows = report.rows.map(({ label, cells }) => [
      label,
      ...['revenue', 'margin', 'orders', 'firstOrder', 'lastOrder'].map((key) => cells[key]?.value),
    ]);
    expect(rows).toEqual([
      ['客户 A', 500_00, 200_00, 2, '2026-09-01', '2026-09-30'],
      ['客户 B', 200_00, 80_00, 1, '2026-09-01', '2026-09-01'],
    ]);
    expect(report.totals?.cells).toMatchObject({
      revenue: { value: 700_00 },
      margin: { value: 280_00 },
      orders: { value: 3 },
    });
    expect(report.rows[0]?.cells['part']?.value).toBeCloseTo(5 / 7, 9);
    expect(String(report.rows[0]?.cells['nextOrder']?.value)).toMatch(/^about 2026-1/);
    expect(report.rows[1]?.cells['nextOrder']?.value).toBeNull();
    expect(String(report.rows[0]?.cells['loyalty']?.value)).toMatch(/^[1-5]-[1-5]-[1-5]$/);
    const behind = await admin.reports.records({ ...autumn, row: customers['A'] ?? '', column: 'revenue' });
    expect(behind.items.map(({ kind }) => kind)).toEqual(['order', 'order']);
  });

  it('says who should have bought again long ago', async () => {
    await wait(100 * day);
    const report = await admin.reports.read({ name: 'profitability' });
    expect(report.rows[0]?.cells['nextOrder']).toMatchObject({ tone: 'bad' });
  });
});
