import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noteOverdue } from '../../../src/main/engine/modules/orders';
import { lineOf } from '../../support/documents';
import type { Client, TestEngine } from '../../support/engine';
import { setUp, startTestEngine } from '../../support/engine';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let seller: Client;
let sellerId: string;
let customerId: string;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const departmentId = (await admin.departments.create({ name: '销售' })).id;
  const colleague = await addColleague(test, admin, { username: 'xiao', role: 'sales', departmentId });
  seller = colleague.client;
  sellerId = colleague.id;
  customerId = (await admin.customers.create({ name: '华东岚青铸造' })).id;
});
afterAll(() => test.close());

const ref = ({ id, version }: { id: string; version: number }) => ({ id, version });
const told = async () =>
  (await seller.notices.list({})).items
    .filter(({ kind }) => kind === 'overdue')
    .map(({ record, note }) => [record?.id, note]);

async function order(dueOn: readonly string[], rest: object = {}) {
  const made = await admin.orders.create({
    name: '空压站',
    customerId,
    ownerId: sellerId,
    lines: [lineOf('机', '1', '300')],
    ...rest,
  });
  const items = dueOn.map((day, index) => ({
    id: randomUUID(),
    dueOn: day,
    amount: 300_00 / dueOn.length,
    label: `第${index + 1}期`,
  }));
  return admin.orders.confirm(ref(await admin.orders.plan({ ...ref(made), items })));
}

it('nobody hears of what is not due, of drafts, of old debts and of what is nobody’s', async () => {
  await order(['2026-11-20']);
  await order(['2026-10-01']);
  await order(['2026-11-10'], { ownerId: null });
  await admin.orders.create({ name: '草稿', customerId, ownerId: sellerId, lines: [lineOf('机', '1', '300')] });
  await noteOverdue(test.engine.services);
  expect(await told()).toEqual([]);
});

it('the owner hears of each late part once, and no more once it is paid', async () => {
  const late = await order(['2026-11-01', '2026-11-15', '2027-01-01']);
  await admin.payments.create({ orderId: late.id, amount: 100_00, paidOn: '2026-11-02' });
  await noteOverdue(test.engine.services);
  expect(await told()).toEqual([[late.id, '第2期']]);
  await noteOverdue(test.engine.services);
  expect(await told()).toHaveLength(1);
  await admin.payments.create({ orderId: late.id, amount: 100_00, paidOn: '2026-11-20' });
  expect(await told()).toEqual([]);
});
