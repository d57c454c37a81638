import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Import } from '@shared/modules/imports/import';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildImportThread } from '../../support/import-thread';
import { importAll, importFile, settled } from '../../support/imports';
import { overSharedData, sharedData } from '../../support/shared-data';

let test: TestEngine;
let admin: Client;
let token: string;
beforeAll(async () => {
  await buildImportThread();
  test = await startTestEngine();
  token = await setUp(test);
  admin = test.client(token);
});

function rowsOf<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
  return test.engine.services.reader.all<T>(sql, parameters as string[]);
}

describe.skipIf(sharedData === null)(overSharedData('the collected pipeline'), () => {
  const folder = join(sharedData ?? '', 'crm', 'sparklesquad');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  let made: Import;

  /** The file without quotes, read by hand. */
  const deals = () =>
    read('sales_pipeline.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [account = '', id = '', agent = '', stage = '', , closed = '', value = '', created = ''] =
          line.split(',');
        return { account, id, agent, stage, closed, value, created };
      });

  it('comes in whole, with the figures the file has', { timeout: 300_000 }, async () => {
    await test.close();
    test = await startTestEngine();
    admin = test.client(await setUp(test));
    const accounts = await importAll(test, admin, 'customers', { name: 'accounts.csv', content: read('accounts.csv') });
    expect(accounts.result).toMatchObject({ created: 97, faults: 0 });
    const { id } = await importFile(admin, 'opportunities', {
      name: 'sales_pipeline.csv',
      content: read('sales_pipeline.csv'),
    });
    const plan = await admin.imports.plan({ id });
    expect(plan).toMatchObject({ create: 14_277, update: 0, merge: 0, skip: 0, faults: 0, newCustomers: 0 });
    expect(plan.newStages).toEqual([{ name: 'In_Progress', type: 'open', rows: 4_346 }]);
    expect(plan.unknownSellers).toHaveLength(30);
    await admin.imports.run({ id });
    made = await settled(test, admin, id);
    expect(made.result).toMatchObject({ created: 14_277, updated: 0, faults: 0 });
    const stages = await rowsOf<{ name: string; count: number }>(
      'SELECT s.name, count(*) AS count FROM opportunity o JOIN stage s ON s.id = o.stage_id GROUP BY 1 ORDER BY 2 DESC',
    );
    expect(stages.map(({ count }) => count)).toEqual([6_438, 4_346, 3_493]);
    expect(stages[1]?.name).toBe('In_Progress');
    const [blank] = await rowsOf<{ accounts: number; amounts: number; ends: number; starts: number; moves: number }>(
      `SELECT sum(customer_id IS NULL) AS accounts, sum(amount IS NULL) AS amounts, sum(closed_at IS NULL) AS ends, sum(opened_at IS NULL) AS starts,
         (SELECT count(*) FROM stage_move WHERE is_assumed = 0) AS moves FROM opportunity`,
    );
    expect(blank).toEqual({ accounts: 5_393, amounts: 4_365, ends: 4_346, starts: 0, moves: 14_277 });
  });

  it('gives revenue, revenue by agent and days to win as an independent reckoning does', async () => {
    const won = deals().filter(({ stage }) => stage === 'Won');
    const byAgent = new Map<string, number>();
    for (const { agent, value } of won) byAgent.set(agent, (byAgent.get(agent) ?? 0) + Math.round(Number(value) * 100));
    const days = won.map(({ created, closed }) => (Date.parse(closed) - Date.parse(created)) / 86_400_000);
    const meanDays = days.reduce((sum, one) => sum + one, 0) / days.length;
    const agents = await rowsOf<{ agent: string; amount: number }>(
      `SELECT seller_name AS agent, sum(amount) AS amount FROM opportunity WHERE status = 'won' GROUP BY 1`,
    );
    expect(new Map(agents.map(({ agent, amount }) => [agent, amount]))).toEqual(byAgent);
    const [all] = await rowsOf<{ amount: number; days: number; currencies: number }>(
      `SELECT sum(amount) AS amount, avg((closed_at - opened_at) / 86400000.0) AS days, count(DISTINCT currency) AS currencies
       FROM opportunity WHERE status = 'won'`,
    );
    expect(all).toMatchObject({ amount: 1_793_692_800, currencies: 1 });
    expect(all?.days).toBeCloseTo(meanDays, 9);
  });

  it('and so do the reports: stages, win rate, days, months and agents', { timeout: 120_000 }, async () => {
    const all = deals();
    const of = (stage: string) => all.filter((deal) => deal.stage === stage);
    const [won, lost] = [of('Won'), of('Lost')];
    expect(await admin.metrics.read({ id: 'M4' })).toMatchObject({
      value: won.length / (won.length + lost.length),
      denominator: won.length + lost.length,
    });
    expect((await admin.metrics.read({ id: 'M9' })).value).toBe(all.length - won.length - lost.length);
    const spans = won
      .map(({ created, closed }) => (Date.parse(closed) - Date.parse(created)) / 86_400_000)
      .sort((a, b) => a - b);
    const cycle = await admin.reports.read({ name: 'cycle' });
    expect(cycle.totals?.cells['mean']?.value).toBeCloseTo(spans.reduce((sum, one) => sum + one, 0) / spans.length, 9);
    const middle = [spans[Math.floor((spans.length - 1) / 2)], spans[Math.ceil((spans.length - 1) / 2)]];
    expect(cycle.totals?.cells['median']?.value).toBe(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2);
    expect(cycle.totals?.cells['p90']?.value).toBe(spans[Math.ceil((spans.length * 9) / 10) - 1]);
    expect(cycle.coverage).toEqual({ counted: won.length, all: won.length });
    const sumsBy = (some: typeof all, keyOf: (deal: (typeof all)[number]) => string) => {
      const sums: Record<string, [number, number]> = {};
      for (const deal of some) {
        const [count, value] = (sums[keyOf(deal)] ??= [0, 0]);
        sums[keyOf(deal)] = [count + 1, value + Math.round(Number(deal.value) * 100)];
      }
      return sums;
    };
    const ranking = await admin.reports.read({ name: 'ranking' });
    const agents = ranking.rows
      .filter(({ cells }) => cells['wonDeals']?.value !== 0)
      .map(({ label, cells }) => [label, [cells['wonDeals']?.value, cells['value']?.value]] as const);
    expect(Object.fromEntries(agents)).toEqual(sumsBy(won, ({ agent }) => agent));
    const months = sumsBy(won, ({ closed }) => closed.slice(0, 7));
    const [first = '', last = ''] = [Object.keys(months).sort()[0], Object.keys(months).sort().at(-1)];
    const forecast = await admin.reports.read({ name: 'forecast', from: `${first}-01`, to: `${last}-28` });
    const shown = forecast.rows.filter(({ cells }) => Number(cells['wonDeals']?.value ?? 0) > 0);
    expect(
      Object.fromEntries(shown.map(({ key, cells }) => [key, [cells['wonDeals']?.value, cells['won']?.value]])),
    ).toEqual(months);
    const funnel = await admin.reports.read({ name: 'funnel' });
    expect(funnel.rows.at(-1)?.cells['deals']?.value).toBe(won.length);
    expect(funnel.rows[0]?.cells['deals']?.value).toBe(all.length);
    expect((await admin.reports.read({ name: 'lostDeals' })).totals?.cells['deals']?.value).toBe(lost.length);
  });

  it('changes nothing the second time', { timeout: 120_000 }, async () => {
    const { id } = await importFile(admin, 'opportunities', {
      name: 'sales_pipeline.csv',
      content: read('sales_pipeline.csv'),
    });
    expect(await admin.imports.plan({ id })).toMatchObject({
      ...{ create: 0, update: 0, merge: 0, skip: 14_277, faults: 0, changedCells: 0, newStages: [], newCustomers: 0 },
    });
    expect(await faultOf(admin.imports.run({ id }))).toMatchObject({ data: { reason: 'importNothingToRun' } });
  });

  it('is taken back whole', { timeout: 300_000 }, async () => {
    await admin.imports.undo({ id: made.id });
    expect(await settled(test, admin, made.id)).toMatchObject({
      status: 'undone',
      result: { undone: 14_277, leftAsIs: 0 },
    });
    const [left] = await rowsOf<{ deals: number; customers: number; references: number }>(
      `SELECT (SELECT count(*) FROM opportunity WHERE deleted_at IS NULL) AS deals, (SELECT count(*) FROM customer WHERE deleted_at IS NULL) AS customers,
         (SELECT count(*) FROM external_reference WHERE kind = 'opportunity') AS "references"`,
    );
    expect(left).toEqual({ deals: 0, customers: 97, references: 0 });
  });
});
