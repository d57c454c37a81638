import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opportunity } from '@shared/modules/opportunities/opportunity';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let owners: Awaited<ReturnType<typeof addColleague>>[];
let pipeline: Pipeline;
let deals: Opportunity[];

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const first = (await admin.pipelines.list({})).items[0];
  if (!first) throw new Error('no pipeline');
  pipeline = first;
  const departments = [
    await admin.departments.create({ name: '销售甲' }),
    await admin.departments.create({ name: '销售乙' }),
  ];
  owners = [];
  for (const [index, { id: departmentId }] of departments.entries())
    owners.push(await addColleague(test, admin, { username: `owner${index}`, role: 'sales', departmentId }));
  deals = [];
  for (const [index, given] of randomDeals().entries())
    deals.push(await admin.opportunities.create({ name: `空压站 ${index}`, ...given }));
});
afterAll(() => test.close());

/** The same sixty deals with every run: two currencies, two owners, some without amount or with a chance set by hand. */
function randomDeals() {
  const stageIds = pipeline.stages.filter((stage) => stage.type === 'open').map((stage) => stage.id);
  const deal = fc.record({
    stageId: fc.constantFrom(...stageIds),
    ownerId: fc.constantFrom(...owners.map((owner) => owner.id)),
    amount: fc.option(fc.integer({ min: 1, max: 90_000_000 }), { nil: null, freq: 6 }),
    currency: fc.constantFrom('CNY', 'USD'),
    probability: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  });
  return fc.sample(deal, { seed: 20261124, numRuns: 60 });
}

/** Column by column, in the plainest way. */
function expected(shown: readonly Opportunity[]) {
  return pipeline.stages
    .filter((stage) => stage.type === 'open')
    .map((stage) => {
      const here = shown.filter((deal) => deal.stageId === stage.id);
      const own = here.filter((deal) => deal.currency === 'CNY');
      const weighted = own.reduce((sum, deal) => sum + ((deal.amount ?? 0) * (deal.probability ?? 0)) / 100, 0);
      return {
        stageId: stage.id,
        count: here.length,
        amount: own.reduce((sum, deal) => sum + (deal.amount ?? 0), 0),
        weighted: Math.round(weighted),
        otherCurrencies: here.filter((deal) => deal.currency === 'USD' && deal.amount !== null).length,
      };
    });
}

async function sumsFor(client: Client, rest: Partial<Parameters<Client['opportunities']['board']>[0]> = {}) {
  const { columns } = await client.opportunities.board({ pipelineId: pipeline.id, limit: 200, ...rest });
  for (const column of columns) expect(column.items).toHaveLength(column.count);
  return columns.map(({ stageId, count, amount, weighted, otherCurrencies }) => ({
    stageId,
    count,
    amount,
    weighted,
    otherCurrencies,
  }));
}

describe('refusals', () => {
  it('nobody without a session, a pipeline that is not there, a filter that means nothing', async () => {
    expect(await faultOf(test.client().opportunities.board({ pipelineId: pipeline.id }))).toMatchObject({
      code: 'signed_out',
    });
    expect(await faultOf(admin.opportunities.board({ pipelineId: owners[0]?.id ?? '' }))).toMatchObject({
      code: 'not_found',
    });
    const filter = { field: 'nonsense', op: 'eq', value: 1 } as const;
    expect(await faultOf(admin.opportunities.board({ pipelineId: pipeline.id, filter }))).toMatchObject({
      code: 'invalid_input',
    });
  });
});

