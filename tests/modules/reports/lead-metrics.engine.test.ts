import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricId } from '@shared/modules/reports/metric';
import type { LeadStatus } from '@shared/modules/leads/lead-flow';
import { leadMoves, openLeadStatuses } from '@shared/modules/leads/lead-flow';
import type { Stage } from '@shared/modules/pipelines/pipeline';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague, colleaguePassword } from '../../support/people';

const day = 86_400_000;
const ids = ['M1', 'M6', 'M7', 'K11', 'K16'] as const satisfies readonly MetricId[];

let test: TestEngine;
let admin: Client;
let departmentId: string;
let ends: Readonly<Record<'won' | 'lost', Stage>>;
let people = 0;

beforeAll(async () => {
  test = await startTestEngine({ now: Date.parse('2026-01-05T02:00:00Z') });
  admin = test.client(await setUp(test));
  departmentId = (await admin.departments.create({ name: '销售一部' })).id;
  const stages = (await admin.pipelines.list({})).items[0]?.stages ?? [];
  const [won, lost] = (['won', 'lost'] as const).map((type) => stages.find((stage) => stage.type === type));
  if (!won || !lost) throw new Error('no ends');
  ends = { won, lost };
});
afterAll(() => test.close());

async function wait(milliseconds: number, seller: Colleague): Promise<Client> {
  test.clock.now += milliseconds;
  const again = async (username: string, password: string) =>
    test.client((await test.client().sessions.create({ username, password })).token);
  admin = await again('shen', adminPassword);
  return again(seller.username, colleaguePassword);
}

describe('refusals', () => {
  it.each(ids)('%s: nobody without a session, nothing of what one does not see', async (id) => {
    expect(await faultOf(test.client().metrics.read({ id }))).toMatchObject({ code: 'signed_out' });
    const other = (await admin.departments.create({ name: `别的部门 ${id}` })).id;
    const outsider = await addColleague(test, admin, {
      username: `outsider-${id.toLowerCase()}`,
      role: 'sales',
      departmentId: other,
    });
    await admin.leads.create({ name: '经理的线索' });
    expect(await outsider.client.metrics.read({ id })).toMatchObject({ denominator: 0 });
    expect((await outsider.client.metrics.records({ id })).items).toEqual([]);
  });
});

interface Deal {
  readonly id: string;
  readonly customerId: string | null;
  readonly openedAt: number;
  readonly amount: number;
  readonly fromLead: boolean;
  /** Since when it is what it is. */
  readonly states: { at: number; type: Stage['type'] }[];
}
interface Lead {
  readonly at: number;
  readonly statuses: { at: number; status: LeadStatus }[];
  reason: string | null;
  deal: Deal | null;
  convertedAt: number | null;
}
interface Call {
  readonly at: number;
  readonly isOut: boolean;
  readonly isReached: boolean;
  readonly deal: Deal | null;
  readonly customerId: string | null;
}

