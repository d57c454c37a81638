import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let pipeline: Pipeline;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const first = (await admin.pipelines.list({})).items[0];
  if (!first) throw new Error('no pipeline');
  pipeline = first;
});
afterAll(() => test.close());

function stage(type: 'open' | 'won' | 'lost', place = 0) {
  const found = pipeline.stages.filter((one) => one.type === type)[place];
  if (!found) throw new Error(`no stage ${type} ${place}`);
  return found;
}

describe('refusals', () => {
  it('nobody without a session', async () => {
    expect(await faultOf(test.client().opportunities.list({}))).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(test.client().pipelines.list({}))).toMatchObject({ code: 'signed_out' });
  });

  it('another department sees and moves nothing', async () => {
    const sales = (await admin.departments.create({ name: '销售甲' })).id;
    const other = (await admin.departments.create({ name: '销售乙' })).id;
    const mine = await addColleague(test, admin, { username: 'jia', role: 'sales', departmentId: sales });
    const theirs = await addColleague(test, admin, { username: 'yi', role: 'sales', departmentId: other });
    const deal = await mine.client.opportunities.create({ name: '空压站' });
    for (const call of [
      theirs.client.opportunities.read({ id: deal.id }),
      theirs.client.opportunities.moves({ id: deal.id }),
      theirs.client.opportunities.timeline({ id: deal.id }),
      theirs.client.opportunities.move({ id: deal.id, version: deal.version, stageId: stage('won').id }),
      theirs.client.opportunities.check({ id: deal.id, itemId: stage('won').id, isDone: true }),
    ])
      expect(await faultOf(call)).toMatchObject({ code: 'not_found' });
    const board = await theirs.client.opportunities.board({ pipelineId: pipeline.id });
    expect(board.columns.map((column) => [column.count, column.amount, column.items.length])).toEqual(
      board.columns.map(() => [0, 0, 0]),
    );
  });

  it('a stage that is not there, a lost deal without a reason, an end of an open deal, an end to come', async () => {
    const deal = await admin.opportunities.create({ name: '空压站' });
    const { id, version } = deal;
    expect(await faultOf(admin.opportunities.move({ id, version, stageId: deal.id }))).toMatchObject({
      code: 'invalid_input',
      data: { field: 'stageId' },
    });
    expect(await faultOf(admin.opportunities.move({ id, version, stageId: stage('lost').id }))).toMatchObject({
      code: 'invalid_input',
      data: { reason: 'stageNeeds', fields: ['lostReason'] },
    });
    expect(await faultOf(admin.opportunities.patch({ id, version, closedAt: '2026-11-01T00:00:00Z' }))).toMatchObject({
      data: { field: 'closedAt' },
    });
    expect(
      await faultOf(
        admin.opportunities.patch({ id, version, stageId: stage('won').id, closedAt: '2027-11-01T00:00:00Z' }),
      ),
    ).toMatchObject({ data: { field: 'closedAt' } });
    expect(await admin.opportunities.read({ id })).toEqual(deal);
  });

  it('amounts below nothing, and days before 1970 or after 2100, which do not stop another change of what has them', async () => {
    expect(await faultOf(admin.opportunities.create({ name: 'x', amount: -1 }))).toEqual({
      code: 'invalid_input',
      data: { reason: 'amountBelowZero', field: 'amount' },
    });
    const deal = await admin.opportunities.create({ name: '空压站', amount: 0, expectedCloseDate: '2100-12-31' });
    for (const expectedCloseDate of ['1969-12-31', '2101-01-01', '9999-12-31'])
      expect(
        await faultOf(admin.opportunities.patch({ id: deal.id, version: deal.version, expectedCloseDate })),
      ).toEqual({ code: 'invalid_input', data: { reason: 'strangeDate', field: 'expectedCloseDate' } });
    await test.engine.services.writer.command((unit) =>
      unit.run("UPDATE opportunity SET expected_close_date = '1900-01-01' WHERE id = ?", [deal.id]),
    );
    expect(await admin.opportunities.patch({ id: deal.id, version: deal.version, name: '空压站二期' })).toMatchObject({
      name: '空压站二期',
    });
  });

  it('amounts beyond what money may be, and a currency that is none', async () => {
    expect(await faultOf(admin.opportunities.create({ name: 'x', amount: 10 ** 15 }))).toMatchObject({
      code: 'invalid_input',
    });
    expect(await faultOf(admin.opportunities.create({ name: 'x', amount: 1, currency: 'yuan' }))).toMatchObject({
      code: 'invalid_input',
    });
  });

  it('two people who close the same deal: the second gets the version of the first', async () => {
    const { id, version } = await admin.opportunities.create({ name: '两人' });
    await admin.opportunities.move({ id, version, stageId: stage('won').id });
    expect(await faultOf(admin.opportunities.move({ id, version, stageId: stage('open', 1).id }))).toMatchObject({
      code: 'stale_version',
      data: { current: { status: 'won' } },
    });
  });

  it('a customer in the bin is none to sell to', async () => {
    const customer = await admin.customers.create({ name: '已删公司' });
    await admin.customers.delete({ id: customer.id });
    expect(await faultOf(admin.opportunities.create({ name: 'x', customerId: customer.id }))).toMatchObject({
      data: { field: 'customerId' },
    });
  });

  it('who does not see money sees no amounts, and cannot sort by them', async () => {
    const departmentId = (await admin.departments.create({ name: '售后' })).id;
    const service = await addColleague(test, admin, { username: 'service', role: 'service', departmentId });
    const deal = await admin.opportunities.create({ name: '保密价', amount: 1_000_00 });
    expect(await service.client.opportunities.read({ id: deal.id })).not.toHaveProperty('amount');
    expect(await faultOf(service.client.opportunities.list({ sort: 'amount' }))).toMatchObject({
      code: 'invalid_input',
    });
    const board = await service.client.opportunities.board({ pipelineId: pipeline.id });
    expect(board.columns.every((column) => column.amount === null && column.weighted === null)).toBe(true);
    expect(await service.client.opportunities.sums({})).toEqual({ columns: {}, otherCurrencies: 0 });
  });
});