describe('sums of the board', () => {
  it('are those of all deals, in the firm’s currency alone', async () => {
    expect(await sumsFor(admin)).toEqual(expected(deals));
  });

  it('are those of what one sees', async () => {
    for (const owner of owners)
      expect(await sumsFor(owner.client)).toEqual(expected(deals.filter((deal) => deal.ownerId === owner.id)));
  });

  it('follow filter and search words', async () => {
    const filter = { field: 'amount', op: 'gte', value: 40_000_000 } as const;
    expect(await sumsFor(admin, { filter })).toEqual(
      expected(deals.filter((deal) => (deal.amount ?? 0) >= 40_000_000)),
    );
    const [one] = deals;
    expect(await sumsFor(admin, { q: one?.number ?? '' })).toEqual(expected(deals.slice(0, 1)));
  });

  it('give further cards of a column by the list, without a gap', async () => {
    const { columns } = await admin.opportunities.board({ pipelineId: pipeline.id, limit: 2 });
    for (const { stageId, items, nextCursor, count } of columns) {
      const filter = { field: 'stageId', op: 'eq', value: stageId } as const;
      const rest = nextCursor
        ? await admin.opportunities.list({ filter, sort: 'stageEnteredAt', cursor: nextCursor, limit: 200 })
        : { items: [] };
      const ids = [...items, ...rest.items].map((deal) => deal.id);
      expect(new Set(ids).size).toBe(count);
    }
  });

  it('a move carries what the stage asks for', async () => {
    const target = pipeline.stages[2];
    if (!target) throw new Error('no stage');
    const customer = await admin.customers.create({ name: '宁波云岫' });
    await admin.pipelines.patch({
      id: pipeline.id,
      version: pipeline.version,
      stages: pipeline.stages.map(({ position: _position, ...stage }) => ({
        ...stage,
        ...(stage.id === target.id && { requiredFields: ['customerId', 'dealType', 'source'] }),
      })),
    });
    const other = deals.find((one) => one.stageId !== target.id);
    if (!other) throw new Error('no deal elsewhere');
    const { id, version } = other;
    expect(await faultOf(admin.opportunities.move({ id, version, stageId: target.id }))).toMatchObject({
      data: { reason: 'stageNeeds', fields: ['customerId', 'dealType', 'source'] },
    });
    const given = { customerId: customer.id, dealType: 'new', source: '展会' } as const;
    expect(await admin.opportunities.move({ id, version, stageId: target.id, ...given })).toMatchObject({
      stageId: target.id,
      ...given,
    });
  });
});

describe('sums of the list', () => {
  it('are refused to nobody in particular and over what means nothing', async () => {
    expect(await faultOf(test.client().opportunities.sums({}))).toMatchObject({ code: 'signed_out' });
    const filter = { field: 'nonsense', op: 'eq', value: 1 } as const;
    expect(await faultOf(admin.opportunities.sums({ filter }))).toMatchObject({ code: 'invalid_input' });
  });

  it('are those of the columns of the board together, for everybody, filtered, and with words', async () => {
    const filter = { field: 'amount', op: 'gte', value: 40_000_000 } as const;
    for (const client of [admin, ...owners.map((owner) => owner.client)])
      for (const rest of [{}, { filter }, { q: deals[0]?.number ?? '' }]) {
        const columns = await sumsFor(client, rest);
        const together = (key: 'amount' | 'otherCurrencies') =>
          columns.reduce((sum, column) => sum + (column[key] ?? 0), 0);
        const sums = await client.opportunities.sums(rest);
        expect(sums).toMatchObject({
          columns: { amount: together('amount') },
          otherCurrencies: together('otherCurrencies'),
        });
        // Each column of the board is rounded by itself.
        const weighted = columns.reduce((sum, column) => sum + (column.weighted ?? 0), 0);
        expect(Math.abs((sums.columns['weighted'] ?? 0) - weighted)).toBeLessThanOrEqual(columns.length);
      }
  });

  it('count on nothing that was lost, and nothing in the bin at all', async () => {
    const lost = pipeline.stages.find((stage) => stage.type === 'lost')?.id ?? '';
    const { id } = await admin.opportunities.create({ name: '输', amount: 5, stageId: lost, lostReason: 'price' });
    const filter = { field: 'status', op: 'eq', value: 'lost' } as const;
    expect(await admin.opportunities.sums({ filter })).toEqual({
      columns: { amount: 5, weighted: 0 },
      otherCurrencies: 0,
    });
    await admin.opportunities.delete({ id });
    expect(await admin.opportunities.sums({ filter })).toMatchObject({ columns: { amount: 0 } });
  });
});
