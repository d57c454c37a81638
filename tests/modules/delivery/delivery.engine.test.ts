import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { opportunityKind } from '@engine/modules/opportunities';
import { createRecord } from '@engine/records/write';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import type { Person } from '../../support/builders';
import { buildCustomer, buildUser } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { firmId } from '../../support/people';

let test: TestEngine;
let admin: Client;
let seller: Person;
let engineer: Person;
let chief: Person;
let narrow: Person;
let pipeline: Pipeline;
let serviceId: string;
const none = '0197a0de-0000-7000-8000-000000000000';

beforeEach(async () => {
  // A Friday.
  test = await startTestEngine({ now: Date.parse('2026-11-20T02:42:00Z') });
  admin = test.client(await setUp(test));
  const sales = (await admin.departments.create({ name: '营业部' })).id;
  serviceId = (await admin.departments.create({ name: '售后部' })).id;
  seller = await buildUser(test, admin, { name: '林晓雯', departmentId: sales });
  engineer = await buildUser(test, admin, { name: '何工', departmentId: serviceId, role: 'service' });
  chief = await buildUser(test, admin, { name: '唐工', departmentId: serviceId, role: 'service' });
  // In the same department, but sees no deals of others.
  narrow = await buildUser(test, admin, {
    name: '小吴',
    departmentId: serviceId,
    role: { grants: { opportunity: { view: 'own' }, activity: { view: 'all' } } },
  });
  const department = await admin.departments.read({ id: serviceId });
  await admin.departments.patch({ id: serviceId, version: department.version, headId: chief.id });
  const [first] = (await admin.pipelines.list({})).items;
  if (!first) throw new Error('no pipeline');
  pipeline = first;
});
afterEach(() => test.close());

const stage = (type: 'open' | 'won') => pipeline.stages.find((one) => one.type === type)?.id ?? '';
const plan = (tasks: Parameters<Client['delivery']['savePlan']>[0]['tasks'], version = 0) =>
  admin.delivery.savePlan({ id: pipeline.id, version, departmentId: serviceId, tasks });
const usual = () =>
  plan([
    { subject: '交接会', afterDays: 0, assignee: 'owner' },
    { subject: '安装调试', afterDays: 1, assignee: 'person', userId: engineer.id },
    { subject: '回访', afterDays: 5, assignee: 'head', departmentId: serviceId },
  ]);
const buildDeal = async (values: Partial<Parameters<Client['opportunities']['create']>[0]> = {}) =>
  seller.client.opportunities.create({
    name: '中心西区泵站',
    stageId: stage('open'),
    customerId: (await buildCustomer(seller.client)).id,
    ...values,
  });
const win = (deal: { id: string; version: number }, client = seller.client) =>
  client.opportunities.move({ id: deal.id, version: deal.version, stageId: stage('won') });
const reopen = (deal: { id: string; version: number }) =>
  seller.client.opportunities.move({ id: deal.id, version: deal.version, stageId: stage('open') });
const tasksOf = async (id: string, client = admin) => (await client.delivery.read({ id })).items;
const notices = async (person: Person) =>
  (await person.client.notices.list({})).items.filter(({ kind }) => kind === 'won');

describe('a plan that is refused', () => {
  it('to whoever may not set up the firm, of no pipeline, stale, malformed', async () => {
    const input = { id: pipeline.id, version: 0, departmentId: null, tasks: [] };
    expect(await faultOf(test.client().delivery.savePlan(input))).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(seller.client.delivery.savePlan(input))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(admin.delivery.savePlan({ ...input, id: none }))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(admin.delivery.savePlan({ ...input, departmentId: none }))).toMatchObject({
      data: { reason: 'badValue', field: 'departmentId' },
    });
    await admin.delivery.savePlan(input);
    expect(await faultOf(admin.delivery.savePlan(input))).toMatchObject({ code: 'stale_version' });
    const good = { subject: '交接', afterDays: 1, assignee: 'owner' as const };
    const bad = [
      [{ ...good, subject: ' ' }],
      [{ ...good, afterDays: -1 }],
      [{ ...good, afterDays: 1.5 }],
      [{ ...good, afterDays: 10_000 }],
      [{ ...good, assignee: 'person' as const }],
      [{ ...good, assignee: 'head' as const }],
      [{ ...good, assignee: 'person' as const, userId: none }],
      Array.from({ length: 21 }, () => good),
    ];
    for (const tasks of bad) expect(await faultOf(plan(tasks, 1))).toMatchObject({ code: 'invalid_input' });
    expect(await admin.delivery.plan({ id: pipeline.id })).toMatchObject({ version: 1, tasks: [] });
  });

  it('and the tasks of a deal to whoever does not see it', async () => {
    const deal = await buildDeal();
    expect(await faultOf(narrow.client.delivery.read({ id: deal.id }))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(admin.delivery.read({ id: none }))).toMatchObject({ code: 'not_found' });
  });
});

