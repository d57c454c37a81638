import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lookForLate } from '@engine/modules/hand-offs';
import { noteUnattended } from '@engine/modules/lead-assignment';
import type { Notice } from '@shared/modules/notices/notices.contract';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague } from '../../support/people';

const hour = 3_600_000;
let test: TestEngine;
let admin: Client;
let sales: string;
let marketing: string;
let ma: Colleague;
let li: Colleague;
let chen: Colleague;
let head: Colleague;
let away: Colleague;

beforeAll(async () => {
  // A Friday, 10:42 in Shanghai.
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  [sales, marketing] = [await departmentOf('销售一部'), await departmentOf('市场部')];
  ma = await addColleague(test, admin, { username: 'ma', role: 'sales', departmentId: marketing });
  li = await addColleague(test, admin, { username: 'li', role: 'sales', departmentId: sales });
  chen = await addColleague(test, admin, { username: 'chen', role: 'sales', departmentId: sales });
  head = await addColleague(test, admin, { username: 'head', role: 'manager', departmentId: sales });
  away = await addColleague(test, admin, { username: 'away', role: 'sales', departmentId: await departmentOf('外地') });
  const { version } = await admin.departments.read({ id: sales });
  await admin.departments.patch({ id: sales, version, headId: head.id });
});
afterAll(() => test.close());

const departmentOf = async (name: string) => (await admin.departments.create({ name })).id;

async function settings(values: Partial<Parameters<Client['leadAssignment']['patchSettings']>[0]>) {
  const { version } = await admin.leadAssignment.settings();
  return admin.leadAssignment.patchSettings({ version, ...values });
}
beforeEach(() => settings({ handOffHours: 8, handOffLate: 'tell', handOffScore: null, handOffTo: null }));

const lead = (name = '周敏') => ma.client.leads.create({ name });
const toLi = () => ({ kind: 'user' as const, id: li.id });
const toSales = () => ({ kind: 'department' as const, id: sales });
async function handedOff(to: { kind: 'user' | 'department'; id: string } = toLi(), note = '') {
  const made = await lead();
  await ma.client.handOffs.create({ id: made.id, version: made.version, to, note });
  return made.id;
}
const news = async (client: Client, id: string): Promise<Notice['kind'][]> =>
  (await client.notices.list({ limit: 200 })).items.flatMap(({ kind, record }) => (record?.id === id ? [kind] : []));

describe('refusals', () => {
  it('who is signed out, does not see the lead, or may not change it', async () => {
    const { id, version } = await lead();
    const input = { id, version, to: toLi() };
    expect(await faultOf(test.client().handOffs.create(input))).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(away.client.handOffs.create(input))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(away.client.handOffs.list({ id }))).toMatchObject({ code: 'not_found' });
    const other = await addColleague(test, admin, { username: 'mb', role: 'sales', departmentId: marketing });
    expect(await faultOf(other.client.handOffs.create(input))).toMatchObject({ code: 'not_allowed' });
    expect((await other.client.handOffs.list({ id })).can).toEqual([]);
  });

  it('an old version, nobody’s id, people who may not work on leads or have it already', async () => {
    const { id, version } = await lead();
    const create = (to: { kind: 'user' | 'department'; id: string }, from = version) =>
      faultOf(ma.client.handOffs.create({ id, version: from, to }));
    expect(await create(toLi(), version + 3)).toMatchObject({ code: 'stale_version' });
    const cannot = { code: 'invalid_input', data: { reason: 'cannotTakeLead', field: 'to' } };
    expect(await create({ kind: 'user', id: '01a20d70-0000-7000-8000-000000000000' })).toMatchObject(cannot);
    expect(await create({ kind: 'user', id: ma.id })).toMatchObject(cannot);
    const clerk = await addColleague(test, admin, { username: 'clerk', role: 'personnel', departmentId: sales });
    expect(await create({ kind: 'user', id: clerk.id })).toMatchObject(cannot);
    expect(await create({ kind: 'department', id: await departmentOf('空的') })).toMatchObject(cannot);
    expect((await admin.leads.read({ id })).version).toBe(version);
  });

  it('a second one while one waits, a lead that was given up, answers of others and answers twice', async () => {
    const id = await handedOff();
    const { version } = await admin.leads.read({ id });
    expect(await faultOf(ma.client.handOffs.create({ id, version, to: toSales() }))).toMatchObject({
      data: { reason: 'handOffWaits' },
    });
    expect(await faultOf(ma.client.handOffs.accept({ id }))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(admin.handOffs.accept({ id }))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(chen.client.handOffs.accept({ id }))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(li.client.handOffs.withdraw({ id }))).toMatchObject({ code: 'not_allowed' });
    await li.client.handOffs.accept({ id });
    expect(await faultOf(li.client.handOffs.accept({ id }))).toMatchObject({
      code: 'in_use',
      data: { reason: 'handOffOver' },
    });
    const dead = await lead();
    const given = await ma.client.leads.patch({
      id: dead.id,
      version: dead.version,
      status: 'dead',
      statusReason: 'noNeed',
    });
    expect(await faultOf(ma.client.handOffs.create({ id: dead.id, version: given.version, to: toLi() }))).toMatchObject(
      {
        data: { reason: 'leadGivenUp' },
      },
    );
  });

  it('a score without receivers, receivers that are none, settings by who may not change them', async () => {
    expect(await faultOf(settings({ handOffScore: 60 }))).toMatchObject({ data: { reason: 'handOffNeedsReceiver' } });
    const nobody = { kind: 'user' as const, id: '01a20d70-0000-7000-8000-000000000000' };
    expect(await faultOf(settings({ handOffTo: nobody }))).toMatchObject({ data: { field: 'handOffTo' } });
    expect(await faultOf(settings({ handOffHours: 0 }))).toMatchObject({ code: 'invalid_input' });
    const { version } = await li.client.leadAssignment.settings();
    expect(await faultOf(li.client.leadAssignment.patchSettings({ version, handOffHours: 2 }))).toMatchObject({
      code: 'not_allowed',
    });
  });
});