describe('a deal', () => {
  it('starts in the first stage with its probability, the firm’s currency and the time of now', async () => {
    const customer = await admin.customers.create({ name: '华东岚青铸造' });
    const deal = await admin.opportunities.create({ name: '节能改造', customerId: customer.id, amount: 486_000_00 });
    expect(deal).toMatchObject({
      number: expect.stringMatching(/^O-\d{6}$/) as string,
      stageId: stage('open').id,
      pipelineId: pipeline.id,
      status: 'open',
      probability: stage('open').probability,
      probabilityIsManual: false,
      currency: 'CNY',
      closedAt: null,
      customer: { id: customer.id, name: '华东岚青铸造' },
    });
    expect(deal.openedAt).toBe(new Date(test.clock.now).toISOString());
    const { items } = await admin.customers.timeline({ id: customer.id });
    expect(items.map((entry) => entry.kind)).toContain('dealCreated');
  });

  it('keeps a row for each move, follows the stage’s probability, and a set one stays until it ends', async () => {
    let deal = await admin.opportunities.create({ name: '走流程' });
    test.clock.now += 3 * 86_400_000;
    deal = await admin.opportunities.move({ id: deal.id, version: deal.version, stageId: stage('open', 1).id });
    expect(deal.probability).toBe(stage('open', 1).probability);
    deal = await admin.opportunities.patch({ id: deal.id, version: deal.version, probability: 77 });
    expect(deal).toMatchObject({ probability: 77, probabilityIsManual: true });
    deal = await admin.opportunities.move({ id: deal.id, version: deal.version, stageId: stage('open', 2).id });
    expect(deal).toMatchObject({ probability: 77, probabilityIsManual: true });
    deal = await admin.opportunities.patch({ id: deal.id, version: deal.version, probability: null });
    expect(deal).toMatchObject({ probability: stage('open', 2).probability, probabilityIsManual: false });
    test.clock.now += 86_400_000;
    deal = await admin.opportunities.move({ id: deal.id, version: deal.version, stageId: stage('won').id });
    expect(deal).toMatchObject({ status: 'won', probability: 100, closedAt: new Date(test.clock.now).toISOString() });
    const { items } = await admin.opportunities.moves({ id: deal.id });
    expect(items.map((move) => [move.toStageId, move.seconds])).toEqual([
      [stage('open').id, null],
      [stage('open', 1).id, 3 * 86_400],
      [stage('open', 2).id, 0],
      [stage('won').id, 86_400],
    ]);
  });

  it('that was lost gets its reason, and loses it when it is taken up again', async () => {
    let deal = await admin.opportunities.create({ name: '又回来' });
    const lost = { stageId: stage('lost').id, lostReason: 'price', competitor: '恒力' } as const;
    deal = await admin.opportunities.move({ id: deal.id, version: deal.version, ...lost });
    expect(deal).toMatchObject({ status: 'lost', probability: 0, lostReason: 'price', competitor: '恒力' });
    deal = await admin.opportunities.patch({ id: deal.id, version: deal.version, stageId: stage('open').id });
    expect(deal).toMatchObject({ status: 'open', lostReason: null, closedAt: null, probability: 10 });
  });
});