describe('winning a deal', () => {
  it('opens its tasks in the same command: by workdays, for owner, person and head, on deal and customer', async () => {
    await usual();
    const deal = await buildDeal();
    await win(deal);
    const tasks = await tasksOf(deal.id);
    expect(tasks.map(({ subject, ownerId, dueDate }) => [subject, ownerId, dueDate])).toEqual([
      ['交接会', seller.id, '2026-11-20'],
      // Over the weekend.
      ['安装调试', engineer.id, '2026-11-23'],
      ['回访', chief.id, '2026-11-27'],
    ]);
    const { subjects } = await admin.activities.read({ id: tasks[1]?.activityId ?? '' });
    expect(subjects.map(({ kind }) => kind).sort()).toEqual(['customer', 'opportunity']);
    // In the engineer's own list of work, though the deal is another department's.
    const own = await engineer.client.activities.list({ filter: { field: 'ownerId', op: 'eq', value: engineer.id } });
    expect(own.items.map(({ subject }) => subject)).toEqual(['安装调试']);
  });

  it('tells the department, those who may see the deal, and whoever has a task; each once and not the winner', async () => {
    await usual();
    const deal = await buildDeal();
    await win(deal);
    for (const person of [engineer, chief])
      expect(await notices(person)).toMatchObject([{ byId: seller.id, record: { kind: 'opportunity', id: deal.id } }]);
    expect(await notices(narrow)).toEqual([]);
    expect(await notices(seller)).toEqual([]);
  });

  it.each([
    [
      'by changing its field',
      async (deal: Deal) => seller.client.opportunities.patch({ ...ref(deal), stageId: stage('won') }),
    ],
    ['in bulk', async (deal: Deal) => bulkWin([deal.id])],
  ])('%s opens them too', async (_, go) => {
    await usual();
    const deal = await buildDeal();
    await go(deal);
    expect(await tasksOf(deal.id)).toHaveLength(3);
  });

  it('on the day it is entered opens them too', async () => {
    await usual();
    const deal = await buildDeal({ stageId: stage('won') });
    expect(await tasksOf(deal.id)).toHaveLength(3);
  });

  it('many at once is told once, with how many they are', async () => {
    await usual();
    const deals = [await buildDeal(), await buildDeal(), await buildDeal()];
    await bulkWin(deals.map(({ id }) => id));
    expect(await notices(engineer)).toMatchObject([{ count: 3, record: null, recordKind: 'opportunity' }]);
  });

  it('without a plan sets nothing going, and a plan without tasks only tells', async () => {
    const first = await buildDeal();
    await win(first);
    expect(await tasksOf(first.id)).toEqual([]);
    await plan([]);
    const second = await buildDeal();
    await win(second);
    expect(await tasksOf(second.id)).toEqual([]);
    expect(await notices(engineer)).toHaveLength(1);
  });

  it('gives the deal’s owner what its person could not see', async () => {
    await plan([
      { subject: '看不到', afterDays: 0, assignee: 'person', userId: narrow.id },
      { subject: '走了', afterDays: 0, assignee: 'person', userId: engineer.id },
    ]);
    await admin.users.disable({ id: engineer.id });
    const deal = await buildDeal();
    await win(deal);
    expect((await tasksOf(deal.id)).map(({ ownerId }) => ownerId)).toEqual([seller.id, seller.id]);
  });

  it('shows whoever looks only what he or she sees of the tasks, and counts no others', async () => {
    await usual();
    const deal = await buildDeal();
    await win(deal);
    expect((await tasksOf(deal.id, engineer.client)).map(({ subject }) => subject)).toEqual(['安装调试']);
    const [task] = await tasksOf(deal.id, engineer.client);
    await engineer.client.activities.patch({
      id: task?.activityId ?? '',
      version: task?.version ?? 0,
      doneAt: new Date(test.clock.now).toISOString(),
    });
    expect(await seller.client.delivery.read({ id: deal.id })).toMatchObject({ done: 1 });
  });
});

