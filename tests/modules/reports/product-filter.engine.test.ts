import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opportunity } from '@shared/modules/opportunities/opportunity';
import type { Stage } from '@shared/modules/pipelines/pipeline';
import type { Report } from '@shared/modules/reports/report';
import { metricIds, productMetrics } from '@shared/modules/reports/metric';
import { productReports, reportNames } from '@shared/modules/reports/report';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { lineOf } from '../../support/documents';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let products: readonly { readonly id: string }[];

beforeAll(async () => {
  test = await startTestEngine({ now: Date.parse('2026-11-20T02:00:00Z') });
  admin = test.client(await setUp(test));
  products = await Promise.all(
    ['空压机', '储气罐', '滤芯'].map((name) => admin.products.create({ name, kind: 'goods' })),
  );
});
afterAll(() => test.close());

const idOf = (place: number) => products[place]?.id ?? '';
const refused = { code: 'invalid_input', data: { reason: 'notByProduct', field: 'productId' } };

describe('refusals', () => {
  it('figures of what has no lines, a product that is not there, and one the role does not show', async () => {
    const productId = idOf(0);
    for (const id of metricIds.filter((one) => !productMetrics.includes(one)))
      expect(await faultOf(admin.metrics.read({ id, productId }))).toMatchObject(refused);
    for (const name of reportNames.filter((one) => !productReports.includes(one))) {
      expect(await faultOf(admin.reports.read({ name, productId }))).toMatchObject(refused);
      expect(await faultOf(admin.reports.records({ name, productId, column: 'deals' }))).toMatchObject(refused);
    }
    const missing = randomUUID();
    expect(await faultOf(admin.metrics.read({ id: 'M4', productId: missing }))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(admin.metrics.read({ id: 'M4', productId: "x' OR 1" }))).toMatchObject({
      code: 'invalid_input',
    });
    const role = await admin.roles.create({
      name: '不看产品',
      grants: { opportunity: { view: 'all' }, product: { view: 'none' } },
      fieldGroups: { basic: 'show', money: 'show' },
    });
    const departmentId = (await admin.departments.create({ name: '外部' })).id;
    const { client } = await addColleague(test, admin, { username: 'waibu', roleIds: [role.id], departmentId });
    expect(await faultOf(client.metrics.read({ id: 'M4', productId }))).toMatchObject({ code: 'not_found' });
  });
});

interface Line {
  readonly product: number;
  readonly quantity: number;
  readonly price: number;
}
const line = fc.record({
  product: fc.integer({ min: 0, max: 3 }),
  quantity: fc.integer({ min: 1, max: 9 }),
  price: fc.integer({ min: 0, max: 90_000 }),
});
const deal = fc.record({
  lines: fc.array(line, { maxLength: 4 }),
  discount: fc.integer({ min: 0, max: 30 }),
  end: fc.constantFrom('open', 'won', 'lost'),
});
const given = (lines: readonly Line[]) =>
  lines.map(({ product, quantity, price }) =>
    lineOf('x', String(quantity), String(price / 100), { productId: products[product]?.id ?? null }),
  );

describe('figures of one product', () => {
  it('are what a slow and obvious calculation over the lines says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { minLength: 1, maxLength: 7 }), async (deals) => {
        const pipeline = await admin.pipelines.create({ name: randomUUID(), template: 'b2b' });
        const stage = (type: Stage['type']) => pipeline.stages.find((one) => one.type === type)?.id ?? '';
        const made: (Opportunity & { readonly end: string })[] = [];
        for (const { lines, discount, end } of deals) {
          const values =
            lines.length === 0 ? { amount: 5 } : { lines: given(lines), discountPercent: String(discount) };
          const lost = end === 'lost' ? { lostReason: 'price' as const } : {};
          const one = await admin.opportunities.create({ name: 'x', stageId: stage(end), ...lost, ...values });
          made.push({ ...one, end });
        }
        for (const { id: productId } of products) {
          const worth = (one: (typeof made)[number]) =>
            one.lines.filter((item) => item.productId === productId).reduce((sum, { net }) => sum + (net ?? 0), 0);
          const having = made.filter((one) => one.lines.some((item) => item.productId === productId));
          const sum = (end: string) =>
            having.filter((one) => one.end === end).reduce((all, one) => all + worth(one), 0);
          const count = (end: string) => having.filter((one) => one.end === end).length;
          const asked = { pipelineId: pipeline.id, productId };
          const closed = count('won') + count('lost');
          expect(await admin.metrics.read({ id: 'M4', ...asked })).toMatchObject({
            numerator: count('won'),
            denominator: closed,
            byValue: { numerator: sum('won'), denominator: sum('won') + sum('lost') },
          });
          expect(await admin.metrics.read({ id: 'M9', ...asked })).toMatchObject({
            value: count('open'),
            byValue: { value: sum('open') },
          });
          expect((await admin.metrics.read({ id: 'K1', ...asked })).value).toBe(having.length);
          const behind = await admin.metrics.records({ id: 'K1', ...asked });
          expect(behind.items.map(({ id }) => id).sort()).toEqual(having.map(({ id }) => id).sort());
          const lost = await admin.reports.read({ name: 'lostDeals', ...asked });
          expect(totalOf(lost, 'value')).toBe(sum('lost'));
          const ranking = await admin.reports.read({ name: 'ranking', ...asked });
          expect(totalOf(ranking, 'value')).toBe(sum('won'));
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('take of orders and of what came back the lines of the product, and say so', async () => {
    const lines = [
      lineOf('空压机', '2', '1130', { productId: idOf(0) }),
      lineOf('滤芯', '10', '11.3', { productId: idOf(2) }),
    ];
    const customer = await admin.customers.create({ name: '暖山' });
    const order = await admin.orders.create({ name: 'x', customerId: customer.id, lines });
    const confirmed = await admin.orders.confirm({ id: order.id, version: order.version });
    const sent = await admin.orders.deliver({
      ...{ id: order.id, version: confirmed.version, deliveredOn: '2026-11-20' },
      lines: confirmed.lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
    });
    await admin.orders.returnGoods({
      ...{ id: order.id, version: sent.version, returnedOn: '2026-11-20' },
      lines: [{ lineId: confirmed.lines[0]?.id ?? '', quantity: '1' }],
    });
    const revenue = (place: number) => admin.metrics.read({ id: 'M8', productId: idOf(place) });
    expect(await revenue(0)).toMatchObject({ value: 1_000_00, denominator: 1, parts: { refunds: 1_000_00 } });
    expect(await revenue(2)).toMatchObject({ value: 100_00, parts: { refunds: 0 } });
    expect(await revenue(1)).toMatchObject({ value: 0, denominator: 0 });
    expect((await revenue(0)).definition).toContain('“空压机”');
    const report = await admin.reports.read({ name: 'forecast', productId: idOf(0) });
    expect(report.notes[0]).toContain('“空压机”');
  });
});

function totalOf(report: Report, column: string): unknown {
  return report.totals?.cells[column]?.value ?? 0;
}
