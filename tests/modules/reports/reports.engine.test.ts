import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pipeline, Stage } from '@shared/modules/pipelines/pipeline';
import type { Report, ReportName, ReportTable } from '@shared/modules/reports/report';
import { reportNames, reportResources } from '@shared/modules/reports/report';
import { lineOf } from '../../support/documents';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';
import { fetchDownload } from '../../support/imports';
import type { Colleague } from '../../support/people';
import { addColleague, colleaguePassword } from '../../support/people';

const day = 86_400_000;

let test: TestEngine;
let admin: Client;
let seller: Colleague;
let elsewhere: Colleague;
let pipeline: Pipeline;

/** A firm that has worked for three months: 2026-09-01 to 2026-11-20. */
beforeAll(async () => {
  test = await startTestEngine({ now: Date.parse('2026-09-01T01:00:00Z') });
  admin = test.client(await setUp(test, { locale: 'en' }));
  const east = (await admin.departments.create({ name: '东区' })).id;
  const west = (await admin.departments.create({ name: '西区' })).id;
  seller = await addColleague(test, admin, { username: 'seller', name: '李敏', role: 'sales', departmentId: east });
  elsewhere = await addColleague(test, admin, { username: 'west', name: '赵志强', role: 'sales', departmentId: west });
  const first = (await admin.pipelines.list({})).items[0];
  if (!first) throw new Error('no pipeline');
  pipeline = first;
  await story();
}, 120_000);
afterAll(() => test.close());

function stage(type: Stage['type'], place = 0): Stage {
  const found = pipeline.stages.filter((one) => one.type === type)[place];
  if (!found) throw new Error('no such stage');
  return found;
}

async function wait(milliseconds: number): Promise<void> {
  test.clock.now += milliseconds;
  const again = async (username: string, password: string) =>
    test.client((await test.client().sessions.create({ username, password })).token);
  admin = await again('shen', adminPassword);
  seller = { ...seller, client: await again('seller', colleaguePassword) };
  elsewhere = { ...elsewhere, client: await again('west', colleaguePassword) };
}

async function move(client: Client, id: string, to: Stage, more: object = {}): Promise<void> {
  const { version } = await client.opportunities.read({ id });
  await client.opportunities.move({ id, version, stageId: to.id, ...more });
}

/** Three deals of the east (one won, one lost, one open), two of the west (one won from a lead), one that never was a deal. */
async function story(): Promise<void> {
  const make = (client: Client, name: string, amount: number, source: string) =>
    client.opportunities.create({ name, amount, source, stageId: stage('open').id });
  const won = await make(seller.client, '赢', 100_00, '展会');
  const lost = await make(seller.client, '输', 50_00, '展会');
  const open = await make(seller.client, '在途', 30_00, '官网');
  const none = await make(seller.client, '不是商机', 10_00, '官网');
  const lead = await elsewhere.client.leads.create({ name: '来客', source: '官网' });
  await elsewhere.client.leads.create({ name: '没下文', source: '展会' });
  const spam = await elsewhere.client.leads.create({ name: '垃圾', source: '展会' });
  await elsewhere.client.leads.patch({ id: spam.id, version: spam.version, status: 'dead', statusReason: 'spam' });
  const customerId = (await seller.client.customers.create({ name: '老客户' })).id;
  const sold = await seller.client.orders.create({ name: '订单', customerId, lines: [lineOf('机', '1', '100')] });
  await seller.client.orders.confirm({ id: sold.id, version: sold.version });
  await wait(4 * day);
  for (const deal of [won, lost]) await move(seller.client, deal.id, stage('open', 1));
  const converted = await elsewhere.client.leads.convert({
    id: lead.id,
    version: lead.version,
    customer: { mode: 'create' },
    contact: { mode: 'none' },
    opportunity: { mode: 'create', values: { amount: 700_00 } },
  });
  await wait(6 * day);
  await move(seller.client, won.id, stage('won'));
  await move(seller.client, lost.id, stage('lost'), { lostReason: 'price', lostNote: '贵了两成' });
  await move(seller.client, none.id, stage('lost'), { lostReason: 'invalid' });
  await move(elsewhere.client, converted.opportunityId ?? '', stage('won'));
  await wait(70 * day);
  const { version } = await seller.client.opportunities.read({ id: open.id });
  await seller.client.opportunities.patch({ id: open.id, version, expectedCloseDate: '2026-12-15', probability: 40 });
  await seller.client.activities.create({ kind: 'call', subject: '打过', direction: 'outbound', subjects: [] });
  await seller.client.activities.create({ kind: 'task', subject: '逾期', dueDate: '2026-11-01', subjects: [] });
  await seller.client.activities.create({ kind: 'task', subject: '明天', dueDate: '2026-11-21', subjects: [] });
}

