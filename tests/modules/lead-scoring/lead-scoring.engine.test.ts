import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letScoresDecay } from '@engine/modules/lead-scoring';
import type { Scoring } from '@shared/modules/lead-scoring/lead-scoring';
import { buildUser } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague, firmId } from '../../support/people';
import { conditions, slowScore } from './reference';

const day = 86_400_000;
let test: TestEngine;
let admin: Client;
let firm: string;
let li: Colleague;

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  firm = await firmId(admin);
  li = await addColleague(test, admin, { username: 'li', role: 'sales' });
});
afterAll(() => test.close());

const fit = (filter: keyof typeof conditions, points: number) => ({
  kind: 'fit' as const,
  filter: structuredClone(conditions[filter]) as never,
  points,
});
const act = (
  what: 'replyPositive' | 'replyNegative' | 'meetingAccepted' | 'meeting' | 'call',
  points: number,
  most = 100,
) => ({
  ...{ kind: 'behaviour' as const, what },
  ...{ points, most },
});

/** Sets the rules and waits until older leads have come along. */
async function setRules(scoring: Scoring) {
  const { version } = await admin.leadScoring.read();
  const answer = await admin.leadScoring.set({ version, ...scoring });
  if (answer.jobId !== null) await test.engine.services.jobs.settled(answer.jobId);
  return answer;
}

const ago = (days: number) => new Date(test.clock.now - days * day).toISOString();
const replied = (leadId: string, days: number, reply: 'positive' | 'negative' = 'positive') =>
  admin.activities.create({
    kind: 'call',
    startAt: ago(days),
    doneAt: ago(days),
    reply,
    subjects: [{ kind: 'lead', id: leadId }],
  });
const scoreOf = async (id: string) => (await admin.leads.read({ id })).score;

describe('refusals', () => {
  it('rules are read by those signed in and set by those who may change the settings', async () => {
    const rules = { version: 0, rules: [], halfLifeDays: null };
    expect(await faultOf(test.client().leadScoring.read())).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(li.client.leadScoring.set(rules))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(li.client.leadScoring.preview({ rules: [], halfLifeDays: null }))).toMatchObject({
      code: 'not_allowed',
    });
    expect((await li.client.leadScoring.read()).rules.length).toBeGreaterThan(5);
  });

  it('stale rules, no points, points beyond a hundred, conditions that are none, and over the score itself', async () => {
    const set = (rule: object, version = 0) =>
      admin.leadScoring.set({ version, rules: [rule as Scoring['rules'][number]], halfLifeDays: 30 });
    expect(await faultOf(set(act('call', 5), 7))).toMatchObject({ code: 'stale_version' });
    expect(await faultOf(set(act('call', 0)))).toMatchObject({ code: 'invalid_input' });
    expect(await faultOf(set(act('call', 101)))).toMatchObject({ code: 'invalid_input' });
    expect(await faultOf(set(act('call', 5, 0)))).toMatchObject({ code: 'invalid_input' });
    const over = (filter: object) => ({ kind: 'fit', points: 5, filter });
    expect(await faultOf(set(over({ field: 'shoeSize', op: 'eq', value: 1 })))).toMatchObject({
      code: 'invalid_input',
      data: { field: 'shoeSize' },
    });
    expect(await faultOf(set(over({ and: [{ field: 'score', op: 'gte', value: 1 }] })))).toMatchObject({
      data: { reason: 'badFilter', field: 'score' },
    });
    expect(await faultOf(set(over({ field: 'amount', op: 'contains', value: 'x' })))).toMatchObject({
      data: { field: 'amount' },
    });
    expect((await admin.leadScoring.read()).version).toBe(0);
  });

  it('a score cannot be written', async () => {
    expect(await faultOf(admin.leads.create({ name: '周敏', score: 90 } as never))).toMatchObject({
      code: 'invalid_input',
    });
  });

  it('what a score is made of is told to those who see the lead, and not what their role hides', async () => {
    await setRules({ rules: [fit('exhibition', 10), fit('large', 30), act('replyPositive', 20)], halfLifeDays: null });
    const lead = await admin.leads.create({
      name: '周敏',
      source: '展会',
      amount: 2_000_000,
      companyName: '望潮',
      departmentId: firm,
    });
    await replied(lead.id, 1);
    const away = (await admin.departments.create({ name: '外地' })).id;
    const other = await addColleague(test, admin, { username: 'other', role: 'sales', departmentId: away });
    expect(await faultOf(other.client.leadScoring.explain({ id: lead.id }))).toMatchObject({ code: 'not_found' });
    const blind = await buildUser(test, admin, {
      role: { grants: { lead: { view: 'all' } }, fieldGroups: { basic: 'show' } },
    });
    const { score, reasons } = await blind.client.leadScoring.explain({ id: lead.id });
    expect(score).toBe(60);
    expect(reasons).toMatchObject([
      { kind: 'fit', points: 10, filter: { field: 'source' } },
      { kind: 'fit', points: 30, filter: null },
      { kind: 'behaviour', points: 20, what: null, count: 0, lastAt: null },
    ]);
  });
});

