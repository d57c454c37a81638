import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { purgeWhatIsDue } from '@engine/modules/bin';
import type { CommentKind } from '@shared/modules/comments/comment';
import type { Person } from '../../support/builders';
import { buildCustomer, buildUser, signedIn } from '../../support/builders';
import { lineOf } from '../../support/documents';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let admin: Client;
let seller: Person;
let colleague: Person;
let stranger: Person;
let customerId: string;
const none = '0197a0de-0000-7000-8000-000000000000';

beforeEach(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const one = (await admin.departments.create({ name: '一部' })).id;
  const two = (await admin.departments.create({ name: '二部' })).id;
  seller = await buildUser(test, admin, { name: '曾小敏', departmentId: one });
  colleague = await buildUser(test, admin, { name: '林晓雯', departmentId: one });
  stranger = await buildUser(test, admin, { name: '陈放', departmentId: two });
  customerId = (await buildCustomer(seller.client)).id;
});
afterEach(() => test.close());

const say = (
  person: Person,
  body: string,
  mentionIds: string[] = [],
  id = customerId,
  kind: CommentKind = 'customer',
) => person.client.comments.create({ kind, id, body, mentionIds });
const entriesOf = async (client: Client, input: { kinds?: string; q?: string } = {}, id = customerId) =>
  (await client.customers.timeline({ id, kinds: 'comment', ...input })).items;
const noticesOf = async (person: Person) => (await person.client.notices.list({})).items;

describe('a comment that is refused', () => {
  it('by who is signed out, on what one does not see, on nothing, on a payment', async () => {
    expect(await faultOf(test.client().comments.list({ kind: 'customer', id: customerId }))).toMatchObject({
      code: 'signed_out',
    });
    expect(await faultOf(say(stranger, '看不到'))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(stranger.client.comments.list({ kind: 'customer', id: customerId }))).toMatchObject({
      code: 'not_found',
    });
    expect(await faultOf(stranger.client.comments.people({ kind: 'customer', id: customerId }))).toMatchObject({
      code: 'not_found',
    });
    expect(await faultOf(say(seller, '没有', [], none))).toMatchObject({ code: 'not_found' });
    const { dispatch } = test.engine;
    const envelope = { token: seller.token, device: 'test', isLoopback: true, locale: 'en' as const, commandId: none };
    const payment = dispatch('comments.create', { kind: 'payment', id: none, body: 'x' }, envelope);
    expect(await faultOf(payment)).toMatchObject({ code: 'invalid_input' });
  });

  it('for what it is: empty, blank, a megabyte, a thousand mentions', async () => {
    const ids = Array.from({ length: 1000 }, () => colleague.id);
    for (const call of [
      say(seller, ''),
      say(seller, ' \u200b\n '),
      say(seller, '长'.repeat(1_000_000)),
      say(seller, '@', ids),
    ])
      expect(await faultOf(call)).toMatchObject({ code: 'invalid_input' });
    expect(await entriesOf(seller.client)).toEqual([]);
  });

  it('for mentioning somebody who does not see the record, is switched off or nobody', async () => {
    expect(await faultOf(say(seller, '@陈放', [stranger.id]))).toMatchObject({
      code: 'invalid_input',
      data: { reason: 'cannotMention', name: '陈放' },
    });
    expect(await faultOf(say(seller, '@谁', [none]))).toMatchObject({ code: 'invalid_input' });
    await admin.users.disable({ id: colleague.id });
    expect(await faultOf(say(seller, '@林晓雯', [colleague.id]))).toMatchObject({ data: { reason: 'cannotMention' } });
    expect(await noticesOf(stranger)).toEqual([]);
  });

  it('when others would change or, without the right to delete the record, take away what one said', async () => {
    const comment = await say(seller, '我说的');
    const change = { id: comment.id, version: 1, body: '别人改的' };
    expect(await faultOf(colleague.client.comments.patch(change))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(admin.comments.patch(change))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(stranger.client.comments.patch(change))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(colleague.client.comments.delete({ id: comment.id }))).toMatchObject({ code: 'not_allowed' });
    expect(await faultOf(stranger.client.comments.delete({ id: comment.id }))).toMatchObject({ code: 'not_found' });
    await seller.client.comments.patch({ id: comment.id, version: 1, body: '改过了' });
    const stale = await faultOf(seller.client.comments.patch({ id: comment.id, version: 1, body: '又改' }));
    expect(stale).toMatchObject({ code: 'stale_version', data: { current: { body: '改过了', version: 2 } } });
  });
});