describe('a hand-off', () => {
  it('qualifies the lead, shows it to the receiver and tells; the owner stays and both see it', async () => {
    const id = await handedOff(toLi(), '急着要报价');
    expect(await li.client.leads.read({ id })).toMatchObject({
      ...{ status: 'qualified', ownerId: ma.id, handOffState: 'waiting' },
      ...{ handedById: ma.id, handedToId: li.id },
    });
    expect((await li.client.leads.read({ id })).can).not.toContain('edit');
    expect((await ma.client.leads.read({ id })).can).toContain('edit');
    expect(await faultOf(chen.client.leads.read({ id }))).toMatchObject({ code: 'not_found' });
    const waits = { field: 'handOffState', op: 'eq', value: 'waiting' } as const;
    const mine = { and: [waits, { field: 'handedToId', op: 'eq' as const, value: li.id }] };
    expect((await li.client.leads.list({ filter: mine, limit: 200 })).items.map((one) => one.id)).toContain(id);
    expect(await news(li.client, id)).toEqual(['handOff']);
    expect((await li.client.notices.list({})).items[0]?.note).toBe('急着要报价');
    const { items, can } = await li.client.handOffs.list({ id });
    expect(can).toEqual(['answer']);
    expect(items[0]).toMatchObject({ state: 'waiting', fromId: ma.id, toUserId: li.id, isLate: false, score: null });
    expect((await ma.client.handOffs.list({ id })).can).toEqual(['withdraw']);
  });

  it('that is accepted makes the lead the receiver’s, and tells whoever handed it off, once', async () => {
    const id = await handedOff();
    await li.client.handOffs.accept({ id });
    expect(await li.client.leads.read({ id })).toMatchObject({
      ...{ ownerId: li.id, departmentId: sales, status: 'qualified', handOffState: 'accepted', handOffDueAt: null },
    });
    expect(await news(li.client, id)).toEqual([]);
    expect((await admin.sharing.read({ kind: 'lead', id })).items).toEqual([]);
    // Whose role shows a seller's own department alone sees it no more: as after every hand-over.
    expect(await faultOf(ma.client.leads.read({ id }))).toMatchObject({ code: 'not_found' });
    const told = (await ma.client.notices.list({})).items.filter(({ kind }) => kind === 'handOffAccepted');
    expect(told[0]).toMatchObject({ byId: li.id });
    const kinds = (await li.client.leads.timeline({ id })).items.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['handedOff', 'handOffAccepted']));
  });

  it('to a department is told to all who can take it, and the first to accept has it', async () => {
    const id = await handedOff(toSales());
    for (const person of [li, chen, head]) expect(await news(person.client, id)).toEqual(['handOff']);
    const [first, second] = await Promise.allSettled([
      li.client.handOffs.accept({ id }),
      chen.client.handOffs.accept({ id }),
    ]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    expect((await admin.leads.read({ id })).ownerId).toBe(li.id);
    expect(await news(chen.client, id)).toEqual([]);
  });

  it('that is returned says why, goes back to work where it was, and the receiver sees it no more', async () => {
    const id = await handedOff();
    await li.client.handOffs.return({ id, reason: 'notReady', note: '预算还没批' });
    expect(await ma.client.leads.read({ id })).toMatchObject({
      ...{ ownerId: ma.id, status: 'working', handOffState: 'returned', handedById: ma.id },
    });
    expect(await faultOf(li.client.leads.read({ id }))).toMatchObject({ code: 'not_found' });
    const back = (await ma.client.notices.list({})).items.find(({ record }) => record?.id === id);
    expect(back).toMatchObject({ kind: 'handOffReturned', note: '预算还没批', byId: li.id });
    const { items, can } = await ma.client.handOffs.list({ id });
    expect(items[0]).toMatchObject({ state: 'returned', reason: 'notReady', answerNote: '预算还没批' });
    expect(can).toEqual(['begin']);
  });

  it('is taken back by hand, and by itself where the lead is given up, converted or given away meanwhile', async () => {
    const ends: ((id: string) => Promise<unknown>)[] = [
      (id) => ma.client.handOffs.withdraw({ id }),
      async (id) => {
        const { version } = await ma.client.leads.read({ id });
        return ma.client.leads.patch({ id, version, status: 'recycled', statusReason: 'timing' });
      },
      async (id) => {
        const { version } = await ma.client.leads.read({ id });
        return ma.client.leads.convert({ id, version, customer: { mode: 'create' } });
      },
      async (id) => {
        const { version } = await admin.leads.read({ id });
        return admin.leads.patch({ id, version, ownerId: away.id });
      },
    ];
    for (const end of ends) {
      const id = await handedOff();
      await end(id);
      expect((await admin.leads.read({ id })).handOffState).toBeNull();
      expect((await admin.handOffs.list({ id })).items[0]).toMatchObject({ state: 'withdrawn' });
      expect(await news(li.client, id)).toEqual([]);
      expect(await faultOf(li.client.leads.read({ id }))).toMatchObject({ code: 'not_found' });
    }
  });

  it('leaves a share alone that was there before', async () => {
    const { id, version } = await lead();
    await ma.client.sharing.set({ kind: 'lead', id, shares: [{ with: { kind: 'user', id: li.id }, level: 'edit' }] });
    await ma.client.handOffs.create({ id, version, to: toLi() });
    await li.client.handOffs.return({ id, reason: 'other' });
    expect((await li.client.leads.read({ id })).can).toContain('edit');
  });

  it('keeps a lead out of what rules give and what is told of as unattended', async () => {
    const { id, version } = await admin.leads.create({ name: '没人', departmentId: marketing });
    await admin.handOffs.create({ id, version, to: toSales() });
    expect(await admin.leadAssignment.run({ ids: [id] })).toEqual({ assigned: 0, left: 0 });
    const qualified = await admin.leads.read({ id });
    await admin.leads.patch({ id, version: qualified.version, status: 'working' });
    await leap(30 * hour);
    await noteUnattended(test.engine.services);
    for (const person of [li, head]) expect(await news(person.client, id)).toEqual(['handOff']);
  });
});

