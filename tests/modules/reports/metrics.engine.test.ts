import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pipeline, Stage } from '@shared/modules/pipelines/pipeline';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague, colleaguePassword } from '../../support/people';

const minute = 60_000;
const day = 86_400_000;

let test: TestEngine;
let admin: Client;
let seller: Client;
let signedInAt: number;

beforeAll(async () => {
  test = await startTestEngine({ now: Date.parse('2026-01-05T02:00:00Z') });
  admin = test.client(await setUp(test));
  const departmentId = (await admin.departments.create({ name: '销售一部' })).id;
  seller = (await addColleague(test, admin, { username: 'seller', role: 'sales', departmentId })).client;
  signedInAt = test.clock.now;
});
afterAll(() => test.close());

/** Time goes by; a session lasts thirty days. */
async function wait(milliseconds: number): Promise<void> {
  test.clock.now += milliseconds;
  if (test.clock.now - signedInAt < 25 * day) return;
  const signIn = async (username: string, password: string) =>
    test.client((await test.client().sessions.create({ username, password })).token);
  admin = await signIn('shen', adminPassword);
  seller = await signIn('seller', colleaguePassword);
  signedInAt = test.clock.now;
}

/** Each case has a pipeline of its own, by which every question is narrowed. */
async function freshPipeline(): Promise<Pipeline> {
  return admin.pipelines.create({ name: `流程 ${Math.random()}`, template: 'b2b' });
}

function ofType(pipeline: Pipeline, type: Stage['type']): Stage[] {
  return pipeline.stages.filter((stage) => stage.type === type);
}

function idOf(stages: readonly Stage[], place = 0): string {
  return stages[place % stages.length]?.id ?? '';
}

describe('refusals', () => {
  it('nobody without a session, no metric of another name, no day that is none', async () => {
    expect(await faultOf(test.client().metrics.read({ id: 'M4' }))).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(test.client().metrics.records({ id: 'M4' }))).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(admin.metrics.read({ id: 'M99' as 'M4' }))).toMatchObject({ code: 'invalid_input' });
    expect(await faultOf(admin.metrics.read({ id: 'M4', from: '2026-02-30' }))).toMatchObject({
      code: 'invalid_input',
    });
  });

  it('a period that ends before it begins, for a metric as for a report', async () => {
    const period = { from: '2026-02-01', to: '2026-01-31' };
    const fault = { code: 'invalid_input', data: { reason: 'endBeforeStart', field: 'to' } };
    expect(await faultOf(admin.metrics.read({ id: 'M1', ...period }))).toEqual(fault);
    expect(await faultOf(admin.reports.read({ name: 'funnel', ...period }))).toEqual(fault);
  });

  it('what one does not see is in no figure and behind none', async () => {
    const pipeline = await freshPipeline();
    await admin.opportunities.create({ name: '经理的单', stageId: idOf(ofType(pipeline, 'won')) });
    const asked = { id: 'M4', pipelineId: pipeline.id } as const;
    expect(await admin.metrics.read(asked)).toMatchObject({ denominator: 1, value: 1 });
    expect(await seller.metrics.read(asked)).toMatchObject({ denominator: 0, value: null });
    expect((await seller.metrics.records(asked)).items).toEqual([]);
  });

  it('whose role hides money gets no value', async () => {
    const departmentId = (await admin.departments.create({ name: '售后部' })).id;
    const service = await addColleague(test, admin, { username: 'aftercare', role: 'service', departmentId });
    expect(await service.client.metrics.read({ id: 'M4' })).toMatchObject({ byValue: null });
  });
});

interface Visit {
  readonly stage: Stage;
  readonly from: number;
  to: number | undefined;
}

interface Deal {
  readonly id: string;
  readonly openedAt: number;
  readonly owner: 'admin' | 'seller';
  readonly amount: number;
  readonly visits: Visit[];
  closedAt: number | undefined;
  lostReason: string | undefined;
  isBinned: boolean;
}