describe('taking a win back', () => {
  it('leaves nothing behind: untouched tasks go to the bin and the news is unsaid', async () => {
    await usual();
    const deal = await buildDeal();
    await reopen(await win(deal));
    expect(await tasksOf(deal.id)).toEqual([]);
    expect(await notices(engineer)).toEqual([]);
    expect((await admin.activities.list({})).items).toEqual([]);
    expect((await seller.client.opportunities.read({ id: deal.id })).nextStep).toBeNull();
  });

  it('keeps what was begun, and winning again opens only what is not there', async () => {
    await usual();
    const deal = await buildDeal();
    const won = await win(deal);
    const [first, second] = await tasksOf(deal.id);
    await admin.activities.patch({
      id: first?.activityId ?? '',
      version: 1,
      doneAt: new Date(test.clock.now).toISOString(),
    });
    await admin.activities.delete({ id: second?.activityId ?? '' });
    const open = await reopen(won);
    expect((await tasksOf(deal.id)).map(({ subject }) => subject)).toEqual(['交接会']);
    test.clock.now += 86_400_000;
    await win(open);
    const again = await tasksOf(deal.id);
    // What somebody put into the bin is not opened against his or her will.
    expect(again.map(({ subject }) => subject)).toEqual(['交接会', '回访']);
    expect(again[0]?.activityId).toBe(first?.activityId);
    const renamed = await admin.delivery.plan({ id: pipeline.id });
    const tasks = renamed.tasks.map((task) => ({ ...task, subject: `${task.subject}（新）` }));
    await plan(tasks, renamed.version);
    await win(await reopen(await seller.client.opportunities.read({ id: deal.id })));
    expect((await tasksOf(deal.id)).map(({ subject }) => subject)).toEqual(['交接会', '回访（新）']);
  });

  it('is also what the undo of a bulk change does', async () => {
    await usual();
    const deal = await buildDeal();
    const jobId = await bulkWin([deal.id]);
    await admin.jobs.undo({ id: jobId });
    await test.engine.services.jobs.settled(jobId);
    expect(await tasksOf(deal.id)).toEqual([]);
  });
});

describe('what was won before', () => {
  it('is quiet: a deal that comes with a past of its own, from an import or the sample firm, sets nothing going', async () => {
    await usual();
    const { services } = test.engine;
    const caller = await services.access.callerOfUser(seller.id);
    if (!caller) throw new Error('nobody is asking');
    const { result: deal } = await services.writer.command((db) =>
      createRecord(
        {
          services,
          caller: { ...caller, sessionId: null },
          now: db.now,
          device: 'test',
          isLoopback: true,
          locale: 'zh-CN',
          db,
          operation: 'test',
          batchId: null,
          isOfThePast: true,
        },
        opportunityKind,
        { name: '三年前赢的', stageId: stage('won') },
      ),
    );
    expect((await admin.opportunities.read({ id: deal.id })).status).toBe('won');
    expect(await notices(engineer)).toEqual([]);
    expect(await tasksOf(deal.id)).toEqual([]);
  });

  it('goes with its pipeline and department: both are kept while a plan names them', async () => {
    await usual();
    expect(await faultOf(admin.departments.delete({ id: serviceId }))).toMatchObject({ code: 'in_use' });
    const spare = await admin.pipelines.create({ name: '另一条', template: 'b2b' });
    await admin.delivery.savePlan({
      id: spare.id,
      version: 0,
      departmentId: await firmId(admin),
      tasks: [{ subject: '一', afterDays: 1, assignee: 'owner' }],
    });
    await admin.pipelines.delete({ id: spare.id });
    expect(await faultOf(admin.delivery.plan({ id: spare.id }))).toMatchObject({ code: 'not_found' });
  });
});

type Deal = Awaited<ReturnType<typeof buildDeal>>;
const ref = ({ id, version }: Deal) => ({ id, version });

async function bulkWin(ids: string[]): Promise<string> {
  const { jobId } = await admin.bulk.start({
    resource: 'opportunity',
    selection: { ids },
    change: { type: 'set', field: 'stageId', value: stage('won') },
  });
  await test.engine.services.jobs.settled(jobId);
  return jobId;
}