describe('a comment', () => {
  it('stands on the timeline of the record with its author, under its own filter, and is found by its words', async () => {
    await say(colleague, '下周三 16:00 再去一次');
    await say(seller, '好的');
    const [newest, oldest] = await entriesOf(seller.client);
    expect(newest).toMatchObject({ kind: 'comment', actorId: seller.id, summary: { body: '好的' } });
    expect(oldest).toMatchObject({ source: { kind: 'customer', id: customerId }, actorId: colleague.id });
    expect((await seller.client.customers.timelineCounts({ id: customerId })).counts['comment']).toBe(2);
    expect(await entriesOf(seller.client, { q: '周三' })).toHaveLength(1);
    // The number of its version is no word of it.
    expect(await entriesOf(seller.client, { q: '2' })).toEqual([]);
  });

  it('is listed newest first, page by page', async () => {
    for (const body of ['一', '二', '三']) await say(seller, body);
    const first = await seller.client.comments.list({ kind: 'customer', id: customerId, limit: 2 });
    const cursor = first.nextCursor ?? '';
    const second = await seller.client.comments.list({ kind: 'customer', id: customerId, limit: 2, cursor });
    expect([...first.items, ...second.items].map(({ body }) => body)).toEqual(['三', '二', '一']);
    const bad = seller.client.comments.list({ kind: 'customer', id: customerId, cursor: 'x' });
    expect(await faultOf(bad)).toMatchObject({ data: { reason: 'badCursor' } });
  });

  it('is text, whatever it looks like', async () => {
    const hostile = `<script>alert(1)</script> {{constructor}} "' OR 1=1 --`;
    const { body } = await say(seller, hostile);
    expect(body).toBe(hostile);
    expect((await entriesOf(seller.client, { q: '<script>' }))[0]?.summary).toMatchObject({ body: hostile });
  });

  it('sent again with the same id is there once; the id of another one is taken', async () => {
    const commentId = '0197a0de-0000-7000-8000-000000000001';
    const input = { kind: 'customer' as const, id: customerId, commentId, body: '一次' };
    const first = await seller.client.comments.create(input);
    expect(await seller.client.comments.create(input)).toEqual(first);
    expect(await faultOf(colleague.client.comments.create(input))).toMatchObject({ data: { reason: 'idTaken' } });
    expect(await entriesOf(seller.client)).toHaveLength(1);
  });

  it('changes in place, and says so', async () => {
    const comment = await say(seller, '先说的');
    test.clock.now += 60_000;
    await say(seller, '后说的');
    await seller.client.comments.patch({ id: comment.id, version: 1, body: '改了' });
    const entries = await entriesOf(seller.client);
    expect(entries.map(({ summary }) => summary['body'])).toEqual(['后说的', '改了']);
    expect(entries[1]?.summary).toMatchObject({ isEdited: true, version: 2 });
  });

  it('goes from timeline, counts and list when its author or whoever may delete the record takes it away', async () => {
    const [own, other] = [await say(seller, '自己删'), await say(colleague, '管理员删')];
    await seller.client.comments.delete({ id: own.id });
    await admin.comments.delete({ id: other.id });
    expect(await entriesOf(seller.client)).toEqual([]);
    expect((await seller.client.comments.list({ kind: 'customer', id: customerId })).items).toEqual([]);
    const lines = (await admin.audit.list({ limit: 200 })).items.filter((line) => line.kind === 'comment');
    expect(lines.map((line) => line.operation).sort()).toEqual([
      'comments.create',
      'comments.create',
      'comments.delete',
      'comments.delete',
    ]);
  });

  it.each(['contact', 'lead', 'opportunity', 'quote', 'order'] as const)(
    'is for every kind: on a %s too',
    async (kind) => {
      const { client } = seller;
      const lines = [lineOf('水泵', '1', '100')];
      const made = {
        contact: () => client.contacts.create({ name: '王' }),
        lead: () => client.leads.create({ name: '线索' }),
        opportunity: () => client.opportunities.create({ name: '商机' }),
        quote: () => client.quotes.create({ name: '报价', lines }),
        order: () => client.orders.create({ name: '订单', customerId, lines }),
      };
      const { id } = await made[kind]();
      await say(colleague, '看一下', [seller.id], id, kind);
      const modules = {
        contact: client.contacts,
        lead: client.leads,
        opportunity: client.opportunities,
        quote: client.quotes,
        order: client.orders,
      };
      // All of them have the same timeline.
      const { items } = await (modules[kind] as Client['customers']).timeline({ id, kinds: 'comment' });
      expect(items).toMatchObject([{ source: { kind, id }, summary: { body: '看一下' } }]);
      expect(await noticesOf(seller)).toMatchObject([{ kind: 'mentioned', record: { kind, id } }]);
    },
  );
});