describe('a score', () => {
  it('adds what a lead is and does, with its reasons, and halves with time', async () => {
    await setRules({
      rules: [fit('exhibition', 15), act('replyPositive', 20, 30), act('replyNegative', -20)],
      halfLifeDays: 10,
    });
    const lead = await admin.leads.create({ name: '何丽', source: '展会', departmentId: firm });
    expect(lead.score).toBe(15);
    await replied(lead.id, 3);
    await replied(lead.id, 12);
    await replied(lead.id, 5);
    const { score, sum, reasons } = await admin.leadScoring.explain({ id: lead.id });
    expect({ score, sum }).toEqual({ score: 45, sum: 45 });
    expect(reasons).toMatchObject([
      { kind: 'fit', points: 15 },
      { what: 'replyPositive', points: 30, count: 3, decayed: -10, overLimit: -20 },
    ]);
    expect(await scoreOf(lead.id)).toBe(45);
    await replied(lead.id, 0, 'negative');
    expect(await scoreOf(lead.id)).toBe(25);
  });

  it('stays between 0 and 100', async () => {
    await setRules({
      rules: [fit('exhibition', 100), fit('urgent', 50), act('replyNegative', -100)],
      halfLifeDays: null,
    });
    const high = await admin.leads.create({ name: '高', source: '展会', tags: ['急'] });
    expect(high.score).toBe(100);
    expect((await admin.leadScoring.explain({ id: high.id })).sum).toBe(150);
    const low = await admin.leads.create({ name: '低' });
    await replied(low.id, 0, 'negative');
    expect(await scoreOf(low.id)).toBe(0);
  });

  it('follows a change of the lead in the same answer, and of its activities in the same command', async () => {
    await setRules({ rules: [fit('urgent', 25), act('meeting', 15)], halfLifeDays: null });
    const lead = await admin.leads.create({ name: '周敏' });
    const urgent = await admin.leads.patch({ id: lead.id, version: lead.version, tags: ['急'] });
    expect(urgent.score).toBe(25);
    const meeting = await admin.activities.create({
      ...{ kind: 'meeting', startAt: ago(1), doneAt: ago(1), outcome: 'held' },
      subjects: [{ kind: 'lead', id: lead.id }],
    });
    expect(await scoreOf(lead.id)).toBe(40);
    await admin.activities.patch({ id: meeting.id, version: meeting.version, outcome: 'cancelled' });
    expect(await scoreOf(lead.id)).toBe(25);
    await admin.activities.delete({ id: meeting.id });
    expect(await scoreOf(lead.id)).toBe(25);
  });

  it('counts a form that was filled in with the very lead it makes', async () => {
    await setRules({ rules: [{ kind: 'behaviour', what: 'form', points: 12, most: 20 }], halfLifeDays: null });
    const { key } = await admin.leadForms.create({
      ...{ name: '官网', language: 'zh-CN', heading: '请联系我们', asks: [{ field: 'name', isRequired: true }] },
    });
    const visitor = test.client(null, { address: '10.0.0.1' });
    const { token } = await visitor.leadForms.open({ key });
    test.clock.now += 5_000;
    await visitor.leadForms.submit({ key, token, values: { name: '表单来的' } });
    const { items } = await admin.leads.list({ filter: { field: 'name', op: 'eq', value: '表单来的' } });
    expect(items[0]?.score).toBe(12);
  });

  it('can be filtered and sorted by', async () => {
    await setRules({ rules: [fit('exhibition', 30), fit('urgent', 60)], halfLifeDays: null });
    await admin.leads.create({ name: '三十', source: '展会' });
    await admin.leads.create({ name: '九十', source: '展会', tags: ['急'] });
    const { items } = await admin.leads.list({ sort: '-score', filter: { field: 'score', op: 'gte', value: 30 } });
    expect(items[0]).toMatchObject({ name: '九十', score: 90 });
    expect(items.map(({ score }) => score)).toEqual(
      items.map(({ score }) => score).sort((a, b) => Number(b) - Number(a)),
    );
  });
});

