import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noteUnattended } from '@engine/modules/lead-assignment';
import type { AssignmentRule } from '@shared/modules/lead-assignment/lead-assignment';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague, firmId } from '../../support/people';

let test: TestEngine;
let admin: Client;
let firm: string;
let li: Colleague;
let chen: Colleague;
let he: Colleague;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  firm = await firmId(admin);
  li = await addColleague(test, admin, { username: 'li', role: 'sales' });
  chen = await addColleague(test, admin, { username: 'chen', role: 'sales' });
  he = await addColleague(test, admin, { username: 'he', role: 'sales' });
});
afterAll(() => test.close());

beforeEach(async () => {
  for (const { id, version } of (await admin.leadAssignment.rules()).items)
    await admin.leadAssignment.deleteRule({ id, version });
});

type Given = Partial<Parameters<Client['leadAssignment']['createRule']>[0]>;
function rule(given: Given = {}): Promise<AssignmentRule> {
  const values = { name: '都可以', method: 'roundRobin' as const, userIds: [li.id, chen.id, he.id] };
  return admin.leadAssignment.createRule({ ...values, ...given });
}

/** A lead of the firm's that has no owner yet. */
function waiting(more: Partial<Parameters<Client['leads']['create']>[0]> = {}) {
  return admin.leads.create({ name: '周敏', departmentId: firm, ...more });
}

const street = { label: '', country: 'CN', province: '浙江省', district: '', street: '', postcode: '' };

describe('refusals', () => {
  it('rules are shaped by those who may change the settings, leads given by those who may assign them', async () => {
    const { id, version } = await rule();
    const values = { name: 'x', method: 'roundRobin' as const, userIds: [li.id] };
    expect(await faultOf(test.client().leadAssignment.rules())).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(li.client.leadAssignment.createRule(values))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(li.client.leadAssignment.patchRule({ id, version, isOn: false }))).toMatchObject({
      code: 'not_allowed',
    });
    expect(await faultOf(li.client.leadAssignment.deleteRule({ id, version }))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(li.client.leadAssignment.run({}))).toMatchObject({ code: 'not_allowed' });
  });

  it('rules without people or with nobody’s id, old versions, an absence that ends before it begins', async () => {
    expect(await faultOf(rule({ userIds: [] }))).toMatchObject({ code: 'invalid_input' });
    expect(await faultOf(rule({ userIds: ['01a20d70-0000-7000-8000-000000000000'] }))).toMatchObject({
      data: { field: 'userIds' },
    });
    expect(await faultOf(rule({ mostOpen: 0 }))).toMatchObject({ code: 'invalid_input' });
    const { id } = await rule();
    expect(await faultOf(admin.leadAssignment.patchRule({ id, version: 7, isOn: false }))).toMatchObject({
      code: 'stale_version',
    });
    const { version } = await admin.users.read({ id: li.id });
    const backwards = { id: li.id, version, absentFrom: '2026-12-02', absentTo: '2026-12-01' };
    expect(await faultOf(admin.users.patch(backwards))).toMatchObject({ data: { field: 'absentTo' } });
  });

  it('why a lead went to whom is told to those who see the lead alone', async () => {
    const away = (await admin.departments.create({ name: '外地' })).id;
    const other = await addColleague(test, admin, { username: 'other', role: 'sales', departmentId: away });
    await rule();
    const { id } = await waiting();
    expect((await li.client.leadAssignment.log({ id })).items).toHaveLength(1);
    expect(await faultOf(other.client.leadAssignment.log({ id }))).toMatchObject({ code: 'not_found' });
  });
});

