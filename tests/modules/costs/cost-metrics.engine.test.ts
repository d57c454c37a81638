import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costKinds } from '@shared/modules/costs/cost';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
/** Every story has a year of its own. */
let year = 1980;

beforeAll(async () => {
  test = await startTestEngine({ now: Date.parse('2026-11-24T02:00:00Z') });
  admin = test.client(await setUp(test));
  await admin.currencies.use({ codes: ['USD', 'EUR'] });
});
afterAll(() => test.close());

const ids = ['K7', 'K13'] as const;
const sources = ['百度', '展会', null] as const;
const day = fc.integer({ min: 1, max: 28 });
const month = fc.constantFrom('04', '05', '06');
const story = fc.record({
  costs: fc.array(
    fc.record({
      month,
      day,
      kind: fc.constantFrom(...costKinds),
      source: fc.constantFrom(...sources),
      currency: fc.constantFrom('CNY', 'CNY', 'USD', 'EUR'),
      amount: fc.integer({ min: 1, max: 10_000_000 }),
      isBinned: fc.boolean(),
    }),
    { maxLength: 12 },
  ),
  leads: fc.array(fc.record({ month, day, source: fc.constantFrom(...sources), isSpam: fc.boolean() }), {
    maxLength: 8,
  }),
  customers: fc.array(fc.record({ month, day }), { maxLength: 4 }),
});

describe('refusals', () => {
  it('nobody without a session; no cost for whoever does not see all of costs and leads, nor of one person’s leads', async () => {
    const departmentId = (await admin.departments.create({ name: '市场部' })).id;
    await admin.costs.create({ name: '展位', amount: 500_00, spentOn: '2026-11-02', source: '展会' });
    await admin.leads.create({ name: '访客', source: '展会' });
    const november = { from: '2026-11-01', to: '2026-12-01' };
    for (const id of ids) {
      expect(await faultOf(test.client().metrics.read({ id }))).toMatchObject({ code: 'signed_out' });
      for (const role of ['sales', 'marketing', 'manager'] as const) {
        const username = `${role}-${id.toLowerCase()}`;
        const { client } = await addColleague(test, admin, { username, role, departmentId });
        expect(await client.metrics.read({ id, ...november })).toMatchObject({ value: null, numerator: null });
      }
      const me = (await admin.sessions.current()).user.id;
      for (const narrowed of [{ scope: 'own' as const }, { ownerId: me }, { departmentId }])
        expect(await admin.metrics.read({ id, ...november, ...narrowed })).toMatchObject({ numerator: null });
      expect(await admin.metrics.read({ id, ...november })).toMatchObject({ numerator: 500_00 });
    }
    const seller = await addColleague(test, admin, { username: 'reader', role: 'marketing', departmentId });
    const report = await seller.client.reports.read({ name: 'leadSources', ...november });
    expect(JSON.stringify(report)).not.toContain('costPerLead');
    expect(
      await faultOf(seller.client.reports.records({ name: 'leadSources', ...november, row: '展会', column: 'cost' })),
    ).toMatchObject({ code: 'not_found' });
  });
});

describe('cost per lead and per new customer', () => {
  it('is what a slow and obvious calculation over the ledger says, in all and by source', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ costs, leads, customers }) => {
        year += 1;
        const on = (at: { month: string; day: number }) => `${year}-${at.month}-${String(at.day).padStart(2, '0')}`;
        // A dollar is worth seven from the fifteenth of May on, a euro nothing anybody knows.
        await admin.currencies.setRates({
          code: 'USD',
          rates: [
            { day: `${year}-01-01`, rate: '6' },
            { day: `${year}-05-15`, rate: '7' },
          ],
        });
        for (const { isBinned, month: _month, day: _day, ...values } of costs) {
          const { id } = await admin.costs.create({
            name: '费用',
            ...values,
            spentOn: on({ month: _month, day: _day }),
          });
          if (isBinned) await admin.costs.delete({ id });
        }
        for (const { source, isSpam, ...at } of leads) {
          const receivedAt = `${on(at)}T04:00:00Z`;
          const lead = await admin.leads.create({ name: '线索', source, receivedAt });
          if (isSpam)
            await admin.leads.patch({ id: lead.id, version: lead.version, status: 'dead', statusReason: 'spam' });
        }
        for (const at of customers) await admin.customers.create({ name: '老客户', customerSince: on(at) });

        const [from, to] = [`${year}-05-01`, `${year}-06-01`];
        const inPeriod = (at: { month: string }) => at.month === '05';
        const counted = costs.filter((cost) => inPeriod(cost) && !cost.isBinned);
        const base = ({ currency, amount, day: of }: (typeof costs)[number]) =>
          currency === 'CNY' ? amount : currency === 'USD' ? amount * (of >= 15 ? 7 : 6) : null;
        const sum = (some: typeof costs) => some.reduce((all, cost) => all + (base(cost) ?? 0), 0);
        const marketing = counted.filter(({ kind }) => kind === 'marketing');
        const came = leads.filter((lead) => inPeriod(lead) && !lead.isSpam);
        const each = (spent: number, number: number) => (number === 0 ? null : Math.round(spent / number));

        const K7 = await admin.metrics.read({ id: 'K7', from, to });
        expect(K7).toMatchObject({
          value: each(sum(marketing), came.length),
          numerator: sum(marketing),
          denominator: came.length,
          coverage:
            marketing.length === 0 ? null : marketing.filter((cost) => base(cost) !== null).length / marketing.length,
        });
        expect(K7.parts['unallocated']).toBe(sum(marketing.filter(({ source }) => source === null)));
        const K13 = await admin.metrics.read({ id: 'K13', from, to });
        const gained = customers.filter(inPeriod).length;
        expect(K13).toMatchObject({
          numerator: sum(counted.filter(({ kind }) => kind !== 'service')),
          denominator: gained,
        });
        const report = await admin.reports.read({ name: 'leadSources', from, to });
        for (const source of ['百度', '展会']) {
          const spent = marketing.filter((cost) => cost.source === source);
          const ofSource = came.filter((lead) => lead.source === source).length;
          const one = await admin.metrics.read({ id: 'K7', from, to, source });
          expect(one).toMatchObject({ numerator: sum(spent), denominator: ofSource });
          const cells = report.rows.find(({ key }) => key === source)?.cells;
          if (spent.length > 0 || ofSource > 0)
            expect(cells).toMatchObject({
              cost: { value: sum(spent) },
              costPerLead: { value: each(sum(spent), ofSource) },
            });
        }
        expect(report.totals?.cells).toMatchObject({ cost: { value: sum(marketing) } });
        const behind = { name: 'leadSources', from, to, row: 'totals', column: 'cost' } as const;
        expect((await admin.reports.records(behind)).items).toHaveLength(
          marketing.filter((cost) => base(cost) !== null).length,
        );
        for (const figure of [K7, K13])
          expect((await admin.metrics.records({ id: figure.id, from, to })).items).toHaveLength(figure.denominator);
      }),
      { numRuns: Number(process.env['HEARTH_PROPERTY_RUNS'] ?? 12), endOnFailure: true },
    );
  }, 300_000);

  it('walks the costs of the period alone', async () => {
    const plan = await test.engine.services.reader.all<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT c.source, c.currency, c.amount FROM cost c INDEXED BY cost_of_day
        WHERE c.deleted_at IS NULL AND c.spent_on >= ? AND c.spent_on < ? AND c.kind IN ('marketing')`,
      ['2026-01-01', '2027-01-01'],
    );
    expect(plan.map(({ detail }) => detail).join()).toMatch(/SEARCH c USING INDEX cost_of_day \(spent_on>/);
  });
});
