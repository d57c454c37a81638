import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague, firmId } from '../../support/people';

let test: TestEngine;
let admin: Client;
let li: Colleague;
let he: Colleague;
let elsewhere: Colleague;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const sales = await admin.departments.create({ name: '销售一部', parentId: await firmId(admin) });
  const other = await admin.departments.create({ name: '销售二部', parentId: await firmId(admin) });
  li = await addColleague(test, admin, { username: 'li', name: '李敏', role: 'sales', departmentId: sales.id });
  he = await addColleague(test, admin, { username: 'he', name: '何嘉', role: 'sales', departmentId: sales.id });
  elsewhere = await addColleague(test, admin, { username: 'zhao', role: 'sales', departmentId: other.id });
});
afterAll(() => test.close());

const week = { from: '2026-11-23', to: '2026-11-30' };
const at = (text: string) => new Date(`${text}+08:00`).toISOString();
const subjectsIn = async (client: Client, input: Parameters<Client['calendar']['read']>[0]) =>
  (await client.calendar.read(input)).items.map(({ subject }) => subject);

describe('what is refused', () => {
  it('signed out, without end, the wrong way round, too long, no such day', async () => {
    expect((await faultOf(test.client().calendar.read(week))).code).toBe('signed_out');
    expect((await faultOf(test.client().calendar.people())).code).toBe('signed_out');
    const read = (from: string, to: string) => faultOf(li.client.calendar.read({ from, to }));
    expect((await read('2026-11-23', '2026-11-23')).code).toBe('invalid_input');
    expect((await read('2026-11-23', '2026-11-22')).code).toBe('invalid_input');
    expect((await read('2026-02-30', '2026-03-01')).code).toBe('invalid_input');
    expect((await read('2026-01-01', '2027-01-01')).data.reason).toBe('periodTooLong');
    const many = Array.from({ length: 51 }, () => li.id);
    expect((await faultOf(li.client.calendar.read({ ...week, people: many }))).code).toBe('invalid_input');
  });

  it('an end without a beginning, before it, or weeks after it', async () => {
    const create = (times: { startAt?: string; endAt: string; dueDate?: string }) =>
      faultOf(li.client.activities.create({ kind: 'meeting', subject: '会', ...times }));
    const startAt = at('2026-11-24T14:00');
    const wrong = await create({ dueDate: '2026-11-24', endAt: startAt });
    expect(wrong.data.reason).toBe('endWithoutStart');
    expect((await create({ startAt, endAt: startAt })).data.reason).toBe('endBeforeStart');
    expect((await create({ startAt, endAt: at('2026-12-24T14:00') })).data.reason).toBe('activityTooLong');
  });
});

describe('a week', () => {
  it('has what begins, lasts into it, is due or was done there, in the order of time, and nothing else', async () => {
    const make = (subject: string, rest: Partial<Parameters<Client['activities']['create']>[0]>) =>
      li.client.activities.create({ kind: 'meeting', subject, ...rest });
    await make('前一晚', { startAt: at('2026-11-22T22:00'), endAt: at('2026-11-23T01:00') });
    await make('上周', { startAt: at('2026-11-22T22:00'), endAt: at('2026-11-22T23:30') });
    await make('周一零点', { startAt: at('2026-11-23T00:00') });
    await make('周日深夜', { startAt: at('2026-11-29T23:59') });
    await make('下周', { startAt: at('2026-11-30T00:00') });
    await make('寄样品', { kind: 'task', dueDate: '2026-11-27' });
    await make('以后', { kind: 'task', dueDate: '2026-11-30' });
    await make('随手记', { kind: 'note', startAt: at('2026-11-24T10:00') });
    await make('有时间的任务', { kind: 'task', dueDate: '2026-12-20', startAt: at('2026-11-25T10:00') });
    expect(await subjectsIn(li.client, week)).toEqual(
      expect.arrayContaining(['前一晚', '周一零点', '周日深夜', '寄样品', '有时间的任务']),
    );
    expect(await subjectsIn(li.client, week)).toHaveLength(5);
    expect(await subjectsIn(li.client, { from: '2026-11-30', to: '2026-12-01' })).toEqual(['下周', '以后']);
  });

  it('shows a colleague what he or she sees of it, and no word of the rest', async () => {
    const seen = await li.client.customers.create({ kind: 'company', name: '青禾冷链' });
    await li.client.activities.create({
      kind: 'visit',
      subject: '送气体方案',
      startAt: at('2026-11-24T09:30'),
      endAt: at('2026-11-24T11:00'),
      subjects: [{ kind: 'customer', id: seen.id }],
    });
    const both = { ...week, people: [li.id, he.id] };
    expect(await subjectsIn(he.client, both)).toEqual(['送气体方案']);
    expect(await subjectsIn(elsewhere.client, both)).toEqual([]);
    expect(await subjectsIn(he.client, week)).toEqual([]);
    await li.client.customers.read({ id: seen.id });
    await admin.customers.delete({ id: seen.id });
    expect(await subjectsIn(he.client, both)).toEqual([]);
  });

  it('names oneself and the colleagues of the department', async () => {
    const names = async (client: Client) => (await client.calendar.people()).items.map(({ name }) => name);
    expect(await names(li.client)).toEqual(['李敏', '何嘉']);
    expect(await names(elsewhere.client)).toEqual(['zhao']);
    const clerk = await addColleague(test, admin, { username: 'clerk', role: 'personnel' });
    expect(await names(clerk.client)).toEqual(['clerk']);
  });
});

it('moves by a patch; what loses its beginning loses its end', async () => {
  const made = await li.client.activities.create({
    kind: 'visit',
    subject: '现场测压',
    startAt: at('2026-12-07T14:00'),
    endAt: at('2026-12-07T15:30'),
  });
  const moved = await li.client.activities.patch({
    id: made.id,
    version: made.version,
    startAt: at('2026-12-08T14:00'),
    endAt: at('2026-12-08T15:30'),
  });
  expect(await subjectsIn(li.client, { from: '2026-12-08', to: '2026-12-09' })).toEqual(['现场测压']);
  expect(await subjectsIn(li.client, { from: '2026-12-07', to: '2026-12-08' })).toEqual([]);
  const stale = { id: made.id, version: made.version, startAt: at('2026-12-09T14:00') };
  expect((await faultOf(li.client.activities.patch(stale))).code).toBe('stale_version');
  const wholeDay = await li.client.activities.patch({
    id: made.id,
    version: moved.version,
    startAt: null,
    dueDate: '2026-12-10',
  });
  expect(wholeDay.endAt).toBeNull();
  expect(await subjectsIn(li.client, { from: '2026-12-10', to: '2026-12-11' })).toEqual(['现场测压']);
});

it('walks the indexes of people and time', async () => {
  const { services } = test.engine;
  const plan = await services.reader.all<{ detail: string }>(
    `EXPLAIN QUERY PLAN SELECT c.id FROM activity c INDEXED BY activity_owner_happened
     WHERE c.happened_at >= 1 AND c.happened_at < 2 AND c.owner_id IN ('a', 'b') AND c.deleted_at IS NULL`,
  );
  expect(plan.map(({ detail }) => detail).join()).toContain(
    'activity_owner_happened (owner_id=? AND happened_at>? AND happened_at<?)',
  );
});
