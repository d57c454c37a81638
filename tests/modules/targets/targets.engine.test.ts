import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TargetGiven } from '@shared/modules/targets/target';
import { lineOf } from '../../support/documents';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague } from '../../support/people';

let test: TestEngine;
let admin: Client;
let east: string;
let team: string;
let west: string;
let seller: Colleague;
let mate: Colleague;
let lead: Colleague;
let other: Colleague;

beforeAll(async () => {
  // Friday 2026-11-20, 10:42 in Shanghai.
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  east = (await admin.departments.create({ name: '东区' })).id;
  team = (await admin.departments.create({ name: '东区一组', parentId: east })).id;
  west = (await admin.departments.create({ name: '西区' })).id;
  seller = await addColleague(test, admin, { username: 'seller', role: 'sales', departmentId: team });
  mate = await addColleague(test, admin, { username: 'mate', role: 'sales', departmentId: east });
  lead = await addColleague(test, admin, { username: 'lead', role: 'manager', departmentId: east });
  other = await addColleague(test, admin, { username: 'other', role: 'sales', departmentId: west });
}, 60_000);
afterAll(() => test.close());

function given(rest: Partial<TargetGiven>): TargetGiven {
  return {
    ...{ subjectKind: 'person', subjectId: seller.id, metric: 'wonCount', periodKind: 'month' },
    ...{ startsOn: '2026-11-01', value: 10, version: 0, ...rest },
  };
}

const set = (client: Client, ...items: TargetGiven[]) => client.targets.set({ items });
const year = { year: 2026, periodKind: 'month' } as const;

describe('a target is refused', () => {
  it('to whoever is signed out, may not set any, or reaches another department', async () => {
    const signedOut = test.client();
    for (const call of [set(signedOut, given({})), signedOut.targets.list(year), signedOut.targets.progress({})])
      expect(await faultOf(call)).toMatchObject({ code: 'signed_out' });
    expect(await faultOf(set(seller.client, given({})))).toMatchObject({ code: 'not_allowed' });
    for (const target of [
      given({ subjectId: other.id }),
      given({ subjectKind: 'department', subjectId: west }),
      given({ subjectKind: 'firm', subjectId: null }),
    ])
      expect(await faultOf(set(lead.client, target))).toMatchObject({ code: 'not_allowed' });
    const service = await addColleague(test, admin, { username: 'aftercare', role: 'service' });
    expect(await faultOf(service.client.targets.list(year))).toMatchObject({ code: 'not_allowed' });
  });

  it('where it makes no sense, and then none of those sent with it is set', async () => {
    const bad: Partial<TargetGiven>[] = [
      { startsOn: '2026-11-02' },
      { periodKind: 'quarter' },
      { subjectId: null },
      { subjectKind: 'firm' },
      { subjectId: east },
      { subjectKind: 'product', subjectId: seller.id, metric: 'wonCount' },
      { value: 0 },
      { value: -5 },
      { value: 1e15 },
      { value: 1.5 },
    ];
    for (const wrong of bad)
      expect([wrong, (await faultOf(set(admin, given({}), given(wrong)))).code]).toEqual([wrong, 'invalid_input']);
    expect((await admin.targets.list(year)).items).toEqual([]);
  });

  it('where somebody set it meanwhile', async () => {
    const [first] = (await set(admin, given({ startsOn: '2026-01-01' }))).items;
    expect(first).toMatchObject({ value: 10, version: 1 });
    expect(await faultOf(set(admin, given({ startsOn: '2026-01-01', value: 12 })))).toMatchObject({
      code: 'stale_version',
    });
    await set(admin, given({ startsOn: '2026-01-01', value: 12, version: 1 }));
    await set(admin, given({ startsOn: '2026-01-01', value: null, version: 2 }));
    expect((await admin.targets.list(year)).items).toEqual([]);
  });

  it('sums are not told to whoever is not shown money', async () => {
    const role = await admin.roles.create({ name: '不看钱', grants: { target: { view: 'all', edit: 'all' } } });
    const blind = await addColleague(test, admin, { username: 'blind', roleIds: [role.id] });
    const target = given({ startsOn: '2026-02-01', metric: 'wonAmount', value: 100 });
    expect(await faultOf(set(blind.client, target))).toMatchObject({ code: 'not_allowed' });
    await set(admin, target);
    expect((await blind.client.targets.list(year)).items).toEqual([]);
    await set(admin, { ...target, value: null, version: 1 });
  });
});