const september = { from: '2026-09-01', to: '2026-10-01' } as const;

function rowOf(table: Pick<ReportTable, 'rows'>, label: string) {
  const row = table.rows.find((one) => one.label === label);
  return row && Object.fromEntries(Object.entries(row.cells).map(([key, { value }]) => [key, value]));
}

function further(report: Report, key: string): ReportTable {
  const found = report.further.find((one) => one.key.startsWith(key));
  if (!found) throw new Error(`no table ${key}`);
  return found;
}

describe('a report is refused', () => {
  it('to nobody in particular, under another name, over days and pipelines that are none', async () => {
    const signedOut = test.client();
    expect(await faultOf(signedOut.reports.read({ name: 'funnel' }))).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(signedOut.reports.records({ name: 'funnel', column: 'deals' }))).toMatchObject({
      code: 'signed_out',
    });
    expect(await faultOf(signedOut.reports.export({ name: 'funnel' }))).toMatchObject({ code: 'signed_out' });
    const bad = [
      { name: 'profits' as 'funnel' },
      { name: 'funnel', from: '2026-02-30' },
      { name: 'funnel', scope: 'everything' as 'all' },
      { name: 'funnel', ownerId: 'me' },
    ] as const;
    for (const input of bad) expect(await faultOf(admin.reports.read(input))).toMatchObject({ code: 'invalid_input' });
    expect(await faultOf(admin.reports.read({ name: 'funnel', pipelineId: seller.id }))).toMatchObject({
      code: 'not_found',
    });
  });

  it('as a file to whoever may not export, and behind figures that are not there', async () => {
    expect(await faultOf(seller.client.reports.export({ name: 'lostDeals' }))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(admin.reports.export({ name: 'lostDeals', table: 'profits' }))).toMatchObject({
      code: 'not_found',
    });
    for (const input of [{ column: 'profit' }, { column: 'deals', table: 'profits' }])
      expect(await faultOf(admin.reports.records({ name: 'lostDeals', ...input }))).toMatchObject({
        code: 'not_found',
      });
  });

  it('where the role hides what figures are made of', async () => {
    const role = await admin.roles.create({ name: '什么都不看', fieldGroups: {} });
    const blind = await addColleague(test, admin, { username: 'blind', roleIds: [role.id] });
    expect(await faultOf(blind.client.reports.read({ name: 'funnel' }))).toMatchObject({ code: 'not_allowed' });
  });

  it('what one does not see is in no figure, behind none and in no file', async () => {
    const mine = await elsewhere.client.reports.read({ name: 'lostDeals', ...september });
    expect(mine.rows).toEqual([]);
    expect(mine.further.flatMap(({ rows }) => rows)).toEqual([]);
    const { items } = await elsewhere.client.reports.records({
      name: 'lostDeals',
      ...september,
      column: 'deals',
      row: 'totals',
    });
    expect(items).toEqual([]);
  });

  it('sums to whoever is not shown money', async () => {
    const service = await addColleague(test, admin, { username: 'aftercare', role: 'service' });
    for (const name of ['forecast', 'lostDeals', 'funnel', 'ranking'] as const) {
      const report = await service.client.reports.read({ name });
      const shown = [report, ...report.further];
      expect(shown.flatMap(({ columns }) => columns.filter(({ unit }) => unit === 'money'))).toEqual([]);
      expect(shown.flatMap(({ rows }) => rows.flatMap(({ cells }) => Object.keys(cells)))).not.toContain('value');
      expect(report.finding?.lead ?? '').not.toContain('¥');
    }
  });
});

describe('every figure of every report', () => {
  it.each(reportNames)('%s: has as many records behind it as it counts', async (name) => {
    for (const client of [admin, seller.client]) {
      const report = await client.reports.read({ name, ...september });
      let checked = 0;
      for (const table of [{ ...report, key: 'main' }, ...report.further])
        for (const row of [...table.rows, ...(table.totals ? [table.totals] : [])])
          for (const { key, unit, isChange } of table.columns) {
            const cell = row.cells[key];
            if (!cell?.hasRecords) continue;
            const asked = { name, ...september, table: table.key, row: row.key, column: key } as const;
            const { items } = await client.reports.records({ ...asked, limit: 200 });
            if (unit === 'count' && !isChange && key !== 'before')
              expect([asked, items.length]).toEqual([asked, cell.value]);
            checked += 1;
          }
      if (client === admin && !reportResources[name].includes('activity')) expect(checked).toBeGreaterThan(0);
    }
  });

  it.each(reportNames)('%s: speaks both languages and says how it is counted', async (name) => {
    const { token } = await test.client().sessions.create({ username: 'shen', password: adminPassword });
    const [zh, en] = await Promise.all(
      (['zh-CN', 'en'] as const).map((locale) => test.client(token, { locale }).reports.read({ name, ...september })),
    );
    expect(zh?.question).toMatch(/[一-鿿]/);
    expect(en?.question).not.toMatch(/[一-鿿]/);
    expect(zh?.definitions.length).toBeGreaterThan(0);
    const defined = new Set(en?.definitions.map(({ key }) => key));
    const named = [en, ...(en?.further ?? [])].flatMap(
      (table) => table?.columns.flatMap((one) => one.definition ?? []) ?? [],
    );
    expect(named.filter((key) => !defined.has(key))).toEqual([]);
    expect(JSON.stringify([zh, en])).not.toContain('{{');
  });
});

