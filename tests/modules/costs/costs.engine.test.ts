import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildImportThread } from '../../support/import-thread';
import { fetchDownload, importAll, importFile } from '../../support/imports';
import { addColleague, firmId } from '../../support/people';

let test: TestEngine;
let admin: Client;

beforeAll(async () => {
  await buildImportThread();
  test = await startTestEngine();
  admin = test.client(await setUp(test));
});
afterAll(() => test.close());

const ref = ({ id, version }: { id: string; version: number }) => ({ id, version });
const fair = { name: '上海压缩机展', amount: 2_800_000, spentOn: '2026-10-12', source: '展会', subSource: 'ComVac' };

describe('refusals', () => {
  it('nobody without a session, nobody whose role has nothing to do with costs', async () => {
    expect(await faultOf(test.client().costs.list({}))).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(test.client().costs.create(fair))).toMatchObject({ code: 'signed_out' });
    const departmentId = await firmId(admin);
    const cost = await admin.costs.create(fair);
    for (const role of ['sales', 'marketing', 'service', 'personnel'] as const) {
      const { client } = await addColleague(test, admin, { username: `no-${role}`, role, departmentId });
      expect((await client.costs.list({})).items).toEqual([]);
      expect((await client.search.find({ q: '上海压缩机展' })).items).toEqual([]);
      expect(await faultOf(client.costs.read({ id: cost.id }))).toMatchObject({ code: 'not_found' });
      expect(await faultOf(client.costs.create(fair))).toMatchObject({ code: 'not_allowed' });
      expect(await faultOf(client.costs.patch({ ...ref(cost), amount: 1 }))).toMatchObject({ code: 'not_found' });
      expect(await faultOf(client.exports.open({ kind: 'costs' }))).toMatchObject({ code: 'not_allowed' });
    }
    const owner = await addColleague(test, admin, { username: 'boss', role: 'owner', departmentId });
    expect(await owner.client.costs.read({ id: cost.id })).toMatchObject({ amount: 2_800_000 });
    expect(await faultOf(owner.client.costs.create(fair))).toMatchObject({ code: 'not_allowed' });
    const accountant = await addColleague(test, admin, { username: 'ledger', role: 'accountant', departmentId });
    expect(await accountant.client.costs.create({ ...fair, name: '差旅', kind: 'sales' })).toMatchObject({
      kind: 'sales',
    });
  });

  it.each([
    ['nothing', { amount: 0 }, 'costNotPositive'],
    ['less than nothing', { amount: -1 }, 'costNotPositive'],
    ['before 1970', { spentOn: '1969-12-31' }, 'strangeDate'],
    ['after 2100', { spentOn: '2101-01-01' }, 'strangeDate'],
    ['ten to the fifteenth', { amount: 1e15 }, undefined],
    ['no day', { spentOn: '2026-02-30' }, undefined],
    ['a kind there is none of', { kind: 'research' as never }, undefined],
    ['no name', { name: ' ' }, undefined],
  ])('%s', async (_, values, reason) => {
    const fault = await faultOf(admin.costs.create({ ...fair, ...values }));
    expect(fault).toMatchObject({ code: 'invalid_input', ...(reason && { data: { reason } }) });
  });

  it('an old version', async () => {
    const cost = await admin.costs.create(fair);
    await admin.costs.patch({ ...ref(cost), amount: 1 });
    expect(await faultOf(admin.costs.patch({ ...ref(cost), amount: 2 }))).toMatchObject({ code: 'stale_version' });
  });
});

describe('a cost', () => {
  it('is of marketing and in the firm’s currency unless said otherwise; without a source there is no sub-source', async () => {
    const cost = await admin.costs.create({ name: '样本印刷', amount: 120_000, spentOn: '2026-11-02', subSource: 'x' });
    expect(cost).toMatchObject({ kind: 'marketing', currency: 'CNY', source: null, subSource: null });
    expect(cost.number).toMatch(/^F-\d{6}$/);
  });

  it('stands in lists by day, kind and source, goes to the bin and comes back', async () => {
    const filter = { field: 'source', op: 'eq', value: '名录' } as const;
    for (const [name, spentOn, kind] of [
      ['一月名录', '2026-01-05', 'marketing'],
      ['三月名录', '2026-03-05', 'sales'],
      ['二月名录', '2026-02-05', 'marketing'],
    ] as const)
      await admin.costs.create({ name, spentOn, kind, amount: 100, source: '名录' });
    const names = async (more = {}) => (await admin.costs.list({ filter, ...more })).items.map(({ name }) => name);
    expect(await names()).toEqual(['三月名录', '二月名录', '一月名录']);
    const marketing = { and: [filter, { field: 'kind', op: 'eq', value: 'marketing' } as const] };
    expect(await names({ filter: marketing, sort: 'spentOn' })).toEqual(['一月名录', '二月名录']);
    const [first] = (await admin.costs.list({ filter })).items;
    await admin.costs.delete({ id: first?.id ?? '' });
    expect(await names()).toEqual(['二月名录', '一月名录']);
    expect((await admin.bin.list({ kind: 'cost' })).items).toMatchObject([{ id: first?.id }]);
    await admin.costs.restore({ id: first?.id ?? '' });
    expect((await admin.costs.timeline({ id: first?.id ?? '' })).items.length).toBeGreaterThan(0);
    expect(await admin.costs.timelineCounts({ id: first?.id ?? '' })).toBeDefined();
  });

  it('comes in from files, once however often the file comes, and goes out again', async () => {
    const file = {
      name: 'costs.csv',
      content: [
        '日期,费用类型,事项,金额,来源,备注',
        '2026/9/1,市场费用,百度推广,"¥12,000.00",百度推广,九月',
        '2026/10/1,市场费用,百度推广,12000,百度推广,十月',
        '2026/10/8,销售费用,客户拜访差旅,3600.5,,',
        '2026/10/9,别的,没有这种类型,1,,',
      ].join('\n'),
    };
    const { id } = await importFile(admin, 'costs', file);
    expect(await admin.imports.plan({ id })).toMatchObject({ create: 3, faults: 1 });
    expect(await importAll(test, admin, 'costs', file)).toMatchObject({ result: { created: 3 } });
    const again = await importFile(admin, 'costs', file);
    expect(await admin.imports.plan({ id: again.id })).toMatchObject({ create: 0, update: 0, skip: 3 });
    const filter = { field: 'name', op: 'eq', value: '百度推广' } as const;
    expect((await admin.costs.list({ filter })).items.map(({ spentOn, amount }) => [spentOn, amount])).toEqual([
      ['2026-10-01', 1_200_000],
      ['2026-09-01', 1_200_000],
    ]);
    const { total } = await admin.costs.list({ total: 'exact' });
    const out = await admin.exports.open({ kind: 'costs' });
    const content = await fetchDownload(admin, out.id);
    const back = await importFile(admin, 'costs', { name: 'costs.csv', content });
    expect(await admin.imports.plan({ id: back.id })).toMatchObject({ create: 0, update: 0, faults: 0, skip: total });
  });
});