describe('time', () => {
  it('takes points off by itself, without the lead looking changed, and tells open lists once', async () => {
    await setRules({ rules: [act('replyPositive', 20)], halfLifeDays: 10 });
    const leads = await Promise.all([1, 2, 3].map((number) => admin.leads.create({ name: `老 ${number}` })));
    for (const { id } of leads) await replied(id, 0);
    const before = await admin.leads.read({ id: leads[0]?.id ?? '' });
    const history = (await admin.audit.list({ kind: 'lead', recordId: before.id })).items.length;
    const timeline = (await admin.leads.timeline({ id: before.id })).items.length;
    expect(before.score).toBe(20);
    test.clock.now += 9 * day;
    await letScoresDecay(test.engine.services);
    expect(await scoreOf(before.id)).toBe(20);
    test.clock.now += day;
    const told = await changesDuring(() => letScoresDecay(test.engine.services));
    const after = await admin.leads.read({ id: before.id });
    expect(after).toEqual({ ...before, score: 10 });
    expect((await admin.audit.list({ kind: 'lead', recordId: before.id })).items).toHaveLength(history);
    expect((await admin.leads.timeline({ id: before.id })).items).toHaveLength(timeline);
    expect(told).toEqual([{ kind: 'lead', record_id: '*' }]);
    expect(await changesDuring(() => letScoresDecay(test.engine.services))).toEqual([]);
  });

  it('is the firm’s: a day ends at midnight in its zone', async () => {
    await setRules({ rules: [act('replyPositive', 20)], halfLifeDays: 1 });
    const lead = await admin.leads.create({ name: '夜里' });
    const midnight = Math.ceil((test.clock.now + 8 * 3_600_000) / day) * day - 8 * 3_600_000;
    test.clock.now = midnight - 60_000;
    await replied(lead.id, 0);
    await letScoresDecay(test.engine.services);
    expect(await scoreOf(lead.id)).toBe(20);
    test.clock.now = midnight;
    await letScoresDecay(test.engine.services);
    expect(await scoreOf(lead.id)).toBe(10);
  });

  async function changesDuring(work: () => Promise<void>) {
    const { reader } = test.engine.services;
    const last = async () => (await reader.one<{ top: number }>('SELECT max(sequence) AS top FROM change'))?.top ?? 0;
    const from = await last();
    await work();
    return reader.all('SELECT kind, record_id FROM change WHERE sequence > ?', [from]);
  }
});

describe('rules', () => {
  it('that change bring older leads along by a job, and set nothing else going', async () => {
    await setRules({ rules: [fit('exhibition', 30)], halfLifeDays: null });
    const lead = await admin.leads.create({ name: '旧的', source: '展会' });
    const version = (await admin.leads.read({ id: lead.id })).version;
    await setRules({ rules: [fit('exhibition', 70)], halfLifeDays: null });
    expect(await admin.leads.read({ id: lead.id })).toMatchObject({ score: 70, version });
    const { items } = await admin.jobs.list({});
    expect(items[0]).toMatchObject({ kind: 'leadScoring', state: 'done' });
    expect(items[0]?.position).toBe(items[0]?.total);
    const again = await admin.leadScoring.read();
    expect((await admin.leadScoring.set(again2(again))).version).toBe(again.version);
  });

  it('are tried on the newest open leads before they are saved', async () => {
    await setRules({ rules: [fit('exhibition', 30)], halfLifeDays: null });
    const preview = await admin.leadScoring.preview({ rules: [fit('exhibition', 55)], halfLifeDays: null });
    const { total } = await admin.leads.list({ filter: { field: 'source', op: 'eq', value: '展会' }, total: 'exact' });
    expect(preview.changed).toBe(total);
    expect(preview.bands[5]).toBe(total);
    expect(preview.before[3]).toBe(total);
    expect(preview.bands.reduce((sum, count) => sum + count, 0)).toBe(preview.looked);
  });

  it('over a field that went give nothing and are named', async () => {
    const own = await admin.fields.create({ resource: 'lead', label: '面积', type: 'number', group: 'basic' });
    const filter = { field: `custom.${own.key}`, op: 'gte' as const, value: 5 };
    await setRules({ rules: [{ kind: 'fit', filter, points: 40 }, fit('exhibition', 5)], halfLifeDays: null });
    const lead = await admin.leads.create({ name: '大', source: '展会', custom: { [own.key]: 9 } });
    expect(lead.score).toBe(45);
    await admin.fields.retire({ id: own.id, version: own.version });
    expect((await admin.leadScoring.read()).broken).toEqual([0]);
    const patched = await admin.leads.patch({ id: lead.id, version: lead.version, title: '厂长' });
    expect(patched.score).toBe(5);
  });

  const again2 = ({ version, rules, halfLifeDays }: Awaited<ReturnType<Client['leadScoring']['read']>>) => ({
    version,
    rules,
    halfLifeDays,
  });
});