describe('targets', () => {
  it('are seen by whom they concern and by who leads them', async () => {
    const targets = [
      given({ startsOn: '2026-03-01' }),
      given({ startsOn: '2026-03-01', subjectId: other.id }),
      given({ startsOn: '2026-03-01', subjectKind: 'department', subjectId: team }),
      given({ startsOn: '2026-03-01', subjectKind: 'firm', subjectId: null }),
    ];
    await set(admin, ...targets);
    const seenBy = async (client: Client) => (await client.targets.list(year)).items.length;
    expect(await seenBy(admin)).toBe(4);
    expect(await seenBy(lead.client)).toBe(2);
    expect(await seenBy(seller.client)).toBe(1);
    expect(await seenBy(mate.client)).toBe(0);
    const [own] = (await seller.client.targets.list(year)).items;
    expect(own).toMatchObject({ subjectId: seller.id, canEdit: false });
    const { items } = await admin.audit.list({ kind: 'target' });
    expect(items[0]).toMatchObject({ operation: 'targets.set' });
  });

  it('say how far they are, what is missing, and what each workday left must bring (K15)', async () => {
    const productId = (await admin.products.create({ name: '空压机', kind: 'goods' })).id;
    await set(
      admin,
      given({ metric: 'wonAmount', value: 100_000 }),
      given({ metric: 'wonCount', value: 2 }),
      given({ metric: 'activities', value: 40 }),
      given({ metric: 'wonCount', subjectKind: 'department', subjectId: east, value: 10 }),
      given({ metric: 'ordersNet', subjectKind: 'firm', subjectId: null, value: 50_000 }),
      given({ metric: 'ordersNet', subjectKind: 'product', subjectId: productId, value: 10_000 }),
    );
    const stages = (await admin.pipelines.list({})).items[0]?.stages ?? [];
    const stageId = stages.find(({ type }) => type === 'won')?.id ?? '';
    const deals: string[] = [];
    for (const { client } of [seller, seller, mate, other])
      deals.push((await client.opportunities.create({ name: '单', amount: 30_000, stageId })).id);
    const subjects = [{ kind: 'opportunity' as const, id: deals[0] ?? '' }];
    for (const kind of ['call', 'note'] as const)
      await seller.client.activities.create({ kind, subject: '谈', subjects });
    const customerId = (await admin.customers.create({ name: '客户' })).id;
    const lines = [lineOf('机', '2', '100', { taxRate: '0', productId }), lineOf('泵', '1', '50', { taxRate: '0' })];
    const order = await admin.orders.create({ name: '订单', customerId, lines });
    const confirmed = await admin.orders.confirm({ id: order.id, version: order.version });
    const goods = { id: order.id, lines: [{ lineId: lines[1]?.id ?? '', quantity: '1' }] };
    const sent = await admin.orders.deliver({ ...goods, version: confirmed.version, deliveredOn: '2026-11-20' });
    await admin.orders.returnGoods({ ...goods, version: sent.version, returnedOn: '2026-11-20' });

    const progress = await admin.targets.progress({});
    // November 2026 has 21 workdays; from Friday the 20th on there are seven.
    expect(progress).toMatchObject({ from: '2026-11-01', to: '2026-12-01', workdays: { all: 21, left: 7 } });
    const of = (metric: string, subjectKind = 'person') =>
      progress.items.find((item) => item.metric === metric && item.subjectKind === subjectKind);
    expect(of('wonAmount')).toMatchObject({ achieved: 60_000, completion: 0.6, gap: 40_000 });
    expect(of('wonAmount')?.neededPerDay).toBeCloseTo(40_000 / 7, 6);
    // Fourteen whole days and 1:42 of the fifteenth, which has eight hours, have passed.
    expect(of('wonAmount')?.pace).toBeGreaterThan(0.6 / (14.3 / 21));
    expect(of('wonAmount')?.pace).toBeLessThan(0.6 / (14 / 21));
    expect(of('wonCount')).toMatchObject({ achieved: 2, completion: 1, gap: 0, neededPerDay: 0 });
    expect(of('activities')).toMatchObject({ achieved: 1 });
    expect(of('wonCount', 'department')).toMatchObject({ achieved: 3 });
    expect(of('ordersNet', 'firm')).toMatchObject({ achieved: 20_000 });
    expect(of('ordersNet', 'product')).toMatchObject({ achieved: 20_000, completion: 2 });

    const mine = await seller.client.targets.progress({});
    expect(mine.items.map(({ metric }) => metric).sort()).toEqual(['activities', 'wonAmount', 'wonCount']);
    const past = await admin.targets.progress({ day: '2026-03-15' });
    expect(past).toMatchObject({ from: '2026-03-01', workdays: { left: 0 } });
    expect(past.items[0]).toMatchObject({ achieved: 0, neededPerDay: null, pace: 0 });
  });

  it('go with the person they were for', async () => {
    const person = await admin.users.create({ username: 'temp', name: '临时', departmentId: west });
    const target = given({ subjectId: person.id, startsOn: '2026-12-01' });
    await set(admin, target);
    await admin.users.delete({ id: person.id });
    const { items } = await admin.targets.list(year);
    expect(items.filter(({ subjectId }) => subjectId === person.id)).toEqual([]);
  });
});