describe('what the reports say', () => {
  it('funnel: each deal once by how far it came, those lost since included', async () => {
    const report = await admin.reports.read({ name: 'funnel', ...september });
    const labels = [stage('open').name, stage('open', 1).name, stage('won').name];
    const rows = labels.map((label) => rowOf(report, label));
    expect(rows[0]).toMatchObject({ deals: 5, here: 1, step: null, lostHere: 1, value: 890_00 });
    expect(rows[1]).toMatchObject({ deals: 3, here: 0, step: 3 / 5, lostHere: 1 });
    expect(rows[2]).toMatchObject({ deals: 2, whole: 2 / 5, value: 800_00 });
  });

  it('stage duration: days before leaving, against plan, with what still stands there apart', async () => {
    const report = await admin.reports.read({ name: 'stageDuration', ...september });
    // Two left after four days, the one that never was a deal after ten, the converted one after six.
    expect(rowOf(report, stage('open').name)).toMatchObject({ left: 4, mean: 6, median: 5, p90: 10, coverage: 1 });
    expect(rowOf(report, stage('open', 1).name)).toMatchObject({ left: 2, mean: 6 });
    expect(report.totals?.cells['left']?.value).toBe(2);
    expect(report.totals?.cells['mean']?.value).toBeCloseTo(8, 6);
    const standing = await admin.reports.records({
      name: 'stageDuration',
      ...september,
      row: stage('open').id,
      column: 'standing',
    });
    expect(standing.items.map(({ title }) => title)).toEqual(['在途']);
  });

  it('lost deals: by reason, stage and person; what never was a deal is told apart', async () => {
    const report = await admin.reports.read({ name: 'lostDeals', ...september });
    expect(report.rows).toHaveLength(1);
    expect(report.totals?.cells).toMatchObject({ deals: { value: 1 }, value: { value: 50_00 } });
    expect(report.notes.join()).toContain('1');
    expect(further(report, 'lostStages').rows.map(({ label }) => label)).toEqual([stage('open', 1).name]);
    expect(rowOf(further(report, 'lostOwners'), '李敏')).toMatchObject({ deals: 1 });
    expect(rowOf(further(report, 'lostList'), '输')).toMatchObject({ note: '贵了两成', owner: '李敏' });
  });

  it('cycle: by source, and how long the won deals stood in each stage', async () => {
    const report = await admin.reports.read({ name: 'cycle', ...september });
    expect(rowOf(report, '展会')).toMatchObject({ deals: 1, mean: 10 });
    expect(rowOf(report, '官网')).toMatchObject({ deals: 1, mean: 6 });
    expect(report.totals?.cells['median']?.value).toBe(8);
    expect(further(report, 'cycleStages').rows[0]?.cells['mean']?.value).toBe(5);
    expect(report.coverage).toEqual({ counted: 2, all: 2 });
  });

  it('forecast: wins by the month of their close, open deals by their chance, lost ones nowhere', async () => {
    const report = await admin.reports.read({ name: 'forecast' });
    expect(report.period).toEqual({ from: '2026-11-01', to: '2027-05-01' });
    expect(rowOf(report, '2026-09')).toMatchObject({ won: 800_00, wonDeals: 2, weighted: null });
    expect(rowOf(report, '2026-12')).toMatchObject({ won: null, weighted: 12_00, best: 30_00, commit: 0, deals: 1 });
    expect(report.totals?.cells).toMatchObject({ won: { value: 0 }, weighted: { value: 12_00 } });
    const later = await admin.reports.read({ name: 'forecast', from: '2026-11-01', to: '2026-12-01' });
    expect(rowOf(further(later, 'asideDeals'), 'Later')).toMatchObject({ deals: 1, best: 30_00 });
  });

  it('lead sources and conversion: spam is no lead, and what it became is counted by arrival or by event', async () => {
    const sources = await admin.reports.read({ name: 'leadSources', ...september });
    expect(sources.totals?.cells).toMatchObject({
      leads: { value: 2 },
      converted: { value: 1 },
      untouched: { value: 1 },
    });
    const cohort = await admin.reports.read({ name: 'conversion', ...september });
    expect(rowOf(cohort, '官网')).toMatchObject({ leads: 1, becameDeals: 1, wonDeals: 1, wonRate: 1 });
    expect(rowOf(cohort, '展会')).toMatchObject({ leads: 1, becameDeals: 0, wonRate: 0 });
    const october = { from: '2026-10-01', to: '2026-11-01', view: 'event' } as const;
    expect((await admin.reports.read({ name: 'conversion', ...october })).totals?.cells).toMatchObject({
      leads: { value: 0 },
      wonRate: { value: null },
    });
    expect((await admin.reports.read({ name: 'conversion', ...september, view: 'event' })).totals?.cells).toMatchObject(
      {
        becameDeals: { value: 1 },
        wonDeals: { value: 1 },
      },
    );
  });

  it('activity: done in the period, planned for seven days, late', async () => {
    const report = await seller.client.reports.read({ name: 'activity', from: '2026-11-01', to: '2026-12-01' });
    expect(rowOf(report, '李敏')).toMatchObject({ call: 1, done: 1, planned: 1, overdue: 1 });
  });

  it('ranking: by amount, with the same place for the same figure', async () => {
    const report = await admin.reports.read({ name: 'ranking', ...september });
    expect(report.rows.map(({ label }) => label.replace(/ \(new\)/, ''))).toEqual(['赵志强', '李敏']);
    expect(report.rows.map(({ cells }) => cells['rank']?.value)).toEqual([1, 2]);
    expect(report.rows[1]?.cells).toMatchObject({ wonDeals: { value: 1 }, winRate: { value: 0.5 } });
  });

  it('is narrowed by scope, person, department and source, and compares with the period before', async () => {
    const count = async (input: object) =>
      (await admin.reports.read({ name: 'ranking', ...september, ...input })).totals?.cells['wonDeals']?.value;
    expect(await count({ scope: 'own' })).toBe(0);
    expect(await count({ scope: 'tree' })).toBe(2);
    expect(await count({ ownerId: seller.id })).toBe(1);
    expect(await count({ source: '官网' })).toBe(1);
    const october = await admin.reports.read({ name: 'ranking', from: '2026-10-01', to: '2026-11-01' });
    expect(october.previous).toEqual(september);
  });
});

