import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague, firmId } from '../../support/people';

let test: TestEngine;
let admin: Client;
let head: Colleague;
let li: Colleague;
let elsewhere: Colleague;
const at = (text: string) => new Date(`${text}+08:00`).toISOString();

/** The clock stands on Friday 2026-11-20. */
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const sales = await admin.departments.create({ name: '销售一部', parentId: await firmId(admin) });
  const other = await admin.departments.create({ name: '销售二部', parentId: await firmId(admin) });
  head = await addColleague(test, admin, { username: 'wang', name: '王建国', role: 'manager', departmentId: sales.id });
  li = await addColleague(test, admin, { username: 'li', name: '李敏', role: 'sales', departmentId: sales.id });
  elsewhere = await addColleague(test, admin, { username: 'zhao', role: 'sales', departmentId: other.id });
  const customer = await li.client.customers.create({ kind: 'company', name: '青禾冷链' });
  const make = (kind: 'call' | 'visit' | 'task' | 'note', rest: object) =>
    li.client.activities.create({
      kind,
      subject: '事',
      subjects: [{ kind: 'customer', id: customer.id }],
      ...rest,
    });
  const done = (moment: string) => ({ startAt: at(moment), doneAt: at(moment) });
  await make('call', done('2026-11-09T00:00'));
  await make('visit', done('2026-11-15T23:59'));
  await make('call', done('2026-11-08T23:59'));
  await make('call', done('2026-11-16T00:00'));
  await make('note', done('2026-11-17T10:00'));
  await make('call', { ...done('2026-11-17T10:00'), outcome: 'cancelled' });
  await make('visit', { startAt: at('2026-11-22T23:59') });
  await make('task', { dueDate: '2026-11-18' });
  await make('task', { dueDate: '2026-11-23' });
  await make('visit', { startAt: at('2026-11-29T23:59') });
  await make('task', { dueDate: '2026-11-30' });
});
afterAll(() => test.close());

const week = async (client: Client, input: object = {}) => {
  const { rows, totals } = await client.reports.read({ name: 'teamWeek', ...input });
  const figures = ({ cells }: { cells: Record<string, { value: unknown }> }) =>
    ['doneBefore', 'doneNow', 'openNow', 'openAfter', 'overdue'].map((key) => cells[key]?.value);
  return { people: rows.map((row) => [row.label, ...figures(row)]), totals: totals && figures(totals) };
};

describe('what is refused', () => {
  it('signed out; the figures of a department one does not reach are none', async () => {
    expect((await faultOf(test.client().reports.read({ name: 'teamWeek' }))).code).toBe('signed_out');
    expect(await week(elsewhere.client)).toEqual({ people: [], totals: [0, 0, 0, 0, 0] });
  });
});

describe('this week, person by person', () => {
  it('done before and now, left, planned for the next, late; by days of the firm', async () => {
    const expected = { people: [['李敏', 2, 1, 2, 2, 1]], totals: [2, 1, 2, 2, 1] };
    expect(await week(head.client)).toEqual(expected);
    expect(await week(li.client)).toEqual(expected);
  });

  it('another week, and one’s own alone', async () => {
    expect((await week(head.client, { from: '2026-11-23', to: '2026-11-30' })).totals).toEqual([1, 0, 2, 1, 1]);
    expect((await week(head.client, { scope: 'own' })).people).toEqual([]);
    expect((await week(head.client, { ownerId: li.id })).totals).toEqual([2, 1, 2, 2, 1]);
  });

  it('each figure leads to its records', async () => {
    const behind = async (column: string) =>
      (await head.client.reports.records({ name: 'teamWeek', row: li.id, column })).items.length;
    const counts = [];
    for (const column of ['doneBefore', 'doneNow', 'openNow', 'openAfter', 'overdue'])
      counts.push(await behind(column));
    expect(counts).toEqual([2, 1, 2, 2, 1]);
  });
});