describe('people who can be mentioned', () => {
  const names = async (q: string, person = seller) =>
    (await person.client.comments.people({ kind: 'customer', id: customerId, q })).items.map(({ name }) => name);

  it('are found by characters, pinyin and initials, and only where they see the record', async () => {
    for (const q of ['林', '晓雯', 'linxiaowen', 'lxw', 'lin']) expect([q, await names(q)]).toEqual([q, ['林晓雯']]);
    // 曾 is read zeng as a family name.
    expect(await names('zxm', colleague)).toEqual(['曾小敏']);
    for (const q of ['陈放', 'chenfang', 'cf']) expect([q, await names(q)]).toEqual([q, []]);
    expect(await names('@@')).toEqual([]);
  });

  it('without words are those of the record first, then of the department', async () => {
    expect((await names('', colleague))[0]).toBe('曾小敏');
    expect(await names('')).not.toContain('曾小敏');
    expect((await names(''))[0]).toBe('林晓雯');
  });
});

describe('a mention', () => {
  it('is told once, with the beginning of the comment, and leads to the record', async () => {
    const body = `@林晓雯 ${'请看一下这份图纸，'.repeat(40)}`;
    await say(seller, body, [colleague.id, colleague.id, seller.id]);
    const [notice, ...others] = await noticesOf(colleague);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ kind: 'mentioned', byId: seller.id, record: { kind: 'customer', id: customerId } });
    expect(notice?.note?.length).toBeLessThanOrEqual(200);
    // Speaking to oneself is no news.
    expect(await noticesOf(seller)).toEqual([]);
  });

  it('added or taken out later is told or taken back, and gone with the comment', async () => {
    const comment = await say(seller, '@林晓雯 看一下', [colleague.id]);
    await seller.client.comments.patch({ id: comment.id, version: 1, body: '不用看了', mentionIds: [] });
    expect(await noticesOf(colleague)).toEqual([]);
    await seller.client.comments.patch({
      id: comment.id,
      version: 2,
      body: '@林晓雯 还是看一下',
      mentionIds: [colleague.id],
    });
    expect(await noticesOf(colleague)).toMatchObject([{ note: '@林晓雯 还是看一下' }]);
    await seller.client.comments.delete({ id: comment.id });
    expect(await noticesOf(colleague)).toEqual([]);
  });

  it('names nothing any more to whoever has lost sight of the record', async () => {
    await admin.sharing.set({
      kind: 'customer',
      id: customerId,
      shares: [{ with: { kind: 'user', id: stranger.id }, level: 'view' }],
    });
    await say(seller, '@陈放 机密', [stranger.id]);
    expect(await noticesOf(stranger)).toMatchObject([{ note: '@陈放 机密', record: { id: customerId } }]);
    await admin.sharing.set({ kind: 'customer', id: customerId, shares: [] });
    expect(await noticesOf(stranger)).toMatchObject([{ note: null, record: null }]);
    expect(await faultOf(entriesOf(stranger.client))).toMatchObject({ code: 'not_found' });
  });

  it('and the words of a comment stay hidden where a role hides what stands on records', async () => {
    const narrow = await buildUser(test, admin, {
      role: { grants: { customer: { view: 'all' } }, fieldGroups: { basic: 'hide' } },
    });
    await say(seller, '不给看', [narrow.id]);
    const { items } = await narrow.client.comments.list({ kind: 'customer', id: customerId });
    expect(items).toMatchObject([{ body: '', mentions: [] }]);
    expect(await entriesOf(narrow.client)).toMatchObject([{ summary: {} }]);
    expect(await entriesOf(narrow.client, { q: '不给看' })).toEqual([]);
    expect(await noticesOf(narrow)).toMatchObject([{ note: null }]);
  });
});