describe('a lead without an owner', () => {
  it('waits where there is no rule, or none that is on', async () => {
    await rule({ isOn: false });
    const lead = await waiting();
    expect(lead.ownerId).toBeNull();
    expect((await admin.leadAssignment.log({ id: lead.id })).items).toEqual([]);
  });

  it('goes round, whatever is given by hand between, and tells whoever got it', async () => {
    await rule();
    const first = await waiting();
    await waiting({ ownerId: chen.id });
    const owners = [first, await waiting(), await waiting(), await waiting()].map((lead) => lead.ownerId);
    expect(owners).toEqual([li.id, chen.id, he.id, li.id]);
    expect(first).toMatchObject({ departmentId: firm, version: 1 });
    const { items } = await li.client.notices.list({});
    expect(items.some((notice) => notice.kind === 'assigned' && notice.record?.id === first.id)).toBe(true);
    expect((await admin.leadAssignment.log({ id: first.id })).items).toMatchObject([
      { userId: li.id, ruleName: '都可以', method: 'roundRobin', matched: [], skipped: [] },
    ]);
  });

  it('passes over who is away, has left, may not work on leads or has enough, and says so', async () => {
    const accounts = await addColleague(test, admin, { username: 'accounts', role: 'accountant' });
    const gone = await addColleague(test, admin, { username: 'gone', role: 'sales' });
    await admin.users.disable({ id: gone.id });
    const { version } = await admin.users.read({ id: li.id });
    const before = await admin.users.patch({ id: li.id, version, absentFrom: '2026-11-20', absentTo: '2026-11-20' });
    const open = (await admin.leads.list({ filter: { field: 'ownerId', op: 'eq', value: chen.id } })).total ?? 0;
    await rule({ userIds: [gone.id, accounts.id, li.id, chen.id, he.id], mostOpen: open });
    const lead = await waiting();
    expect(lead.ownerId).toBe(he.id);
    expect((await admin.leadAssignment.log({ id: lead.id })).items[0]?.skipped).toEqual([
      { userId: gone.id, reason: 'disabled' },
      { userId: accounts.id, reason: 'noRight' },
      { userId: li.id, reason: 'absent' },
      { userId: chen.id, reason: 'full' },
    ]);
    test.clock.now += 86_400_000;
    await rule({ userIds: [li.id] });
    await admin.users.patch({ id: li.id, version: before.version, absentFrom: null, absentTo: null });
  });

  it('goes to whoever has fewest, and by source and region to those whose it is', async () => {
    const lazy = await addColleague(test, admin, { username: 'lazy', role: 'sales' });
    await rule({ name: '台州', regions: ['台州', '温州'], userIds: [chen.id] });
    await rule({ name: '展会', sources: ['展会', 'Fair'], userIds: [he.id] });
    await rule({ name: '最闲', method: 'leastBusy', userIds: [li.id, chen.id, lazy.id] });
    const south = await waiting({ source: '展会', addresses: [{ ...street, city: '台州市' }] });
    const fair = await waiting({ source: 'web', subSource: 'FAIR', addresses: [{ ...street, city: '宁波市' }] });
    const other = await waiting({ source: 'web' });
    expect([south, fair, other].map((lead) => lead.ownerId)).toEqual([chen.id, he.id, lazy.id]);
    expect((await admin.leadAssignment.log({ id: south.id })).items[0]).toMatchObject({
      ruleName: '台州',
      matched: [{ what: 'region', word: '台州' }],
    });
    expect((await admin.leadAssignment.log({ id: other.id })).items[0]).toMatchObject({ method: 'leastBusy', open: 0 });
  });

  it('that fits nobody stays, and the log says so', async () => {
    await rule({ sources: ['展会'] });
    const lead = await waiting({ source: 'web' });
    expect(lead.ownerId).toBeNull();
    expect((await admin.leadAssignment.log({ id: lead.id })).items).toMatchObject([{ userId: null, ruleName: null }]);
  });

  it('gets its owner by a form too, and keeps the one a form names', async () => {
    await rule({ userIds: [he.id] });
    const form = await admin.leadForms.create({
      ...{ name: 'x', language: 'en', heading: 'x', asks: [{ field: 'name', isRequired: true }] },
      departmentId: firm,
    });
    const { token } = await test.client(null).leadForms.open({ key: form.key });
    test.clock.now += 10_000;
    await test.client(null).leadForms.submit({ key: form.key, token, values: { name: 'Ida Wells' } });
    const [lead] = (await admin.leads.list({ filter: { field: 'name', op: 'eq', value: 'Ida Wells' } })).items;
    expect(lead?.ownerId).toBe(he.id);
  });
});