describe('a time limit', () => {
  it('is working time: eight hours from Friday at eleven end on Monday', async () => {
    test.clock.now = Date.parse('2026-12-04T03:00:00Z');
    await leap(0);
    const id = await handedOff();
    // 11 to 12 and 13 to 18 on Friday, two hours more on Monday.
    expect((await admin.handOffs.list({ id })).items[0]?.dueAt).toBe('2026-12-07T03:00:00.000Z');
    await settings({ handOffHours: null });
    const unlimited = await handedOff();
    expect((await admin.handOffs.list({ id: unlimited })).items[0]?.dueAt).toBeNull();
  });

  it('that passed is told once, to whoever handed off and the receiver’s head', async () => {
    const id = await handedOff();
    await lookForLate(test.engine.services);
    expect(await news(head.client, id)).toEqual([]);
    await leap(96 * hour);
    await lookForLate(test.engine.services);
    await lookForLate(test.engine.services);
    expect(await news(ma.client, id)).toEqual(['handOffLate']);
    expect(await news(head.client, id)).toEqual(['handOffLate']);
    expect((await admin.handOffs.list({ id })).items[0]).toMatchObject({ state: 'waiting', isLate: true });
    await li.client.handOffs.accept({ id });
    expect(await news(head.client, id)).toEqual([]);
  });

  it('that passed goes to the head where the firm has set so, and back where it has set that', async () => {
    await settings({ handOffLate: 'escalate' });
    const id = await handedOff();
    await leap(96 * hour);
    await lookForLate(test.engine.services);
    expect(await admin.leads.read({ id })).toMatchObject({ handedToId: head.id, handOffDueAt: null });
    expect(await faultOf(li.client.handOffs.accept({ id }))).toMatchObject({ code: 'not_allowed' });
    await head.client.handOffs.accept({ id });
    expect((await admin.leads.read({ id })).ownerId).toBe(head.id);
    await settings({ handOffLate: 'return' });
    const back = await handedOff(toSales());
    await leap(96 * hour);
    await lookForLate(test.engine.services);
    expect(await admin.leads.read({ id: back })).toMatchObject({
      handOffState: 'returned',
      status: 'working',
      ownerId: ma.id,
    });
    expect((await admin.handOffs.list({ id: back })).items[0]).toMatchObject({ reason: 'late', answeredById: null });
    expect(await news(ma.client, back)).toEqual(['handOffReturned']);
  });
});