const step = fc.record({
  what: fc.constantFrom('create', 'move', 'move', 'move', 'win', 'lose', 'bin'),
  which: fc.nat(),
  stage: fc.nat(),
  amount: fc.integer({ min: 0, max: 1_000_000 }),
  bySeller: fc.boolean(),
  reason: fc.constantFrom('price', 'competitor', 'invalid', 'duplicate'),
  pause: fc.constantFrom(10_000, 5 * minute, day / 3, 3 * day, 40 * day),
});

describe('every metric', () => {
  it('is what a slow and obvious calculation over the history says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const pipeline = await freshPipeline();
        const begin = test.clock.now;
        const deals = await play(pipeline, steps);
        const end = test.clock.now + 1;
        const dates = [begin, (begin + end) / 2, end + day].map((moment) =>
          new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10),
        );
        for (const [from, to] of [
          [dates[0], dates[2]],
          [dates[0], dates[1]],
          [dates[1], dates[2]],
        ] as const) {
          const period = { from: startOf(from), to: startOf(to) };
          const asked = { pipelineId: pipeline.id, from, to };
          for (const [client, seen] of [
            [admin, deals.filter((deal) => !deal.isBinned)],
            [seller, deals.filter((deal) => !deal.isBinned && deal.owner === 'seller')],
          ] as const) {
            const expected = reference(seen, period);
            const figures = {
              M4: await client.metrics.read({ id: 'M4', ...asked }),
              M9: await client.metrics.read({ id: 'M9', ...asked }),
              M10: await client.metrics.read({ id: 'M10', ...asked }),
              M11: await client.metrics.read({ id: 'M11', ...asked }),
              K1: await client.metrics.read({ id: 'K1', ...asked }),
            };
            expect({
              winRate: figures.M4.value,
              wonValue: figures.M4.byValue?.numerator,
              closedValue: figures.M4.byValue?.denominator,
              open: figures.M9.value,
              openValue: figures.M9.byValue?.value,
              cycle: rounded(figures.M11.value),
              cycleMedian: rounded(figures.M11.median),
              begun: figures.K1.value,
              stages: Object.fromEntries(
                figures.M10.groups.map(({ id, value, count }) => [id, [rounded(value), count]]),
              ),
            }).toEqual(expected);
            const behind = await client.metrics.records({ id: 'M4', ...asked, limit: 200 });
            expect(behind.items).toHaveLength(figures.M4.denominator);
          }
        }
      }),
      { numRuns: Number(process.env['HEARTH_PROPERTY_RUNS'] ?? 15), endOnFailure: true },
    );
  }, 600_000);
});

function startOf(date: string | undefined): number {
  return Date.parse(`${date ?? ''}T00:00:00+08:00`);
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}

/** Plays the steps against the engine and writes down what happened. */
async function play(pipeline: Pipeline, steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) {
  const deals: Deal[] = [];
  const enter = (deal: Deal, stage: Stage) => {
    const last = deal.visits.at(-1);
    if (last) last.to = test.clock.now;
    deal.visits.push({ stage, from: test.clock.now, to: undefined });
    deal.closedAt = stage.type === 'open' ? undefined : test.clock.now;
  };
  for (const { what, which, stage, amount, bySeller, reason, pause } of steps) {
    await wait(pause);
    const deal = deals[which % Math.max(deals.length, 1)];
    if (what === 'create' || !deal) {
      const owner = bySeller ? 'seller' : 'admin';
      const first = ofType(pipeline, 'open')[0];
      if (!first) throw new Error('a pipeline without a beginning');
      const client = bySeller ? seller : admin;
      const { id } = await client.opportunities.create({ name: '单', amount, stageId: first.id });
      const made: Deal = {
        id,
        openedAt: test.clock.now,
        owner,
        amount,
        visits: [],
        closedAt: undefined,
        lostReason: undefined,
        isBinned: false,
      };
      enter(made, first);
      deals.push(made);
      continue;
    }
    if (deal.isBinned) continue;
    if (what === 'bin') {
      await admin.opportunities.delete({ id: deal.id });
      deal.isBinned = true;
      continue;
    }
    const type = { move: 'open', win: 'won', lose: 'lost' }[what] as Stage['type'];
    const stages = ofType(pipeline, type);
    const target = stages[stage % stages.length];
    if (!target || target.id === deal.visits.at(-1)?.stage.id) continue;
    const { version } = await admin.opportunities.read({ id: deal.id });
    const why = type === 'lost' ? { lostReason: reason } : {};
    await admin.opportunities.move({ id: deal.id, version, stageId: target.id, ...why });
    deal.lostReason = type === 'lost' ? reason : undefined;
    enter(deal, target);
  }
  return deals;
}