const step = fc.record({
  what: fc.constantFrom('lead', 'lead', 'status', 'convert', 'deal', 'close', 'call', 'call', 'call'),
  which: fc.nat(),
  to: fc.nat(),
  isOut: fc.boolean(),
  isReached: fc.boolean(),
  isOfDeal: fc.boolean(),
  amount: fc.integer({ min: 0, max: 5 }),
  pause: fc.constantFrom(20_000, 20_000, 90_000, 2 * day, 20 * day),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function play(seller: Colleague, steps: readonly Step[]) {
  const leads: Lead[] = [];
  const deals: Deal[] = [];
  const calls: Call[] = [];
  const rows: { id: string; lead: Lead }[] = [];
  const customers: string[] = [];
  let client = await wait(day, seller);
  for (let place = 0; place < 2; place += 1)
    customers.push((await client.customers.create({ name: `户 ${place}` })).id);
  for (const { what, which, to, isOut, isReached, isOfDeal, amount, pause } of steps) {
    client = await wait(pause, seller);
    const now = test.clock.now;
    const row = rows[which % Math.max(rows.length, 1)];
    const deal = deals[which % Math.max(deals.length, 1)];
    const customerId = customers[which % customers.length] ?? null;
    if (what === 'lead') {
      const { id } = await client.leads.create({ name: '线索' });
      const lead: Lead = {
        at: now,
        statuses: [{ at: now, status: 'new' }],
        reason: null,
        deal: null,
        convertedAt: null,
      };
      leads.push(lead);
      rows.push({ id, lead });
    } else if (what === 'deal' || (what === 'close' && !deal)) {
      const { id } = await client.opportunities.create({ name: '单', amount, customerId });
      deals.push({ id, customerId, openedAt: now, amount, fromLead: false, states: [{ at: now, type: 'open' }] });
    } else if (what === 'close' && deal) {
      const type = isReached ? 'won' : 'lost';
      if (deal.states.at(-1)?.type !== 'open') continue;
      const { version } = await client.opportunities.read({ id: deal.id });
      const why = type === 'lost' ? { lostReason: 'price' as const } : {};
      await client.opportunities.move({ id: deal.id, version, stageId: ends[type].id, ...why });
      deal.states.push({ at: now, type });
    } else if (what === 'call') {
      const target = isOfDeal ? (deal ?? null) : null;
      const subjects = target
        ? [{ kind: 'opportunity' as const, id: target.id }]
        : [{ kind: 'customer' as const, id: customerId ?? '' }];
      await client.activities.create({
        ...{ kind: 'call', subject: '电话', direction: isOut ? 'outbound' : 'inbound', subjects },
        outcome: isReached ? 'connected' : 'missed',
        startAt: new Date(now).toISOString(),
        doneAt: new Date(now).toISOString(),
      });
      calls.push({ at: now, isOut, isReached, deal: target, customerId: target ? null : customerId });
    } else if (row) {
      await changeLead(client, row, { what, to, isDeal: isOfDeal, amount }, deals);
    }
  }
  return { leads, deals, calls };
}

async function changeLead(
  client: Client,
  { id, lead }: { id: string; lead: Lead },
  { what, to, isDeal, amount }: { what: string; to: number; isDeal: boolean; amount: number },
  deals: Deal[],
): Promise<void> {
  const now = test.clock.now;
  const status = lead.statuses.at(-1)?.status ?? 'new';
  const { version } = await client.leads.read({ id });
  if (what === 'convert') {
    if (status === 'converted' || status === 'dead' || status === 'recycled') return;
    const converted = await client.leads.convert({
      ...{ id, version, customer: { mode: 'create' }, contact: { mode: 'none' } },
      opportunity: isDeal ? { mode: 'create', values: { amount } } : { mode: 'none' },
    });
    lead.statuses.push({ at: now, status: 'converted' });
    lead.convertedAt = now;
    if (converted.opportunityId) {
      const { customerId } = converted;
      lead.deal = {
        ...{ id: converted.opportunityId, customerId: customerId ?? null, openedAt: now, amount },
        ...{ fromLead: true, states: [{ at: now, type: 'open' }] },
      };
      deals.push(lead.deal);
    }
    return;
  }
  const next = leadMoves[status][to % Math.max(leadMoves[status].length, 1)];
  if (!next) return;
  const reason = to % 2 === 0 ? 'spam' : 'timing';
  const isGivenUp = next === 'dead' || next === 'recycled';
  await client.leads.patch({ id, version, status: next, ...(isGivenUp && { statusReason: reason }) });
  lead.statuses.push({ at: now, status: next });
  lead.reason = isGivenUp ? reason : null;
}

function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00+08:00`);
}

function dayOf(moment: number): string {
  return new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The definitions of the requirements, read aloud. */
function reference({ leads, deals, calls }: Awaited<ReturnType<typeof play>>, from: string, to: string) {
  const [start, end] = [startOf(from), startOf(to)];
  const inPeriod = (moment: number | null | undefined) => typeof moment === 'number' && moment >= start && moment < end;
  const isNone = (lead: Lead) => lead.statuses.at(-1)?.status === 'dead' && lead.reason === 'spam';
  const came = leads.filter((lead) => inPeriod(lead.at) && !isNone(lead));
  const open = leads.filter((lead) => {
    const last = lead.statuses.filter(({ at }) => at < end).at(-1)?.status;
    return !isNone(lead) && last !== undefined && openLeadStatuses.includes(last);
  });
  const closed = deals.filter((deal) => deal.states.length > 1 && inPeriod(deal.states.at(-1)?.at));
  const won = closed.filter((deal) => deal.states.at(-1)?.type === 'won');
  const out = calls.filter(({ isOut }) => isOut);
  // A call on a deal is one on its customer too.
  const targets = ({ deal, customerId }: Call) =>
    [deal?.id, customerId ?? deal?.customerId].filter((id) => typeof id === 'string');
  const sameTarget = (one: Call, other: Call) => targets(one).some((id) => targets(other).includes(id));
  const attempts = out.filter(
    (call) =>
      inPeriod(call.at) &&
      !out.some(
        (other) =>
          other !== call &&
          sameTarget(call, other) &&
          !other.isReached &&
          other.at < call.at &&
          call.at - other.at <= 60_000,
      ),
  );
  const stateAt = (deal: Deal, moment: number) => deal.states.filter(({ at }) => at <= moment).at(-1)?.type;
  const callsOf = (deal: Deal) =>
    out.filter((call) => {
      if (call.deal) return call.deal === deal;
      const standing = deals.filter((one) => one.customerId === call.customerId && stateAt(one, call.at) === 'open');
      return standing.length === 1 && standing[0] === deal;
    }).length;
  return {
    M1: [came.length, came.length, open.length],
    M6: [attempts.length, attempts.length, out.filter((call) => inPeriod(call.at) && call.isReached).length],
    M7: [closed.reduce((sum, deal) => sum + callsOf(deal), 0), closed.length],
    K11: [
      came.filter(({ deal }) => deal !== null).length,
      came.length,
      came.length === 0 ? null : came.filter(({ deal }) => deal?.states.at(-1)?.type === 'won').length / came.length,
      came.length === 0 ? null : leads.filter((lead) => inPeriod(lead.convertedAt) && lead.deal).length / came.length,
      came.length === 0 ? null : won.filter(({ fromLead }) => fromLead).length / came.length,
    ],
    K16: [won.length],
  };
}

describe('every metric of leads and calls', () => {
  it('is what a slow and obvious calculation over the history says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
        const username = `seller-${(people += 1)}`;
        const seller = await addColleague(test, admin, { username, role: 'sales', departmentId });
        const begin = test.clock.now;
        const story = await play(seller, steps);
        const [first, last] = [dayOf(begin), dayOf(test.clock.now + day)];
        const middle = dayOf((begin + test.clock.now) / 2);
        for (const [from, to] of [
          [first, last],
          [first, middle],
          [middle, last],
        ] as const) {
          if (from >= to) continue;
          const asked = { ownerId: seller.id, from, to };
          const [M1, M6, M7, K11, K16] = [
            await admin.metrics.read({ id: 'M1', ...asked }),
            await admin.metrics.read({ id: 'M6', ...asked }),
            await admin.metrics.read({ id: 'M7', ...asked }),
            await admin.metrics.read({ id: 'K11', ...asked }),
            await admin.metrics.read({ id: 'K16', ...asked }),
          ];
          expect({
            M1: [M1.numerator, M1.denominator, M1.parts['open']],
            M6: [M6.numerator, M6.denominator, M6.parts['connected']],
            M7: [M7.numerator, M7.denominator],
            K11: [K11.numerator, K11.denominator, K11.parts['won'], K11.parts['eventDeals'], K11.parts['eventWon']],
            K16: [K16.numerator],
          }).toEqual(reference(story, from, to));
          for (const figure of [M1, M6, M7, K11]) {
            const behind = await admin.metrics.records({ id: figure.id, ...asked, limit: 200 });
            expect([figure.id, behind.items.length]).toEqual([figure.id, figure.denominator]);
          }
        }
      }),
      { numRuns: Number(process.env['HEARTH_PROPERTY_RUNS'] ?? 12), endOnFailure: true },
    );
  }, 600_000);

  it('ranking: the same sum is the same place, nobody who won nothing has one', async () => {
    const sellers: Colleague[] = [];
    for (const username of ['first', 'second', 'third', 'idle'])
      sellers.push(await addColleague(test, admin, { username, role: 'sales', departmentId }));
    const from = dayOf((test.clock.now += day));
    const amounts = [700, 700, 300];
    for (const [place, amount] of amounts.entries())
      await sellers[place]?.client.opportunities.create({ name: '单', amount, stageId: ends.won.id });
    const places = await Promise.all(
      sellers.map(async ({ client }) => (await client.metrics.read({ id: 'K16', from, scope: 'own' })).value),
    );
    expect(places).toEqual([1, 1, 3, null]);
  });
});
