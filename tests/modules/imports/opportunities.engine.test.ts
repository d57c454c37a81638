import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Import } from '@shared/modules/imports/import';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildImportThread } from '../../support/import-thread';
import { fetchDownload, importAll, importFile, settled } from '../../support/imports';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let token: string;
beforeAll(async () => {
  await buildImportThread();
  test = await startTestEngine();
  token = await setUp(test);
  admin = test.client(token);
});
afterAll(() => test.close());

const csv = (...lines: string[]) => ({ name: 'pipeline.csv', content: `${lines.join('\n')}\n` });
const head = 'account,opportunity_id,sales_agent,deal_stage,product,close_date,close_value,created_on';

async function run(client: Client, file: { name: string; content: string }): Promise<Import> {
  return importAll(test, client, 'opportunities', file);
}

describe('an import of deals is refused', () => {
  it('to whoever is signed out or has no right to import deals', async () => {
    const input = { uploadId: '01a20d70-0000-7000-8000-000000000000', kind: 'opportunities' } as const;
    expect(await faultOf(test.client().imports.create(input))).toMatchObject({ code: 'signed_out' });
    const { client } = await addColleague(test, admin, { username: 'seller', role: 'sales' });
    expect(await faultOf(client.imports.create(input))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(client.imports.create({ ...input, kind: 'customers' }))).toMatchObject({
      code: 'not_allowed',
    });
  });

  it('deals and customers of another department are as if they were not there', async () => {
    const [east, west] = [
      (await admin.departments.create({ name: '东区' })).id,
      (await admin.departments.create({ name: '西区' })).id,
    ];
    const theirs = await addColleague(test, admin, { username: 'east', role: 'manager', departmentId: east });
    const mine = await addColleague(test, admin, { username: 'west', role: 'manager', departmentId: west });
    await run(theirs.client, csv(head, '华东岚青铸造,X-1,,Won,空压机,2026-03-01,5000,2026-01-01'));
    const { id } = await importFile(mine.client, 'opportunities', csv(head, '华东岚青铸造,X-1,,Lost,,,,2026-02-01'));
    expect(await mine.client.imports.plan({ id })).toMatchObject({ create: 1, update: 0, skip: 0, newCustomers: 1 });
    expect((await mine.client.imports.rows({ id })).items[0]?.target).toBeNull();
  });

  it('a stage to whoever may not shape the pipelines, a win to come, and amounts and chances that are none', async () => {
    const { client } = await addColleague(test, admin, { username: 'lead', role: 'manager' });
    const own = await importFile(client, 'opportunities', csv('deal name,stage', '空压站,Pilot run'));
    expect(await client.imports.plan({ id: own.id })).toMatchObject({ create: 0, faults: 1, newStages: [] });
    const [row] = (await client.imports.rows({ id: own.id })).items;
    expect(row?.faults).toMatchObject([{ column: 1, reason: 'unknownStage' }]);
    expect(row?.faults[0]?.suggestions).toContain('赢单');
    const { id } = await importFile(
      admin,
      'opportunities',
      csv(
        'deal name,stage,close date,amount,probability',
        '甲,Won,2027-05-01,100,',
        '乙,In progress,2026-05-01,10 apples,50%',
        '丙,Won,2026-05-01,1e20,',
        '丁,In progress,,90000000000000000,180%',
        ',In progress,,,',
      ),
    );
    expect(await admin.imports.plan({ id })).toMatchObject({ create: 0, faults: 5 });
    const { items } = await admin.imports.rows({ id });
    expect(items.map(({ faults }) => faults.map(({ field, reason }) => `${field} ${reason}`))).toEqual([
      ['closedAt badValue'],
      ['amount badMoney'],
      ['amount badMoney'],
      ['amount badMoney', 'probability badNumber'],
      ['name missingName'],
    ]);
  });
});

