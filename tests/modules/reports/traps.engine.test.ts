import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previousPeriod } from '@shared/modules/reports/period';
import type { Pipeline, Stage } from '@shared/modules/pipelines/pipeline';
import { lineOf } from '../../support/documents';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, setUp, startTestEngine } from '../../support/engine';

const day = 86_400_000;

let test: TestEngine;
let admin: Client;

beforeAll(async () => {
  test = await startTestEngine({ now: Date.parse('2026-01-05T02:00:00Z') });
  admin = test.client(await setUp(test));
});
afterAll(() => test.close());

/** Time goes by; a session lasts thirty days. */
async function wait(milliseconds: number): Promise<void> {
  test.clock.now += milliseconds;
  admin = test.client((await test.client().sessions.create({ username: 'shen', password: adminPassword })).token);
}

async function freshPipeline(): Promise<Pipeline> {
  return admin.pipelines.create({ name: `流程 ${Math.random()}`, template: 'b2b' });
}

function ofType(pipeline: Pipeline, type: Stage['type']): Stage[] {
  return pipeline.stages.filter((stage) => stage.type === type);
}

function idOf(stages: readonly Stage[], place = 0): string {
  return stages[place % stages.length]?.id ?? '';
}

async function move(id: string, stageId: string, more: object = {}): Promise<void> {
  const { version } = await admin.opportunities.read({ id });
  await admin.opportunities.move({ id, version, stageId, ...more });
}