describe('giving what waits', () => {
  it('takes open leads without an owner in reach, and no others', async () => {
    const leads = [await waiting({ name: '一' }), await waiting({ name: '二' })];
    const dead = await waiting({ name: '三', status: 'dead', statusReason: 'spam' });
    await rule({ userIds: [li.id, chen.id] });
    const ids = [...leads, dead].map(({ id }) => id);
    expect(await admin.leadAssignment.run({ ids })).toEqual({ assigned: 2, left: 0 });
    const owners = await Promise.all(ids.map(async (id) => (await admin.leads.read({ id })).ownerId));
    expect(owners).toEqual([li.id, chen.id, null]);
    expect(await admin.leadAssignment.run({ ids })).toEqual({ assigned: 0, left: 0 });
  });

  it('keeps the order of the rules that somebody moved', async () => {
    await rule({ name: '甲' });
    await rule({ name: '乙' });
    const { id, version } = await rule({ name: '丙' });
    await admin.leadAssignment.patchRule({ id, version, position: 0 });
    expect((await admin.leadAssignment.rules()).items.map(({ name }) => name)).toEqual(['丙', '甲', '乙']);
  });
});

describe('leads nobody speaks with', () => {
  const hour = 3_600_000;
  const told = async (client: Client) =>
    (await client.notices.list({ limit: 200 })).items.filter(({ kind }) => kind === 'unattended');
  const look = () => noteUnattended(test.engine.services);

  it('are told of by hours that only those who may change the settings choose', async () => {
    const { version } = await li.client.leadAssignment.settings();
    expect(await faultOf(li.client.leadAssignment.patchSettings({ version, unattendedHours: 5 }))).toMatchObject({
      code: 'not_allowed',
    });
    expect(await faultOf(admin.leadAssignment.patchSettings({ version: 9, unattendedHours: 5 }))).toMatchObject({
      code: 'stale_version',
    });
    expect(await faultOf(admin.leadAssignment.patchSettings({ version, unattendedHours: 0 }))).toMatchObject({
      code: 'invalid_input',
    });
    expect((await admin.leadAssignment.settings()).unattendedHours).toBe(24);
  });

  it('are told of once for each time, to the owner or the head, unless something is planned or was said', async () => {
    test.clock.now += 3 * 24 * hour;
    await look();
    const place = await admin.departments.create({ name: '海外' });
    const head = await addColleague(test, admin, { username: 'head', role: 'manager', departmentId: place.id });
    await admin.departments.patch({ id: place.id, version: place.version, headId: head.id });
    const seller = await addColleague(test, admin, { username: 'fresh', role: 'sales', departmentId: place.id });
    const [first, planned] = [
      await seller.client.leads.create({ name: '一' }),
      await seller.client.leads.create({ name: '二' }),
    ];
    const nobodys = await head.client.leads.create({ name: '三', departmentId: place.id });
    await seller.client.activities.create({
      ...{ kind: 'task', subject: '回电', subjects: [{ kind: 'lead', id: planned.id }] },
      dueDate: '2027-12-01',
    });
    test.clock.now += 23 * hour;
    await look();
    expect(await told(seller.client)).toEqual([]);
    test.clock.now += 2 * hour;
    await look();
    await look();
    expect((await told(seller.client)).map(({ record, count }) => [record?.id, count])).toEqual([[first.id, 1]]);
    expect((await told(head.client)).map(({ record }) => record?.id)).toEqual([nobodys.id]);
    await seller.client.activities.create({
      ...{ kind: 'call', outcome: 'connected', subjects: [{ kind: 'lead', id: first.id }] },
    });
    test.clock.now += 5 * hour;
    await look();
    expect(await told(seller.client)).toHaveLength(1);
    test.clock.now += 25 * hour;
    await look();
    expect(await told(seller.client)).toHaveLength(2);
  });

  it('are told of to nobody where the firm does not want it', async () => {
    const { version } = await admin.leadAssignment.settings();
    await admin.leadAssignment.patchSettings({ version, unattendedHours: null });
    const before = (await told(li.client)).length;
    await admin.leads.create({ name: '四', ownerId: li.id });
    test.clock.now += 72 * hour;
    await look();
    expect(await told(li.client)).toHaveLength(before);
  });
});

