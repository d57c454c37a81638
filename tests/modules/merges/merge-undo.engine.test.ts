import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStored } from '@engine/records/read';
import { indexRecord } from '@engine/records/write';
import type { ContactCreate } from '@shared/modules/contacts/contact';
import type { CustomerCreate } from '@shared/modules/customers/customer';
import type { Person } from '../../support/builders';
import { buildUser } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { setUp, startTestEngine } from '../../support/engine';
import { buildFile } from '../../support/files';

let test: TestEngine;
let admin: Client;
let people: Person[];
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  people = [];
  for (const name of ['甲', '乙', '丙']) people.push(await buildUser(test, admin, { name, role: 'manager' }));
});
afterAll(() => test.close());

/** What happened stays written; how often something was written goes up and never down. */
const history = [
  'audit',
  'audit_link',
  'change',
  'command_answer',
  'job',
  'merge',
  'counter',
  'session',
  'sqlite_sequence',
];
const rising = ['version', 'sequence', 'last_seen_at'];

async function everything(): Promise<Record<string, string[]>> {
  const { reader } = test.engine.services;
  const tables = await reader.all<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%' ORDER BY name`,
  );
  const content: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !history.includes(table.name))) {
    const rows = await reader.all(`SELECT * FROM ${name}`);
    content[name] = rows
      .map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([key]) => !rising.includes(key)))))
      .sort();
  }
  return content;
}

function differences(before: Record<string, string[]>, after: Record<string, string[]>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((table) => {
    const [was, is] = [new Set(before[table]), new Set(after[table])];
    const gone = [...was].filter((row) => !is.has(row)).map((row) => `- ${table} ${row}`);
    return [...gone, ...[...is].filter((row) => !was.has(row)).map((row) => `+ ${table} ${row}`)];
  });
}

const value = (text: string) => ({ label: '', value: text });
const phones = fc.subarray(['13800000001', '0574-88112233', '+86 138 0000 0001', '13900000002']);
const mails = fc.subarray(['a@hd.example', 'A@HD.example', 'b@hd.example']);
const tags = fc.subarray(['重点', '展会', 'VIP']);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const owner = fc.nat(2);