describe('a score that is reached', () => {
  beforeEach(async () => {
    const { version } = await admin.leadScoring.read();
    const rules = [
      { kind: 'fit' as const, filter: { field: 'source', op: 'eq' as const, value: '展会' }, points: 40 },
      { kind: 'behaviour' as const, what: 'replyPositive' as const, points: 30, most: 30 },
    ];
    await admin.leadScoring.set({ version, halfLifeDays: null, rules });
    await settings({ handOffScore: 60, handOffTo: toSales() });
  });
  const replied = (id: string) =>
    ma.client.activities.create({ kind: 'call', reply: 'positive', subjects: [{ kind: 'lead', id }] });

  it('hands the lead off by itself, once, and says why', async () => {
    const { id } = await ma.client.leads.create({ name: '热的', source: '展会' });
    const call = await replied(id);
    expect(await admin.leads.read({ id })).toMatchObject({
      score: 70,
      status: 'qualified',
      handOffState: 'waiting',
      ownerId: ma.id,
    });
    expect((await admin.handOffs.list({ id })).items[0]).toMatchObject({
      score: 70,
      fromId: ma.id,
      toDepartmentId: sales,
    });
    expect(await news(li.client, id)).toEqual(['handOff']);
    const entry = (await ma.client.leads.timeline({ id })).items.find(({ kind }) => kind === 'handedOff');
    expect(entry?.summary).toMatchObject({ score: 70, toDepartmentId: sales });
    await li.client.handOffs.return({ id, reason: 'notReady' });
    await ma.client.activities.delete({ id: call.id });
    await replied(id);
    expect((await admin.handOffs.list({ id })).items).toHaveLength(1);
  });

  it('does so for a new lead too, and not for one the receivers have already', async () => {
    await settings({ handOffScore: 40 });
    const fresh = await ma.client.leads.create({ name: '一来就热', source: '展会' });
    expect(await admin.leads.read({ id: fresh.id })).toMatchObject({ handOffState: 'waiting', status: 'qualified' });
    const own = await li.client.leads.create({ name: '销售自己的', source: '展会' });
    expect(await li.client.leads.read({ id: own.id })).toMatchObject({ handOffState: null, status: 'new' });
  });
});

/** Time goes by; sessions that ended with it begin anew. */
async function leap(by: number): Promise<void> {
  test.clock.now += by;
  const again = async (username: string, password: string) =>
    test.client((await test.client().sessions.create({ username, password })).token);
  admin = await again('shen', adminPassword);
  const people = { ma, li, chen, head, away };
  for (const person of Object.values(people))
    Object.assign(person, { client: await again(person.username, 'quiet lanterns by the river') });
}