/** Requirements 4.4: what other programs count wrongly, one test for each. */
describe('the nine traps', () => {
  it('1: what hangs on an order several times is counted once: lines, deliveries, returns, payments', async () => {
    const customerId = (await admin.customers.create({ name: '客户' })).id;
    const lines = ['甲', '乙', '丙'].map((name) => lineOf(name, '2', '100', { taxRate: '0' }));
    const draft = await admin.orders.create({ name: '订单', customerId, lines });
    let order = await admin.orders.confirm({ id: draft.id, version: draft.version });
    for (const { id } of lines.slice(0, 2)) {
      const goods = { id: order.id, lines: [{ lineId: id, quantity: '1' }] };
      order = await admin.orders.deliver({ ...goods, version: order.version, deliveredOn: today() });
      order = await admin.orders.returnGoods({ ...goods, version: order.version, returnedOn: today() });
      await admin.payments.create({ orderId: order.id, amount: 50_00, paidOn: today() });
      order = await admin.orders.read({ id: order.id });
    }
    expect(await admin.metrics.read({ id: 'M8' })).toMatchObject({
      value: 600_00 - 200_00,
      denominator: 1,
      parts: { refunds: 200_00 },
    });
  });

  it('2: a forecast holds won deals whole, open ones by their chance, and lost ones not at all', async () => {
    const pipeline = await freshPipeline();
    const make = (amount: number) =>
      admin.opportunities.create({
        ...{ name: '单', amount, stageId: idOf(ofType(pipeline, 'open')), probability: 25 },
        expectedCloseDate: later(today(), 1),
      });
    const [won, lost] = [await make(100_00), await make(1_000_00), await make(40_00)];
    await move(won?.id ?? '', idOf(ofType(pipeline, 'won')));
    await move(lost?.id ?? '', idOf(ofType(pipeline, 'lost')), { lostReason: 'price' });
    const month = today().slice(0, 7);
    const report = await admin.reports.read({ name: 'forecast', pipelineId: pipeline.id });
    expect(report.rows.find(({ key }) => key === month)?.cells).toMatchObject({
      won: { value: 100_00 },
      weighted: { value: 10_00 },
      best: { value: 40_00 },
    });
  });

  it('3: a funnel holds the deals lost since, and a stage entered again counts once', async () => {
    const pipeline = await freshPipeline();
    const [first, second] = ofType(pipeline, 'open').map(({ id }) => id);
    const [back, lost] = [
      await admin.opportunities.create({ name: '回头', stageId: first ?? '' }),
      await admin.opportunities.create({ name: '丢了', stageId: first ?? '' }),
    ];
    for (const stageId of [second, first, second, first]) await move(back.id, stageId ?? '');
    await move(lost.id, second ?? '');
    await move(lost.id, idOf(ofType(pipeline, 'lost')), { lostReason: 'price' });
    const report = await admin.reports.read({ name: 'funnel', pipelineId: pipeline.id });
    const count = (key: string | undefined) => report.rows.find((row) => row.key === key)?.cells['deals']?.value;
    expect([count(first), count(second)]).toEqual([2, 2]);
  });

  it('4: wins are dated by their close, not by the beginning of the deal', async () => {
    const pipeline = await freshPipeline();
    const deal = await admin.opportunities.create({ name: '跨年', stageId: idOf(ofType(pipeline, 'open')) });
    const opened = today();
    await wait(100 * day);
    await admin.opportunities.move({ id: deal.id, version: deal.version, stageId: idOf(ofType(pipeline, 'won')) });
    const asked = { id: 'M4', pipelineId: pipeline.id } as const;
    expect(await admin.metrics.read({ ...asked, from: opened, to: later(opened, 30) })).toMatchObject({
      denominator: 0,
      value: null,
    });
    expect(await admin.metrics.read({ ...asked, from: today(), to: later(today(), 1) })).toMatchObject({ value: 1 });
  });

  it('5: so many days are compared with as many days before, whole months with whole months', () => {
    expect(previousPeriod({ from: '2026-03-02', to: '2026-03-09' })).toEqual({ from: '2026-02-23', to: '2026-03-02' });
    expect(previousPeriod({ from: '2026-03-01', to: '2026-04-01' })).toEqual({ from: '2026-02-01', to: '2026-03-01' });
    expect(previousPeriod({ from: '2026-01-01', to: '2027-01-01' })).toEqual({ from: '2025-01-01', to: '2026-01-01' });
  });

  it('6: a won stage of another name still ends a cycle', async () => {
    const pipeline = await admin.pipelines.create({
      name: '自定',
      stages: [
        { name: '谈', type: 'open' },
        { name: '签了', type: 'won' },
        { name: '黄了', type: 'lost' },
      ],
    });
    const deal = await admin.opportunities.create({ name: '单', stageId: pipeline.stages[0]?.id ?? '' });
    await wait(4 * day);
    await admin.opportunities.move({ id: deal.id, version: deal.version, stageId: pipeline.stages[1]?.id ?? '' });
    const answer = await admin.metrics.read({ id: 'M11', pipelineId: pipeline.id });
    expect(answer).toMatchObject({ denominator: 1, coverage: 1, unit: 'days' });
    expect(answer.value).toBeCloseTo(4, 6);
  });

  it('7: probability follows the stage in bulk and over REST as on the board', async () => {
    const pipeline = await freshPipeline();
    const [first, second] = ofType(pipeline, 'open');
    const deal = await admin.opportunities.create({ name: '批量', stageId: first?.id ?? '' });
    const { jobId } = await admin.bulk.start({
      resource: 'opportunity',
      selection: { ids: [deal.id] },
      change: { type: 'set', field: 'stageId', value: second?.id ?? '' },
    });
    await test.engine.services.jobs.settled(jobId);
    expect(await admin.opportunities.read({ id: deal.id })).toMatchObject({ probability: second?.probability });
    expect((await admin.opportunities.moves({ id: deal.id })).items).toHaveLength(2);
  });

  it('8: what a lead went through is told by its own statuses, whatever its deal goes through', async () => {
    const before = (await admin.metrics.read({ id: 'M1' })).parts['open'] ?? 0;
    const lead = await admin.leads.create({ name: '来客' });
    await admin.leads.create({ name: '还在谈' });
    await wait(3 * day);
    const between = later(today(), 1);
    await wait(3 * day);
    const { opportunityId } = await admin.leads.convert({
      id: lead.id,
      version: lead.version,
      customer: { mode: 'none' },
      contact: { mode: 'none' },
      opportunity: { mode: 'create' },
    });
    const { stages } = (await admin.pipelines.list({})).items[0] ?? { stages: [] };
    await move(opportunityId ?? '', idOf(stages.filter(({ type }) => type === 'won')));
    expect((await admin.metrics.read({ id: 'M1', to: between })).parts['open']).toBe(before + 2);
    expect((await admin.metrics.read({ id: 'M1' })).parts['open']).toBe(before + 1);
  });

  it('9: two people in different time zones see one number: the days are the firm’s', async () => {
    const pipeline = await freshPipeline();
    // Half past midnight in Shanghai is the day before in London.
    await wait(Date.parse(`${later(today(), 10)}T00:30:00+08:00`) - test.clock.now);
    await admin.opportunities.create({ name: '凌晨', stageId: idOf(ofType(pipeline, 'won')) });
    const date = today();
    const asked = { id: 'K1', pipelineId: pipeline.id } as const;
    expect(await admin.metrics.read({ ...asked, from: date, to: later(date, 1) })).toMatchObject({ value: 1 });
    expect(await admin.metrics.read({ ...asked, from: later(date, -1), to: date })).toMatchObject({ value: 0 });
  });
});

function today(): string {
  return new Date(test.clock.now + 8 * 3_600_000).toISOString().slice(0, 10);
}

function later(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}
