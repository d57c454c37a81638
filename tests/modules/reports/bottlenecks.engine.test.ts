import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague } from '../../support/people';

const day = 86_400_000;

let test: TestEngine;
let admin: Client;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
});
afterAll(() => test.close());

function freshPipeline(name: string): Promise<Pipeline> {
  return admin.pipelines.create({
    name,
    stages: [
      { name: '接触', type: 'open', expectedDays: 5 },
      { name: '测压', type: 'open', expectedDays: 10 },
      { name: '报价', type: 'open', expectedDays: 2 },
      { name: '赢单', type: 'won' },
      { name: '输单', type: 'lost' },
    ],
  });
}

function stageOf(pipeline: Pipeline, name: string): string {
  const stage = pipeline.stages.find((one) => one.name === name);
  if (!stage) throw new Error(`no stage ${name}`);
  return stage.id;
}

async function walk(client: Client, pipeline: Pipeline, names: readonly string[]): Promise<void> {
  const [first = '', ...rest] = names;
  let deal = await client.opportunities.create({ name: '单', stageId: stageOf(pipeline, first) });
  for (const name of rest) {
    const why = name === '输单' ? { lostReason: 'price' as const } : {};
    deal = await client.opportunities.move({
      id: deal.id,
      version: deal.version,
      stageId: stageOf(pipeline, name),
      ...why,
    });
  }
}

describe('bottlenecks', () => {
  it('are told to nobody without a session, and of no pipeline that is not there', async () => {
    const pipeline = await freshPipeline('拒绝');
    expect(await faultOf(test.client().reports.bottlenecks({ pipelineId: pipeline.id }))).toMatchObject({
      code: 'signed_out',
    });
    expect(
      await faultOf(admin.reports.bottlenecks({ pipelineId: '0192c7a0-0000-7000-8000-0000000000ff' })),
    ).toMatchObject({ code: 'not_found' });
  });

  it('name the slow stage and who has most of what is stuck there', async () => {
    const departmentId = (await admin.departments.create({ name: '销售二部' })).id;
    const li = await addColleague(test, admin, { username: 'limin', role: 'sales', departmentId });
    const other = await addColleague(test, admin, { username: 'zhao', role: 'sales', departmentId });
    const pipeline = await freshPipeline('慢');
    for (const client of [li.client, li.client, other.client]) await walk(client, pipeline, ['接触', '测压', '报价']);
    await walk(admin, pipeline, ['接触']);
    test.clock.now += 4 * day;
    const found = await admin.reports.bottlenecks({ pipelineId: pipeline.id });
    expect(found.slow).toEqual({ stageId: stageOf(pipeline, '报价'), owner: { id: li.id, count: 2 } });
    expect(found.stages.find((stage) => stage.stageId === found.slow?.stageId)).toMatchObject({
      deals: 3,
      averageDays: 4,
      expectedDays: 2,
      overdue: 3,
    });
    // A colleague of another department has nothing stuck in sight.
    const elsewhere = (await admin.departments.create({ name: '销售三部' })).id;
    const stranger = await addColleague(test, admin, { username: 'wu', role: 'sales', departmentId: elsewhere });
    const seen = await stranger.client.reports.bottlenecks({ pipelineId: pipeline.id });
    expect(seen.slow).toBeNull();
    expect(seen.stages.every((stage) => stage.deals === 0 && stage.left === 0)).toBe(true);
  });

  it('name the leaky stage and the step that is skipped', async () => {
    const pipeline = await freshPipeline('漏');
    for (let index = 0; index < 6; index += 1) await walk(admin, pipeline, ['接触', '报价', '赢单']);
    for (let index = 0; index < 4; index += 1) await walk(admin, pipeline, ['接触', '测压', '报价', '赢单']);
    for (let index = 0; index < 5; index += 1) await walk(admin, pipeline, ['接触', '测压', '报价', '输单']);
    const found = await admin.reports.bottlenecks({ pipelineId: pipeline.id });
    const byName = (name: string) => found.stages.find((stage) => stage.stageId === stageOf(pipeline, name));
    expect(byName('报价')).toMatchObject({ left: 15, lost: 5, passed: 10, skipped: 0 });
    expect(byName('测压')).toMatchObject({ left: 9, lost: 0, passed: 15, skipped: 6 });
    expect(found.leaky).toEqual({ stageId: stageOf(pipeline, '报价') });
    expect(found.skipped).toMatchObject({ stageId: stageOf(pipeline, '测压'), owner: { count: 6 } });
    expect(found.slow).toBeNull();
  });

  it('take no deal that came from elsewhere for one that skipped a step', async () => {
    const other = await startTestEngine();
    const { token } = await other.client().setup.create({
      organization: { name: '看看', locale: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' },
      admin: { name: '沈若溪', username: 'shen', password: 'a warm hearth in november' },
      sampleData: true,
    });
    const looking = other.client(token);
    const { items } = await looking.pipelines.list({});
    const found = await looking.reports.bottlenecks({ pipelineId: items[0]?.id ?? '' });
    expect(found.stages.some((stage) => stage.deals > 0)).toBe(true);
    expect(found.stages.map(({ passed, skipped, left }) => [passed, skipped, left])).toEqual(
      found.stages.map(() => [0, 0, 0]),
    );
    await other.close();
  });
});
