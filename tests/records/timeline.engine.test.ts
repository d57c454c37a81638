import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/builders';
import { buildActivity, buildCustomer, buildUser } from '../support/builders';
import type { Client, TestEngine } from '../support/engine';
import { faultOf, setUp, startTestEngine } from '../support/engine';

let test: TestEngine;
let admin: Client;
let seller: Person;
let stranger: Person;
let marketer: Person;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const sales = await admin.departments.create({ name: '销售一部' });
  const other = await admin.departments.create({ name: '销售二部' });
  seller = await buildUser(test, admin, { departmentId: sales.id });
  stranger = await buildUser(test, admin, { departmentId: other.id });
  // Sees all customers, of activities only own ones, and nothing of billing.
  marketer = await buildUser(test, admin, { departmentId: sales.id, role: 'marketing' });
});
afterAll(() => test.close());

const about = (id: string) => [{ kind: 'customer' as const, id }];
const found = async (client: Client, id: string, q: string, more: { limit?: number; cursor?: string } = {}) =>
  client.customers.timeline({ id, q, ...more });

/** A customer with calls, a note, and changes of a field everybody sees and of one of billing. */
async function busyCustomer() {
  const created = await buildCustomer(seller.client, { industry: '注塑' });
  const first = await seller.client.customers.patch({ id: created.id, version: created.version, industry: '铸造' });
  await seller.client.customers.patch({ id: created.id, version: first.version, taxId: '91370200100MA2CX3P' });
  for (const body of ['问联控柜能否分期', '约了周一现场']) {
    await buildActivity(seller.client, { kind: 'call', body, subjects: about(created.id) });
  }
  await buildActivity(seller.client, { kind: 'note', body: '联控柜 QUOTE 100%', subjects: about(created.id) });
  return created;
}

describe('searching a timeline', () => {
  it('is refused where the record is out of sight, or the words are too many', async () => {
    const { id } = await busyCustomer();
    expect(await faultOf(found(stranger.client, id, '联控柜'))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(found(seller.client, id, 'x'.repeat(201)))).toMatchObject({ code: 'invalid_input' });
    expect(await faultOf(found(seller.client, id, '联控柜', { cursor: 'forged' }))).toMatchObject({
      data: { reason: 'badCursor' },
    });
  });

  it('finds nothing in entries and fields that the reader may not see', async () => {
    const { id } = await busyCustomer();
    expect((await found(seller.client, id, '100MA2C')).items).toHaveLength(1);
    expect(await found(marketer.client, id, '100ma2c')).toEqual({ items: [], nextCursor: null });
    expect(await found(marketer.client, id, '联控柜')).toEqual({ items: [], nextCursor: null });
    expect((await found(marketer.client, id, '铸造')).items).toMatchObject([{ kind: 'changed' }]);
  });

  it('finds words of all entries, whatever their case, signs taken as they are', async () => {
    const { id } = await busyCustomer();
    const kinds = async (q: string) => (await found(seller.client, id, q)).items.map((entry) => entry.kind).sort();
    expect(await kinds('联控柜')).toEqual(['call', 'note']);
    expect(await kinds(' quote ')).toEqual(['note']);
    expect(await kinds('100%')).toEqual(['note']);
    expect(await kinds('联%柜')).toEqual([]);
    // Names of fields and groups are not what anybody wrote.
    expect(await kinds('industry')).toEqual([]);
    expect(await kinds('billing')).toEqual([]);
  });

  it('goes on page by page to the oldest entry, within a kind too', async () => {
    const { id } = await buildCustomer(seller.client);
    for (let count = 0; count < 7; count++) {
      await buildActivity(seller.client, { kind: 'call', body: `询价 ${count}`, subjects: about(id) });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await found(seller.client, id, '询价', { limit: 3, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map((entry) => entry.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(7);
    const notes = await seller.client.customers.timeline({ id, q: '询价', kinds: 'note' });
    expect(notes).toEqual({ items: [], nextCursor: null });
  });
});

describe('the counts of a timeline', () => {
  it('are refused where the record is out of sight', async () => {
    const { id } = await busyCustomer();
    expect(await faultOf(stranger.client.customers.timelineCounts({ id }))).toMatchObject({ code: 'not_found' });
  });

  it('count what the reader may see and nothing else', async () => {
    const { id } = await busyCustomer();
    expect(await seller.client.customers.timelineCounts({ id })).toEqual({
      counts: { created: 1, changed: 2, call: 2, note: 1 },
      isExact: true,
    });
    expect(await marketer.client.customers.timelineCounts({ id })).toEqual({
      counts: { created: 1, changed: 1 },
      isExact: true,
    });
  });
});