describe('a report as a file', () => {
  it('holds the figures of the page, and the log says who took it', async () => {
    const download = await admin.reports.export({ name: 'lostDeals', ...september, format: 'csv' });
    const content = (await fetchDownload(admin, download.id)).toString();
    expect(content).toContain('50.00');
    expect(content.trim().split('\r\n')).toHaveLength(3);
    const { items } = await admin.audit.list({ kind: 'report' });
    expect(items[0]).toMatchObject({ operation: 'reports.export' });
  });
});

describe('a record that was deleted since', () => {
  it('is left out of the period it was in, and the report says so', async () => {
    const before = await admin.reports.read({ name: 'lostDeals', ...september });
    const [lost] = (await admin.reports.records({ name: 'lostDeals', ...september, row: 'totals', column: 'deals' }))
      .items;
    await admin.opportunities.delete({ id: lost?.id ?? '' });
    const after = await admin.reports.read({ name: 'lostDeals', ...september });
    expect(Number(after.totals?.cells['deals']?.value)).toBe(Number(before.totals?.cells['deals']?.value) - 1);
    expect(after.notes.join()).toContain('deleted since the period ended, in none of these figures: 1.');
    // Of another department nobody is told even that.
    const theirs = await elsewhere.client.reports.read({ name: 'lostDeals', ...september });
    expect(theirs.notes.join()).not.toContain('deleted');
    await admin.opportunities.restore({ id: lost?.id ?? '' });
  });
});

const namesOfDeals: readonly ReportName[] = ['lostDeals', 'cycle', 'ranking', 'forecast'];
it.each(namesOfDeals)('%s walks the index of closes, not the table', async (name) => {
  const statements: string[] = [];
  const all = test.engine.services.threads.all.bind(test.engine.services.threads);
  test.engine.services.threads.all = (sql, parameters, options) => {
    statements.push(sql);
    return all(sql, parameters, options);
  };
  await admin.reports.read({ name, ...september });
  test.engine.services.threads.all = all;
  const closed = statements.filter((sql) => sql.includes('INDEXED BY opportunity_closed_at'));
  expect(closed.length).toBeGreaterThan(0);
  for (const sql of closed) {
    const plan = await all<{ detail: string }>(
      `EXPLAIN QUERY PLAN ${sql}`,
      (sql.match(/\?/g) ?? []).map(() => 0),
      { deadline: 10_000 },
    );
    expect(plan.map(({ detail }) => detail).join('\n')).toMatch(
      /SEARCH c USING (COVERING )?INDEX opportunity_closed_at/,
    );
  }
});