describe('what happens to the record', () => {
  it('goes for its comments: into the bin and back, and for good after thirty days', async () => {
    await say(seller, '@林晓雯 还在', [colleague.id]);
    await admin.customers.delete({ id: customerId });
    expect(await faultOf(seller.client.comments.list({ kind: 'customer', id: customerId }))).toMatchObject({
      code: 'not_found',
    });
    await admin.bin.restore({ kind: 'customer', id: customerId });
    expect(await entriesOf(seller.client)).toHaveLength(1);
    await admin.customers.delete({ id: customerId });
    test.clock.now += 31 * 86_400_000;
    const job = await purgeWhatIsDue(test.engine.services);
    await test.engine.services.jobs.settled(job ?? '');
    const left = await test.engine.services.reader.all(
      `SELECT id FROM comment UNION ALL SELECT comment_id FROM comment_mention UNION ALL SELECT id FROM timeline_entry WHERE kind = 'comment'`,
    );
    expect(left).toEqual([]);
    const returned = await signedIn(test, colleague.id, colleague.departmentId);
    expect((await returned.client.notices.list({})).items).toEqual([]);
  });

  it('a merge takes comments along and its undo brings them back, but for one that was changed since', async () => {
    const target = await buildCustomer(seller.client);
    const [kept, changed] = [await say(seller, '不动'), await say(seller, '要改')];
    const { id: mergeId } = await admin.merges.create({
      kind: 'customer',
      target: await ref(target.id),
      sources: [await ref(customerId)],
    });
    const bodies = async (id: string) => (await entriesOf(seller.client, {}, id)).map(({ summary }) => summary['body']);
    expect((await bodies(target.id)).sort()).toEqual(['不动', '要改']);
    await seller.client.comments.patch({ id: changed.id, version: 1, body: '改过' });
    await admin.merges.undo({ id: mergeId });
    expect([await bodies(customerId), await bodies(target.id)]).toEqual([['不动'], ['改过']]);
    const { items } = await seller.client.comments.list({ kind: 'customer', id: target.id });
    expect(items.map(({ id }) => id)).toEqual([changed.id]);
    expect(kept.version).toBe(1);
  });

  it('a conversion of a lead is not undone once somebody commented on what it made', async () => {
    const lead = await seller.client.leads.create({ name: '张先生', companyName: '新公司' });
    const converted = await seller.client.leads.convert({
      id: lead.id,
      version: lead.version,
      customer: { mode: 'create' },
    });
    await say(seller, '新客户', [], converted.customerId ?? '');
    const undo = seller.client.leads.undoConversion({ id: lead.id, version: converted.version });
    expect(await faultOf(undo)).toMatchObject({ code: 'in_use', data: { reason: 'conversionInUse' } });
  });
});

async function ref(id: string): Promise<{ id: string; version: number }> {
  const { version } = await admin.customers.read({ id });
  return { id, version };
}
