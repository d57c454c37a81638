import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from '@shared/modules/pipelines/pipeline';
import type { ReportName } from '@shared/modules/reports/report';
import type { Client, TestEngine } from '../../support/engine';
import { setUp, startTestEngine } from '../../support/engine';
import { addColleague } from '../../support/people';

const november = { from: '2026-11-01', to: '2026-12-01' } as const;
let test: TestEngine;
let admin: Client;
let me: string;
let ends: Readonly<Record<'won' | 'lost', Stage>>;

/** Of each kind a deal in the firm's currency, one at seven to one, and one nobody knows the rate of. */
beforeAll(async () => {
  test = await startTestEngine({ now: Date.parse('2026-11-20T02:00:00Z') });
  admin = test.client(await setUp(test));
  me = (await admin.sessions.current()).user.id;
  const stages = (await admin.pipelines.list({})).items[0]?.stages ?? [];
  const [won, lost] = (['won', 'lost'] as const).map((type) => stages.find((stage) => stage.type === type));
  if (!won || !lost) throw new Error('no ends');
  ends = { won, lost };
  await admin.currencies.use({ codes: ['USD', 'EUR'] });
  await admin.currencies.setRates({
    code: 'USD',
    rates: [
      { day: '2026-01-01', rate: '7' },
      { day: '2026-11-25', rate: '9' },
    ],
  });
  for (const [currency, amount] of [
    ['CNY', 1000],
    ['USD', 100],
    ['EUR', 500],
  ] as const) {
    const values = { amount, currency };
    await admin.opportunities.create({ name: `开 ${currency}`, ...values, expectedCloseDate: '2026-11-28' });
    await admin.opportunities.create({ name: `赢 ${currency}`, ...values, stageId: ends.won.id });
    await admin.opportunities.create({
      name: `输 ${currency}`,
      ...values,
      stageId: ends.lost.id,
      lostReason: 'price',
    });
  }
});
afterAll(() => test.close());

const known = 1000 + 7 * 100;
const read = (name: ReportName) => admin.reports.read({ name, ...november });

describe('deals in other currencies', () => {
  it('who does not see money is told of no currencies', async () => {
    const departmentId = (await admin.departments.create({ name: '服务部' })).id;
    const { client } = await addColleague(test, admin, { username: 'fu', role: 'service', departmentId });
    const report = await client.reports.read({ name: 'lostDeals', ...november });
    expect(report).toMatchObject({ notes: [], coverage: null });
  });

  it.each([
    ['lostDeals', 'value', known, 2, 3],
    ['ranking', 'value', known, 2, 3],
    ['forecast', 'won', known, 4, 6],
    ['forecast', 'best', known, 4, 6],
  ] as const)(
    '%s adds them up at the rate of their day and names those without one (%s)',
    async (name, column, sum, counted, all) => {
      const report = await read(name);
      expect(report.totals?.cells[column]?.value).toBe(sum);
      expect(report.notes.filter((note) => note.includes('EUR'))).toHaveLength(1);
      expect(report.notes.join()).not.toContain('USD');
      expect(report.coverage).toEqual({ counted, all });
    },
  );

  it('the funnel does so at every step', async () => {
    const report = await read('funnel');
    expect(report.rows[0]?.cells).toMatchObject({ deals: { value: 9 }, value: { value: 3 * known } });
    expect(report.notes.filter((note) => note.includes('EUR'))).toHaveLength(1);
  });

  it('so do metrics and targets', async () => {
    expect((await admin.metrics.read({ id: 'M4', ...november })).byValue).toMatchObject({
      numerator: known,
      denominator: 2 * known,
    });
    expect((await admin.metrics.read({ id: 'M9' })).byValue).toMatchObject({ value: known });
    const key = { metric: 'wonAmount', periodKind: 'month', startsOn: '2026-11-01' } as const;
    await admin.targets.set({
      items: [{ ...key, subjectKind: 'person', subjectId: me, value: known, version: 0 }],
    });
    const { items } = await admin.targets.progress({ periodKind: 'month' });
    expect(items).toMatchObject([{ achieved: known, completion: 1, gap: 0 }]);
  });

  it('ranks people by what they won at those rates', async () => {
    const departmentId = (await admin.departments.create({ name: '营业部' })).id;
    const { client } = await addColleague(test, admin, { username: 'mai', role: 'sales', departmentId });
    await client.opportunities.create({ name: '赢', amount: 250, currency: 'USD', stageId: ends.won.id });
    expect(await admin.metrics.read({ id: 'K16', ...november })).toMatchObject({ value: 2, denominator: 2 });
  });

  it('a rate learnt later counts for the deals that waited for it', async () => {
    await admin.currencies.setRates({ code: 'EUR', rates: [{ day: '2026-10-01', rate: '8' }] });
    const report = await read('lostDeals');
    expect(report.totals?.cells['value']?.value).toBe(known + 8 * 500);
    expect(report.notes.join()).not.toContain('EUR');
    expect(report.coverage).toBeNull();
  });
});