/** The definitions of the requirements, read aloud. */
function reference(deals: readonly Deal[], { from, to }: { from: number; to: number }) {
  const inPeriod = (moment: number | undefined): moment is number =>
    moment !== undefined && moment >= from && moment < to;
  const isNone = (deal: Deal) => deal.lostReason === 'invalid' || deal.lostReason === 'duplicate';
  const closed = deals.filter((deal) => inPeriod(deal.closedAt) && !isNone(deal));
  const won = closed.filter((deal) => deal.visits.at(-1)?.stage.type === 'won');
  const sum = (some: readonly Deal[]) => some.reduce((total, deal) => total + deal.amount, 0);
  const stageAt = (deal: Deal) => deal.visits.filter((visit) => visit.from < to).at(-1)?.stage.type;
  const open = deals.filter((deal) => stageAt(deal) === 'open');
  const cycles = won.map((deal) => ((deal.closedAt ?? 0) - deal.openedAt) / day).sort((left, right) => left - right);
  const stages: Record<string, number[]> = {};
  for (const deal of deals) {
    const spans: Record<string, { leaves: boolean; total: number }> = {};
    for (const visit of deal.visits) {
      if (visit.stage.type !== 'open' || visit.to === undefined || visit.to >= to || visit.to - visit.from < minute)
        continue;
      const known = (spans[visit.stage.id] ??= { leaves: false, total: 0 });
      known.total += visit.to - visit.from;
      known.leaves ||= inPeriod(visit.to);
    }
    for (const [id, { leaves, total }] of Object.entries(spans)) if (leaves) (stages[id] ??= []).push(total / day);
  }
  const mean = (values: readonly number[]) =>
    values.length === 0 ? null : values.reduce((total, one) => total + one, 0) / values.length;
  const middle = [cycles[Math.floor((cycles.length - 1) / 2)] ?? 0, cycles[Math.ceil((cycles.length - 1) / 2)] ?? 0];
  return {
    winRate: closed.length === 0 ? null : won.length / closed.length,
    wonValue: sum(won),
    closedValue: sum(closed),
    open: open.length,
    openValue: sum(open),
    cycle: rounded(mean(cycles)),
    cycleMedian: rounded(cycles.length === 0 ? null : mean(middle)),
    begun: deals.filter((deal) => inPeriod(deal.openedAt)).length,
    stages: Object.fromEntries(Object.entries(stages).map(([id, spans]) => [id, [rounded(mean(spans)), spans.length]])),
  };
}

describe('plans', () => {
  it('figures walk the index that holds all they need', async () => {
    const plan = await test.engine.services.reader.all<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT count(*), sum(c.amount) FROM opportunity c INDEXED BY opportunity_closed_at
       WHERE c.deleted_at IS NULL AND c.closed_at >= 0 AND c.closed_at < 1 AND c.status = 'won' AND c.lost_reason IS NULL
         AND +c.department_id = 'x' AND +c.owner_id = 'y' AND +c.source = 'z' AND +c.pipeline_id = 'p' AND c.currency = 'CNY'`,
    );
    expect(plan.map((row) => row.detail).join()).toContain('USING COVERING INDEX opportunity_closed_at');
  });
});