describe('property', () => {
  it('after any history a score is what a slow reckoning from the beginning gives', async () => {
    const random = seeded(20261124);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    const ids: string[] = [];
    const activityIds: string[] = [];
    const randomRules = (): Scoring => ({
      halfLifeDays: pick([null, 1, 5, 14]),
      rules: [
        fit('exhibition', pick([-10, 15, 40])),
        fit('urgent', 10),
        fit('large', 33),
        fit('fresh', 7),
        fit('unowned', -3),
        act('replyPositive', pick([9, 20]), 30),
        act('replyNegative', -15, 25),
        act('meetingAccepted', 11, 22),
        act('meeting', 13, 40),
        act('call', 5, 9),
      ],
    });
    let scoring = randomRules();
    await setRules(scoring);
    const values = () => ({
      source: pick(['展会', '官网', null]),
      tags: pick([[], ['急'], ['急', '老']]),
      amount: pick([null, 500_000, 1_000_000]),
      companyName: pick([null, '望潮']),
    });
    const activity = (leadId: string) => {
      const at = ago(pick([0, 1, 4, 9, 30]));
      const shape = pick([
        {
          kind: 'call' as const,
          outcome: pick(['connected' as const, 'missed' as const]),
          reply: pick(['positive' as const, 'negative' as const, null]),
        },
        {
          kind: 'meeting' as const,
          outcome: pick(['held' as const, 'cancelled' as const]),
          meetingResponse: pick(['accepted' as const, 'declined' as const, null]),
        },
      ]);
      return { ...shape, startAt: at, doneAt: pick([at, null]), subjects: [{ kind: 'lead' as const, id: leadId }] };
    };
    for (let step = 0; step < 160; step += 1) {
      const what = random();
      const id = pick(ids);
      if (ids.length < 3 || what < 0.15)
        ids.push((await admin.leads.create({ name: `随机 ${step}`, departmentId: firm, ...values() })).id);
      else if (what < 0.3)
        await admin.leads.patch({ id, version: (await admin.leads.read({ id })).version, ...values() });
      else if (what < 0.6) activityIds.push((await admin.activities.create(activity(id))).id);
      else if (what < 0.75 && activityIds.length > 0) {
        const { id: activityId, version, kind } = await admin.activities.read({ id: pick(activityIds) });
        const { startAt, doneAt, subjects } = activity(id);
        await admin.activities.patch({
          id: activityId,
          version,
          startAt,
          doneAt,
          subjects,
          ...(kind === 'call' && { reply: pick(['positive', null]) }),
        });
      } else if (what < 0.8 && activityIds.length > 0) {
        await admin.activities.delete({
          id: activityIds.splice(Math.floor(random() * activityIds.length), 1)[0] ?? '',
        });
      } else if (what < 0.85) {
        await admin.leads.delete({ id });
        test.clock.now += day;
        await admin.leads.restore({ id });
      } else if (what < 0.9) {
        scoring = randomRules();
        await setRules(scoring);
      } else {
        test.clock.now += pick([1, 3, 8]) * day;
        const { token } = await test.client().sessions.create({ username: 'shen', password: adminPassword });
        admin = test.client(token);
      }
      await letScoresDecay(test.engine.services);
      if (step % 8 === 0) await compare(ids, scoring, step);
    }
    await compare(ids, scoring, 'end');
  }, 60_000);

  async function compare(ids: readonly string[], scoring: Scoring, at: unknown) {
    for (const id of ids) {
      const lead = await admin.leads.read({ id });
      const { items } = await admin.activities.list({ filter: { field: 'leadId', op: 'eq', value: id }, limit: 200 });
      const wanted = slowScore(scoring, lead, items, test.clock.now);
      expect({ at, id, score: lead.score }).toEqual({ at, id, score: wanted });
      expect((await admin.leadScoring.explain({ id })).score).toBe(wanted);
    }
  }

  function seeded(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
      return state / 2 ** 32;
    };
  }
});
