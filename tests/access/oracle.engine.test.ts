import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Hearing } from '@engine/live/hearing';
import { isCommentKind } from '@shared/modules/comments/comment';
import type { FaultCode } from '@shared/contract/faults';
import type { Client, TestEngine } from '../support/engine';
import { faultOf, setUp, startTestEngine } from '../support/engine';
import { oracle } from './oracle';
import type { KindInWorld, PersonInWorld, RecordInWorld, World } from './world';
import { WorldBuilder, anyWorld, isOwnedKind, ownedOperations, recordKinds } from './world';

/** So many worlds in a usual run; HEARTH_WORLDS asks for more, HEARTH_SEED for the same ones again. */
const worlds = Number(process.env['HEARTH_WORLDS'] ?? 6);
const seed = process.env['HEARTH_SEED'];

let test: TestEngine;
let admin: Client;
let builder: WorldBuilder;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  builder = new WorldBuilder(test, admin);
  await builder.begin();
});
afterAll(() => test.close());

interface Looker {
  readonly client: Client;
  readonly rules: ReturnType<typeof oracle>;
  readonly world: World;
  readonly person: PersonInWorld;
}

describe('what anybody sees and may do', () => {
  it(
    'agrees with the oracle in lists, reads, search, counts, timelines, live events, duplicates, exports and refusals',
    async () => {
      const property = fc.asyncProperty(anyWorld, async (world) => {
        await builder.build(world);
        for (const person of world.people) {
          const client = builder.persons[person.index]?.client ?? admin;
          const looker = { client, rules: oracle(world, person), world, person };
          for (const kind of recordKinds) await compareKind(looker, kind);
          await compareSearch(looker);
          await compareTimelines(looker);
          await compareComments(looker);
          await compareEvents(looker);
          await compareDuplicates(looker);
          await compareExports(looker);
        }
      });
      await fc.assert(property, {
        numRuns: worlds,
        ...(seed !== undefined && { seed: Number(seed) }),
        endOnFailure: true,
        // A whole world in the message helps nobody: its seed makes it again.
        asyncReporter: async (run) => {
          if (run.failed) throw new Error(`in world ${run.numRuns} of seed ${run.seed}`, { cause: run.errorInstance });
        },
      });
    },
    worlds * 30_000,
  );
});

const sorted = (ids: readonly string[]) => [...ids].sort();
const idsOf = (records: readonly { readonly id: string }[]) => sorted(records.map((record) => record.id));
const ofKind = (world: World, kind: KindInWorld) => world.records.filter((record) => record.kind === kind);

async function compareKind({ client, rules, world }: Looker, kind: KindInWorld): Promise<void> {
  const operations = operationsOf(client, kind);
  const expected = idsOf(ofKind(world, kind).filter(rules.sees));
  const whole = await allOrNothing(() => operations.list({ limit: 200 }));
  expect(idsOf(whole.items)).toEqual(expected);
  expect([kind, whole.total]).toEqual([kind, expected.length]);
  const exact = await allOrNothing(() => operations.list({ limit: 1, total: 'exact' }));
  expect(exact.total).toBe(expected.length);
  expect(await pagedIds(operations.list)).toEqual(expected);
  for (const record of ofKind(world, kind)) {
    const actual = await operations.read({ id: record.id }).catch(() => undefined);
    expect([record.id, actual !== undefined]).toEqual([record.id, rules.sees(record)]);
    if (actual)
      expect([record.id, actual.can.includes('edit'), actual.can.includes('delete')]).toEqual([
        record.id,
        rules.may('edit', record),
        rules.may('delete', record),
      ]);
    const refusal = await faultOf(operations.patch({ id: record.id, version: 999 }));
    expect([record.id, refusal.code]).toEqual([record.id, patchRefusal(rules, record)]);
  }
}

function patchRefusal(rules: Looker['rules'], record: RecordInWorld): FaultCode {
  if (!rules.sees(record)) return 'not_found';
  return rules.may('edit', record) ? 'stale_version' : 'not_allowed';
}

async function pagedIds(list: ReturnType<typeof operationsOf>['list']): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await allOrNothing(() => list({ limit: 3, cursor }));
    ids.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return sorted(ids);
}

/** Every module has these operations; only what all of them have is used. */
function operationsOf(client: Client, kind: KindInWorld) {
  if (isOwnedKind(kind)) return ownedOperations(client, kind);
  const modules = { activity: client.activities, file: client.files };
  return modules[kind] as unknown as Client['customers'];
}

/** A kind the role has no right to at all is refused as a whole; then there is nothing to see. */
async function allOrNothing<T>(ask: () => Promise<T>): Promise<T | { items: never[]; nextCursor: null; total: 0 }> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && error.message === 'not_allowed') return { items: [], nextCursor: null, total: 0 };
    throw error;
  }
}

async function compareSearch({ client, rules, world }: Looker): Promise<void> {
  const { items } = await client.search.find({ q: '甲乙丙', limit: 50 });
  expect(idsOf(items)).toEqual(idsOf(world.records.filter(rules.sees)));
  const byPhone = await client.search.find({ q: '6641', limit: 50, kinds: 'customer' });
  expect(idsOf(byPhone.items)).toEqual(idsOf(ofKind(world, 'customer').filter(rules.sees)));
}