describe('a list of deals', () => {
  const file = csv(
    head,
    'Sunfield,D-1,Ada North,Won,GTXBasic,2026-05-06,500.00,2026-04-24',
    ',D-2,Ada North,In_Progress,GTXPro,,,2026-06-15',
    'Sunfield,D-3,shen,Lost,GTXPro,2026-07-01,0,2026-06-20',
    'Marshbank Ltd,D-4,Ben Vale,in progress,MG Special,2026-12-24,"1,200.50",2026-08-01',
    'Marshbank,D-5,Ben Vale,Pilot,MG Special,,,2026-08-02',
  );
  let made: Import;

  it('with an empty plan brings in stages, customers and names of sellers, and says so before', async () => {
    await admin.customers.create({ kind: 'company', name: 'Marshbank Ltd' });
    const { id, columns } = await importFile(admin, 'opportunities', file);
    expect(columns.map(({ field }) => field)).toEqual([
      ...['customer', 'externalId', 'ownerId', 'stage', 'product', 'closedAt', 'amount', 'openedAt'],
    ]);
    expect(await admin.imports.plan({ id })).toMatchObject({
      create: 5,
      faults: 0,
      // Marshbank is not Marshbank Ltd: names are exact.
      newCustomers: 2,
      newStages: [
        { name: 'In_Progress', type: 'open', rows: 2 },
        { name: 'Pilot', type: 'open', rows: 1 },
      ],
      unknownSellers: [
        { name: 'Ada North', rows: 2 },
        { name: 'Ben Vale', rows: 2 },
      ],
    });
    await admin.imports.run({ id });
    made = await settled(test, admin, id);
    expect(made).toMatchObject({ status: 'done', result: { created: 5, updated: 0, faults: 0 } });
    const { items } = await admin.opportunities.list({
      sort: 'openedAt',
      filter: { field: 'name', op: 'ne', value: '' },
    });
    const pipeline = (await admin.pipelines.list({})).items[0];
    const me = await admin.sessions.current({});
    const stage = (stageId: string | null) => pipeline?.stages.find((one) => one.id === stageId)?.name;
    const shown = items
      .filter((deal) => deal.ownerId === me.user.id)
      .map((deal) => [
        deal.name,
        deal.customer?.name ?? null,
        stage(deal.stageId ?? null),
        deal.status,
        deal.amount,
        deal.closedAt,
        deal.expectedCloseDate,
        deal.sellerName,
        deal.tags,
      ]);
    expect(shown).toEqual([
      [
        'Sunfield · GTXBasic',
        'Sunfield',
        '赢单',
        'won',
        50_000,
        '2026-05-05T16:00:00.000Z',
        null,
        'Ada North',
        ['GTXBasic'],
      ],
      ['GTXPro', null, 'In_Progress', 'open', null, null, null, 'Ada North', ['GTXPro']],
      ['Sunfield · GTXPro', 'Sunfield', '输单', 'lost', 0, '2026-06-30T16:00:00.000Z', null, null, ['GTXPro']],
      [
        'Marshbank Ltd · MG Special',
        'Marshbank Ltd',
        'In_Progress',
        'open',
        120_050,
        null,
        '2026-12-24',
        'Ben Vale',
        ['MG Special'],
      ],
      ['Marshbank · MG Special', 'Marshbank', 'Pilot', 'open', null, null, null, 'Ben Vale', ['MG Special']],
    ]);
    expect(pipeline?.stages.map(({ name }) => name).slice(-4)).toEqual(['In_Progress', 'Pilot', '赢单', '输单']);
  });

  it('changes nothing the second time, and moves what the file moved since', async () => {
    const again = await importFile(admin, 'opportunities', file);
    expect(await admin.imports.plan({ id: again.id })).toMatchObject({
      ...{ create: 0, update: 0, skip: 5, faults: 0, newCustomers: 0, newStages: [] },
      matchedBy: [{ key: 'externalId', rows: 5 }],
    });
    const [renamed] = (
      await admin.opportunities.list({
        q: 'Marshbank',
        filter: { field: 'status', op: 'eq', value: 'open' },
        sort: '-openedAt',
      })
    ).items;
    await admin.opportunities.patch({ id: renamed?.id ?? '', version: renamed?.version ?? 0, name: 'Pilot plant' });
    const { id } = await importFile(
      admin,
      'opportunities',
      csv(
        head,
        'Marshbank Ltd,D-4,Ben Vale,赢单,MG Special,2026-10-24,1300,2026-08-01',
        'Oakhill,D-5,Ben Vale,Trial,MG Special,,,2026-08-02',
      ),
    );
    expect(await admin.imports.plan({ id })).toMatchObject({
      create: 0,
      update: 2,
      newCustomers: 1,
      newStages: [{ name: 'Trial' }],
    });
    const { items } = await admin.imports.rows({ id });
    expect(items[0]?.changes.find(({ field }) => field === 'stageId')).toMatchObject({
      before: { name: 'In_Progress' },
      after: { name: '赢单' },
    });
    await admin.imports.run({ id });
    expect(await settled(test, admin, id)).toMatchObject({ status: 'done', result: { updated: 2, faults: 0 } });
    const [won] = (await admin.opportunities.list({ q: 'Marshbank Ltd' })).items;
    expect(won).toMatchObject({
      status: 'won',
      amount: 130_000,
      probability: 100,
      closedAt: '2026-10-23T16:00:00.000Z',
    });
    const moves = await admin.opportunities.moves({ id: won?.id ?? '' });
    expect(moves.items.map(({ at }) => at)).toEqual(['2026-07-31T16:00:00.000Z', '2026-10-23T16:00:00.000Z']);
    expect(await admin.opportunities.read({ id: renamed?.id ?? '' })).toMatchObject({
      name: 'Pilot plant',
      customer: { name: 'Oakhill' },
    });
    await admin.imports.undo({ id });
    expect(await settled(test, admin, id)).toMatchObject({ status: 'undone', result: { leftAsIs: 0 } });
    expect((await admin.opportunities.read({ id: won?.id ?? '' })).status).toBe('open');
    const third = await importFile(admin, 'opportunities', file);
    expect(await admin.imports.plan({ id: third.id })).toMatchObject({ create: 0, update: 0, skip: 5 });
  });

  it('goes to the bin with its customers when it is undone; stages that were used stay', async () => {
    const { id } = await run(admin, csv(head, 'Fernhill,D-9,Ada North,Demo,GTXBasic,,,2026-08-02'));
    const [deal] = (await admin.opportunities.list({ q: 'Fernhill' })).items;
    expect(deal).toMatchObject({ status: 'open', customer: { name: 'Fernhill' } });
    await admin.imports.undo({ id });
    expect(await settled(test, admin, id)).toMatchObject({ status: 'undone', result: { undone: 2, leftAsIs: 0 } });
    expect((await admin.customers.list({ q: 'Fernhill' })).items).toEqual([]);
    expect((await admin.pipelines.list({})).items[0]?.stages.map(({ name }) => name)).toContain('Demo');
  });

  it('stays where somebody touched it since, and its customer with it', async () => {
    await admin.imports.undo({ id: made.id });
    expect(await settled(test, admin, made.id)).toMatchObject({ status: 'undone' });
    const left = (await admin.imports.leftAsIs({ id: made.id })).items.map(({ kind, title }) => `${kind} ${title}`);
    // The second import had changed these two; the others are gone, and so is their customer.
    expect(left).toEqual(['opportunity Pilot plant', 'customer Marshbank', 'opportunity Marshbank Ltd · MG Special']);
    expect((await admin.customers.list({ q: 'Sunfield' })).items).toEqual([]);
  });

  it('in Chinese, with names, reasons, contacts and stages in other words', async () => {
    const { id } = await importFile(
      admin,
      'opportunities',
      csv(
        '商机名称,客户名称,联系人,销售阶段,预计金额,预计成交日期,赢率,输单原因,负责人,商机编号',
        '二期空压站,余姚柏舟注塑厂,陈立,谈判,12万,2026/12/1,80%,,管理员甲,SJ-1',
        '三期空压站,余姚柏舟注塑厂,陈立,丢单,8万,2026/9/1,,老板换人了,管理员甲,SJ-2',
      ),
    );
    expect(await admin.imports.plan({ id })).toMatchObject({ create: 2, faults: 0, newStages: [], newCustomers: 1 });
    await admin.imports.run({ id });
    await settled(test, admin, id);
    const { items } = await admin.opportunities.list({ q: '空压站', sort: 'name' });
    const two = items.find(({ name }) => name === '二期空压站');
    expect(two).toMatchObject({
      amount: 12_000_000,
      expectedCloseDate: '2026-12-01',
      probability: 80,
      probabilityIsManual: true,
      notes: '陈立',
    });
    expect(items.find(({ name }) => name === '三期空压站')).toMatchObject({
      status: 'lost',
      lostReason: 'other',
      lostNote: '老板换人了',
      sellerName: '管理员甲',
    });
  });

  it.each([
    ['csv', 'en'],
    ['xlsx', 'zh-CN'],
  ] as const)('as our own export of %s in %s changes nothing', async (format, locale) => {
    const contact = await admin.contacts.create({ name: '周岚' });
    const { id: dealId, version } = await admin.opportunities.create({
      ...{ name: `四期空压站 ${format}`, contactId: contact.id, amount: 1_234_567, probability: 35, source: '展会' },
      ...{ tags: ['甲', '乙'], expectedCloseDate: '2026-12-31', notes: '第一行\n第二行', dealType: 'upsell' },
    });
    const stage = (await admin.pipelines.list({})).items[0]?.stages.find(({ type }) => type === 'lost');
    await admin.opportunities.create({ name: '五期空压站', amount: 5 });
    if (format === 'csv')
      await admin.opportunities.move({
        id: dealId,
        version,
        stageId: stage?.id ?? '',
        lostReason: 'price',
        lostNote: '太贵',
      });
    const reader = test.client(token, { locale });
    const download = await reader.exports.open({ kind: 'opportunities', format });
    const content = await fetchDownload(reader, download.id);
    const { id, rows } = await importFile(reader, 'opportunities', { name: `export.${format}`, content });
    const plan = await reader.imports.plan({ id });
    const { items } = await reader.imports.rows({ id });
    expect(items.flatMap(({ faults, changes }) => [...faults, ...changes])).toEqual([]);
    expect(plan).toMatchObject({ create: 0, update: 0, merge: 0, skip: rows, faults: 0, newStages: [] });
  });
});