const customer = fc.record({
  name: fc.constantFrom('宁波华东', '宁波华东科技有限公司', '王小明', 'Acme Ltd'),
  phones,
  mails,
  tags,
  industry: maybe(fc.constantFrom('机械', '电子')),
  source: maybe(fc.constantFrom('展会', '网站')),
  notes: maybe(fc.string({ maxLength: 20 })),
  customerSince: maybe(fc.constantFrom('2020-01-01', '2024-05-06')),
  owner,
  coOwners: fc.subarray([0, 1, 2]),
  parent: maybe(fc.nat(4)),
  shares: fc.subarray([0, 1, 2]),
});
const contact = fc.record({
  name: fc.constantFrom('张伟', '李娜', 'John Smith'),
  phones,
  mails,
  tags,
  title: maybe(fc.constantFrom('经理', '采购')),
  owner,
  customers: fc.subarray([0, 1, 2, 3, 4]),
  role: maybe(fc.constantFrom('decision', 'user')),
});
const child = fc.record({
  what: fc.constantFrom('call', 'task', 'note', 'file', 'private' as const),
  customers: fc.subarray([0, 1, 2, 3, 4]),
  contacts: fc.subarray([0, 1, 2]),
  isBinned: fc.boolean(),
});
const world = fc.record({
  isPersons: fc.boolean(),
  customers: fc.array(customer, { minLength: 5, maxLength: 5 }),
  contacts: fc.array(contact, { minLength: 3, maxLength: 3 }),
  children: fc.array(child, { maxLength: 6 }),
  dismissed: fc.uniqueArray(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 3, selector: (pair) => pair.join() }),
  hasScan: fc.boolean(),
  kind: fc.constantFrom('customer' as const, 'contact' as const),
  sources: fc.integer({ min: 1, max: 2 }),
  picks: fc.dictionary(fc.constantFrom('name', 'ownerId', 'parentId', 'industry', 'title', 'source'), fc.nat(2), {
    maxKeys: 4,
  }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

async function build(plan: World): Promise<{ customers: string[]; contacts: string[] }> {
  const customers: string[] = [];
  for (const given of plan.customers) {
    const values: CustomerCreate = {
      kind: plan.isPersons ? 'person' : 'company',
      name: given.name,
      phones: given.phones.map(value),
      emails: given.mails.map(value),
      tags: given.tags,
      industry: given.industry,
      source: given.source,
      notes: given.notes,
      customerSince: given.customerSince,
      ownerId: people[given.owner]?.id ?? null,
      coOwnerIds: given.coOwners.flatMap((index) => people[index]?.id ?? []),
      parentId: given.parent === null ? null : (customers[given.parent] ?? null),
    };
    const { id } = await admin.customers.create(values);
    customers.push(id);
    for (const index of given.shares) await share(id, people[index]?.id ?? '', index === 0 ? 'edit' : 'view');
  }
  const contacts: string[] = [];
  for (const given of plan.contacts) {
    const values: ContactCreate = {
      name: given.name,
      phones: given.phones.map(value),
      emails: given.mails.map(value),
      tags: given.tags,
      title: given.title,
      ownerId: people[given.owner]?.id ?? null,
      customers: given.customers.map((index) => ({ id: customers[index] ?? '', role: given.role })),
    };
    contacts.push((await admin.contacts.create(values)).id);
  }
  for (const given of plan.children) await addChild(given, customers, contacts);
  for (const [left, right] of plan.dismissed) {
    const [leftId, rightId] = [customers[left] ?? '', customers[right] ?? ''];
    if (left !== right) await admin.duplicates.dismiss({ kind: 'customer', leftId, rightId });
  }
  if (plan.hasScan) {
    const { jobId } = await admin.duplicates.scan({});
    await test.engine.services.jobs.settled(jobId);
  }
  return { customers, contacts };
}

async function addChild(given: World['children'][number], customers: string[], contacts: string[]): Promise<void> {
  const subjects = [
    ...given.customers.map((index) => ({ kind: 'customer' as const, id: customers[index] ?? '' })),
    ...given.contacts.map((index) => ({ kind: 'contact' as const, id: contacts[index] ?? '' })),
  ];
  if (given.what === 'file' || given.what === 'private') {
    const { id } = await buildFile(admin, { subjects, isDepartmentOnly: given.what === 'private' });
    if (given.isBinned) await admin.files.delete({ id });
    return;
  }
  const dueDate = given.what === 'task' ? '2026-12-01' : null;
  const { id } = await admin.activities.create({ kind: given.what, subject: '试', dueDate, subjects });
  if (given.isBinned) await admin.activities.delete({ id });
}

async function share(recordId: string, userId: string, level: 'view' | 'edit'): Promise<void> {
  const row = { record_id: recordId, principal: `u${userId}`, level, shared_at: test.clock.now };
  const { writer, kinds } = test.engine.services;
  await writer.command(async (db) => {
    await db.insertRow('customer_share', row);
    const kind = kinds.find('customer');
    const record = kind && (await readStored(db, kind, recordId));
    if (kind && record) await indexRecord({ db }, kind, record);
  });
}

describe('a merge and its undo', () => {
  it('leave the whole database as it was, but for what happened', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (plan) => {
        const { customers, contacts } = await build(plan);
        const records = plan.kind === 'customer' ? customers : contacts;
        const ids = records.slice(0, plan.sources + 1);
        const read = (id: string) =>
          plan.kind === 'customer' ? admin.customers.read({ id }) : admin.contacts.read({ id });
        const [target, ...sources] = await Promise.all(ids.map(read));
        if (!target) throw new Error('nothing to merge');
        const fieldsOfKind =
          plan.kind === 'customer'
            ? ['name', 'ownerId', 'parentId', 'industry', 'source']
            : ['name', 'ownerId', 'title', 'source'];
        const picks = Object.entries(plan.picks).filter(([field]) => fieldsOfKind.includes(field));
        const before = await everything();
        const versioned = ({ id, version }: { id: string; version: number }) => ({ id, version });
        test.clock.now += 1000;
        const merge = await admin.merges.create({
          kind: plan.kind,
          target: versioned(target),
          sources: sources.map(versioned),
          fields: Object.fromEntries(picks.map(([field, index]) => [field, ids[index % ids.length] ?? target.id])),
        });
        expect(
          await danglers(
            plan.kind,
            sources.map((source) => source.id),
          ),
        ).toEqual([]);
        test.clock.now += 1000;
        expect(await admin.merges.undo({ id: merge.id })).toMatchObject({ kept: 0 });
        expect(differences(before, await everything())).toEqual([]);
        const found = await admin.search.find({ q: sources[0]?.number ?? '', limit: 50 });
        expect(found.items.map((hit) => hit.id)).toContain(sources[0]?.id);
      }),
      // Each run adds to one database, so that a smaller world is no quicker to find.
      { numRuns: Number(process.env['HEARTH_PROPERTY_RUNS'] ?? 25), endOnFailure: true },
    );
  }, 900_000);

  /** What still points at a merged-away record that others see. */
  async function danglers(kind: string, ids: readonly string[]): Promise<string[]> {
    const { reader } = test.engine.services;
    const listed = JSON.stringify(ids);
    const places = [
      ['activity_subject', 'subject_id'],
      ['file_subject', 'subject_id'],
      ['timeline_link', 'subject_id'],
      ['timeline_entry', 'source_id'],
      ['customer_contact', `${kind}_id`],
      ['notice', 'record_id'],
      ['search_document', 'record_id'],
      ['duplicate_pair', 'left_id'],
      ['not_duplicate', 'right_id'],
    ] as const;
    const left: string[] = [];
    for (const [table, column] of places) {
      const row = await reader.one(
        `SELECT 1 AS found FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?))`,
        [listed],
      );
      if (row) left.push(table);
    }
    const { services } = test.engine;
    const broken = await services.reader.all('PRAGMA foreign_key_check');
    return broken.length > 0 ? [...left, 'foreign keys'] : left;
  }
});