describe('pipelines', () => {
  it('ask for fields and ticks before a deal enters', async () => {
    const item = { id: '0192c7a0-0000-7000-8000-0000000000aa', text: '报价已发送', isRequired: true };
    const shaped = await admin.pipelines.create({
      name: '项目',
      stages: [
        { name: '立项', type: 'open' },
        { name: '投标', type: 'open', requiredFields: ['amount', 'expectedCloseDate'], checklist: [item] },
        { name: '中标', type: 'won' },
      ],
    });
    const [start, tender] = shaped.stages;
    let deal = await admin.opportunities.create({ name: '厂房', stageId: start?.id ?? '' });
    const move = { id: deal.id, version: deal.version, stageId: tender?.id ?? '' };
    expect(await faultOf(admin.opportunities.move(move))).toMatchObject({
      data: {
        reason: 'stageNeeds',
        fields: ['amount', 'expectedCloseDate'],
        checks: [{ id: item.id, text: item.text }],
      },
    });
    deal = await admin.opportunities.move({
      ...move,
      amount: 5_000_00,
      expectedCloseDate: '2026-12-31',
      checked: [item.id],
    });
    expect(deal).toMatchObject({ stageId: tender?.id, checked: [item.id] });
  });

  it('keep a stage deals stand in, and its type', async () => {
    const shaped = await admin.pipelines.create({ name: '维保', template: 'renewal' });
    const [first, ...rest] = shaped.stages.map(({ position: _position, ...given }) => given);
    await admin.opportunities.create({ name: '续签', stageId: first?.id ?? '' });
    const { id, version } = await admin.pipelines.read({ id: shaped.id });
    expect(await faultOf(admin.pipelines.patch({ id, version, stages: rest }))).toMatchObject({
      code: 'in_use',
      data: { reason: 'stageHasDeals' },
    });
    const won = first && { ...first, type: 'won' as const };
    expect(await faultOf(admin.pipelines.patch({ id, version, stages: won ? [won, ...rest] : rest }))).toMatchObject({
      code: 'in_use',
    });
    expect(await faultOf(admin.pipelines.delete({ id }))).toMatchObject({ data: { reason: 'pipelineHasDeals' } });
  });

  it('show sums by stage over what the caller sees', async () => {
    const shaped = await admin.pipelines.create({ name: '看板', template: 'b2c' });
    const open = shaped.stages.filter((one) => one.type === 'open');
    for (const amount of [100_00, 50_00])
      await admin.opportunities.create({ name: `单 ${amount}`, stageId: open[0]?.id ?? '', amount });
    await admin.opportunities.create({ name: '美元单', stageId: open[0]?.id ?? '', amount: 9_00, currency: 'USD' });
    const { columns } = await admin.opportunities.board({ pipelineId: shaped.id });
    expect(columns).toHaveLength(open.length);
    expect(columns[0]).toMatchObject({ count: 3, amount: 150_00, weighted: 30_00 });
    expect(columns[0]?.items.map((item) => item.name)).toContain('美元单');
  });
});