describe('a score that is asked for', () => {
  const wantsScore = () =>
    admin.leadScoring.read().then(({ version }) =>
      admin.leadScoring.set({
        version,
        halfLifeDays: 30,
        rules: [
          { kind: 'fit', filter: { field: 'source', op: 'eq', value: '展会' }, points: 40 },
          { kind: 'behaviour', what: 'replyPositive', points: 30, most: 30 },
        ],
      }),
    );
  const replied = (id: string) =>
    admin.activities.create({ kind: 'call', reply: 'positive', subjects: [{ kind: 'lead', id }] });

  it('is nothing below 1 or above 100', async () => {
    for (const minScore of [0, 101, 1.5])
      expect(await faultOf(rule({ minScore }))).toMatchObject({ code: 'invalid_input' });
  });

  it('decides when the lead comes in, and says so', async () => {
    await wantsScore();
    await rule({ name: '热的', minScore: 40, userIds: [li.id] });
    await rule({ name: '其余', userIds: [chen.id] });
    const [warm, cold] = [await waiting({ source: '展会' }), await waiting()];
    expect([warm.ownerId, cold.ownerId]).toEqual([li.id, chen.id]);
    expect((await admin.leadAssignment.log({ id: warm.id })).items[0]).toMatchObject({
      ruleName: '热的',
      matched: [{ what: 'score', word: '40' }],
    });
  });

  it('that is reached later gives the lead then, once, and tells whoever got it', async () => {
    await wantsScore();
    await rule({ name: '热的', minScore: 60, userIds: [he.id] });
    const lead = await waiting({ source: '展会' });
    expect(lead.ownerId).toBeNull();
    const call = await replied(lead.id);
    const given = await admin.leads.read({ id: lead.id });
    expect(given).toMatchObject({ ownerId: he.id, score: 70 });
    expect((await admin.leadAssignment.log({ id: lead.id })).items[0]).toMatchObject({
      userId: he.id,
      matched: [{ what: 'score', word: '70' }],
    });
    const news = async () =>
      (await he.client.notices.list({})).items.filter(
        ({ kind, record }) => kind === 'assigned' && record?.id === lead.id,
      );
    expect(await news()).toHaveLength(1);
    await admin.leads.patch({ id: lead.id, version: given.version, ownerId: chen.id });
    await admin.activities.delete({ id: call.id });
    await replied(lead.id);
    expect((await admin.leads.read({ id: lead.id })).ownerId).toBe(chen.id);
    expect(await news()).toHaveLength(1);
  });

  it('that a change of the lead itself reaches is in the very answer', async () => {
    await wantsScore();
    await rule({ minScore: 40, userIds: [li.id] });
    const lead = await waiting();
    const changed = await admin.leads.patch({ id: lead.id, version: lead.version, source: '展会' });
    expect(changed).toEqual(await admin.leads.read({ id: lead.id }));
    expect(changed).toMatchObject({ score: 40, ownerId: li.id });
  });

  it('sets nothing going where rules change, time goes by, or the lead is given up', async () => {
    await rule({ minScore: 40, userIds: [li.id] });
    const { version, halfLifeDays } = await admin.leadScoring.read();
    await admin.leadScoring.set({ version, rules: [], halfLifeDays });
    const lead = await waiting({ source: '展会' });
    const { jobId } = await admin.leadScoring.read().then(wantsScore);
    await test.engine.services.jobs.settled(jobId ?? '');
    expect(await admin.leads.read({ id: lead.id })).toMatchObject({ score: 40, ownerId: null });
    const dead = await waiting();
    const patched = { status: 'dead', statusReason: 'noNeed', source: '展会' } as const;
    await admin.leads.patch({ id: dead.id, version: dead.version, ...patched });
    expect(await admin.leads.read({ id: dead.id })).toMatchObject({ score: 40, ownerId: null });
  });
});