async function compareTimelines({ client, rules, world }: Looker): Promise<void> {
  for (const subject of world.records) {
    if (!isOwnedKind(subject.kind)) continue;
    const operations = ownedOperations(client, subject.kind);
    const timeline = await operations.timeline({ id: subject.id, limit: 200 }).catch(() => undefined);
    expect([subject.id, timeline !== undefined]).toEqual([subject.id, rules.sees(subject)]);
    if (!timeline) continue;
    const told = timeline.items.filter((entry) => entry.source.kind === 'activity' || entry.source.kind === 'file');
    const expected = world.records.filter((record) => record.subjects.includes(subject) && rules.sees(record));
    expect(sorted(told.map((entry) => entry.source.id))).toEqual(idsOf(expected));
    const { counts } = await operations.timelineCounts({ id: subject.id });
    expect([subject.id, sum(Object.values(counts))]).toEqual([subject.id, timeline.items.length]);
  }
}

/** What was said about a record is for whoever sees the record: in its list, on its timeline, by its words and by its id. */
async function compareComments({ client, rules, world, person }: Looker): Promise<void> {
  for (const { kind, id, commentId, ...record } of world.records) {
    if (!isCommentKind(kind) || commentId === undefined) continue;
    const isSeen = rules.sees({ kind, id, ...record });
    const listed = await client.comments.list({ kind, id }).catch(() => undefined);
    expect([id, listed?.items.map((comment) => comment.id)]).toEqual([id, isSeen ? [commentId] : undefined]);
    const timeline = ownedOperations(client, kind).timeline;
    const told = await timeline({ id, kinds: 'comment', q: '戊己庚' }).catch(() => undefined);
    expect([id, told?.items.map((entry) => entry.summary['commentId'])]).toEqual([
      id,
      isSeen ? [commentId] : undefined,
    ]);
    const { code } = await faultOf(client.comments.patch({ id: commentId, version: 1, body: 'x' }));
    expect([id, code]).toEqual([id, isSeen ? 'not_allowed' : 'not_found']);
    const offered = await admin.comments.people({ kind, id }).catch(() => ({ items: [] }));
    const isOffered = offered.items.some((one) => one.id === builder.personId(person.index));
    expect([id, isOffered]).toEqual([id, isSeen]);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Whoever could see a record may hear that it was moved to the bin. */
async function compareEvents({ rules, world, person }: Looker): Promise<void> {
  const { services } = test.engine;
  const caller = await services.access.callerOfUser(builder.personId(person.index) ?? '');
  if (!caller) throw new Error('nobody is asking');
  for (const kind of recordKinds) {
    const changed = new Map([[kind, new Set(ofKind(world, kind).map((record) => record.id))]]);
    const changes = await new Hearing(services).changesFor({ ...caller, sessionId: null }, changed);
    expect(sorted(changes.map((change) => change.id ?? ''))).toEqual(idsOf(ofKind(world, kind).filter(rules.seesOf)));
  }
}

async function compareDuplicates({ client, rules, world }: Looker): Promise<void> {
  const { items } = await client.duplicates.check({ kind: 'customer', name: '甲乙丙', phones: ['13800006641'] });
  const visible = new Set(
    ofKind(world, 'customer')
      .filter(rules.sees)
      .map((record) => record.id),
  );
  expect(items.filter((item) => !visible.has(item.record.id))).toEqual([]);
  if (visible.size > 0) expect(items.length).toBeGreaterThan(0);
}

const exported = {
  customer: 'customers',
  contact: 'contacts',
  activity: 'activities',
  lead: 'leads',
  opportunity: 'opportunities',
  quote: 'quotes',
  order: 'orders',
  payment: 'payments',
  contract: 'contracts',
} as const;

/** A file holds what is seen and may be taken along, and whoever may take nothing along gets no file. */
async function compareExports({ client, rules, world, person }: Looker): Promise<void> {
  for (const kind of Object.keys(exported) as (keyof typeof exported)[]) {
    const columns = [kind === 'activity' ? 'subject' : 'name'];
    const open = () => client.exports.open({ kind: exported[kind], columns });
    if (person.grants[kind].export === 'none' || person.grants[kind].view === 'none') {
      const fault = await open().then(
        () => undefined,
        (error: unknown) => error,
      );
      if (person.grants[kind].export === 'none') expect(fault).toMatchObject({ code: 'not_allowed' });
      if (fault) continue;
    }
    const text = await wholeFile(client, (await open()).id);
    const names = text.split(/\r?\n/).filter((line) => line.includes('甲乙丙'));
    const expected = ofKind(world, kind).filter((record) => rules.may('export', record));
    expect(sorted(names.map((line) => line.replaceAll('"', '')))).toEqual(
      sorted(expected.map((record) => `甲乙丙 ${kind} ${world.records.indexOf(record)}`)),
    );
  }
}

async function wholeFile(client: Client, id: string): Promise<string> {
  const pieces: Buffer[] = [];
  for (;;) {
    const { data, isLast } = await client.exports.chunk({ id });
    pieces.push(Buffer.from(data, 'base64'));
    if (isLast) return Buffer.concat(pieces).toString('utf8');
  }
}
