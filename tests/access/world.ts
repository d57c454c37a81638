import fc from 'fast-check';
import type { Grants, Scope } from '@shared/access/resources';
import { scopes } from '@shared/access/resources';
import { isCommentKind } from '@shared/modules/comments/comment';
import { wholeKind } from '@engine/database/unit';
import type { Person } from '../support/builders';
import { buildUser } from '../support/builders';
import type { Client, TestEngine } from '../support/engine';
import { buildFile } from '../support/files';

/** What activities and files belong to. */
const parentKinds = ['customer', 'contact', 'lead', 'opportunity'] as const;
type ParentKind = (typeof parentKinds)[number];
/** Kinds with owners, co-workers and shares of their own. */
const ownedKinds = [...parentKinds, 'quote', 'order', 'payment', 'contract'] as const;
export type OwnedKind = (typeof ownedKinds)[number];
export const recordKinds = [...ownedKinds, 'activity', 'file'] as const;
export type KindInWorld = (typeof recordKinds)[number];

export function isOwnedKind(kind: KindInWorld): kind is OwnedKind {
  return kind !== 'activity' && kind !== 'file';
}

function isParentKind(kind: KindInWorld): kind is ParentKind {
  return parentKinds.some((one) => one === kind);
}

const people = 6;
/** A firm, sales below it, a team below sales, accounts beside. */
export const parents = [null, 0, 1, 0] as const;
const departments = parents.length;

type Cells = { view: Scope; edit: Scope; delete: Scope; export: Scope };

export interface PersonInWorld {
  readonly index: number;
  readonly department: number;
  readonly furtherDepartments: readonly number[];
  readonly grants: Readonly<Record<KindInWorld, Cells>>;
}

export interface RecordInWorld {
  readonly kind: KindInWorld;
  /** Filled in once it is there. */
  id: string;
  readonly owner: number | null;
  readonly department: number | null;
  readonly coOwners: readonly number[];
  readonly shares: readonly { kind: 'user' | 'department'; index: number; level: 'view' | 'edit' }[];
  readonly subjects: readonly RecordInWorld[];
  readonly isPrivate: boolean;
  readonly isBinned: boolean;
  /** The id of what somebody said about it, on kinds one can comment on. */
  commentId?: string;
}

export interface World {
  readonly parents: readonly (number | null)[];
  readonly heads: readonly (number | null)[];
  readonly people: readonly PersonInWorld[];
  readonly records: readonly RecordInWorld[];
}

const person = fc.nat({ max: people - 1 });
const department = fc.nat({ max: departments - 1 });
const scope = fc.constantFrom(...scopes);
const cells = fc.record({ view: scope, edit: scope, delete: scope, export: scope });
const share = fc.oneof(
  fc.record({ kind: fc.constant('user' as const), index: person, level: fc.constantFrom('view', 'edit') }),
  fc.record({ kind: fc.constant('department' as const), index: department, level: fc.constantFrom('view', 'edit') }),
);
const parentRecord = fc.record({
  owner: fc.option(person, { freq: 3 }),
  department: fc.option(department, { freq: 4 }),
  coOwners: fc.uniqueArray(person, { maxLength: 2 }),
  shares: fc.uniqueArray(share, { maxLength: 2, selector: (one) => `${one.kind} ${one.index}` }),
  isBinned: fc.integer({ min: 0, max: 5 }).map((number) => number === 0),
});
const childRecord = fc.record({
  owner: fc.option(person, { freq: 5 }),
  department: fc.option(department, { freq: 5 }),
  subjects: fc.uniqueArray(fc.nat(), { maxLength: 3 }),
  isBinned: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
  isPrivate: fc.boolean(),
});

/** Small worlds: who is where and may what, and records of every shape there is. */
export const anyWorld: fc.Arbitrary<World> = fc
  .record({
    heads: fc.array(fc.option(person, { freq: 3 }), { minLength: departments, maxLength: departments }),
    people: fc.array(
      fc.record({
        department,
        furtherDepartments: fc.uniqueArray(department, { maxLength: 1 }),
        grants: fc.record({
          customer: cells,
          contact: cells,
          lead: cells,
          opportunity: cells,
          quote: cells,
          order: cells,
          payment: cells,
          contract: cells,
          activity: cells,
          file: cells,
        }),
      }),
      { minLength: people, maxLength: people },
    ),
    customers: fc.array(parentRecord, { minLength: 6, maxLength: 10 }),
    contacts: fc.array(parentRecord, { minLength: 3, maxLength: 6 }),
    leads: fc.array(parentRecord, { minLength: 2, maxLength: 4 }),
    opportunities: fc.array(parentRecord, { minLength: 2, maxLength: 4 }),
    quotes: fc.array(parentRecord, { minLength: 1, maxLength: 3 }),
    orders: fc.array(parentRecord, { minLength: 1, maxLength: 3 }),
    payments: fc.array(parentRecord, { minLength: 1, maxLength: 2 }),
    contracts: fc.array(parentRecord, { minLength: 1, maxLength: 2 }),
    activities: fc.array(childRecord, { minLength: 6, maxLength: 12 }),
    files: fc.array(childRecord, { minLength: 2, maxLength: 5 }),
  })
  .map(
    ({
      heads,
      people: staff,
      customers,
      contacts,
      leads,
      opportunities,
      quotes,
      orders,
      payments,
      contracts,
      activities,
      files,
    }) => {
      const ownedOf = (kind: OwnedKind) => (given: (typeof customers)[number]) =>
        ({ ...given, kind, id: '', subjects: [], isPrivate: false }) satisfies RecordInWorld;
      const parentRecords = [
        ...customers.map(ownedOf('customer')),
        ...contacts.map(ownedOf('contact')),
        ...leads.map(ownedOf('lead')),
        ...opportunities.map(ownedOf('opportunity')),
      ];
      const documents = [
        ...quotes.map(ownedOf('quote')),
        ...orders.map(ownedOf('order')),
        ...payments.map(ownedOf('payment')),
        ...contracts.map(ownedOf('contract')),
      ];
      const childOf = (kind: 'activity' | 'file') => (given: (typeof activities)[number]) =>
        ({
          ...given,
          kind,
          id: '',
          coOwners: [],
          shares: [],
          isPrivate: isPrivate(kind, given),
          // The administrator, who stands outside, could not put into the bin what is kept inside or is its owner's alone.
          isBinned: given.isBinned && !isPrivate(kind, given) && !(kind === 'activity' && given.subjects.length === 0),
          subjects: [...new Set(given.subjects.map((number) => parentRecords[number % parentRecords.length]))].filter(
            (one) => one !== undefined,
          ),
        }) satisfies RecordInWorld;
      return {
        parents,
        heads,
        people: staff.map((one, index) => ({ ...one, index })),
        records: [
          ...parentRecords,
          ...documents,
          ...activities.map(childOf('activity')),
          ...files.map(childOf('file')),
        ],
      };
    },
  );

/** A file is kept inside a department only where it has one. */
function isPrivate(kind: KindInWorld, given: { isPrivate: boolean; department: number | null }): boolean {
  return kind === 'file' && given.isPrivate && given.department !== null;
}

/** The same six people in every world; what they may and where they are changes. */
export class WorldBuilder {
  readonly #test: TestEngine;
  readonly #admin: Client;
  readonly #departmentIds: string[] = [];
  readonly #roleIds: string[] = [];
  readonly persons: Person[] = [];

  constructor(test: TestEngine, admin: Client) {
    this.#test = test;
    this.#admin = admin;
  }

  async begin(): Promise<void> {
    for (const [index, parent] of parents.entries())
      this.#departmentIds.push(
        (
          await this.#admin.departments.create({
            name: `部门 ${index}`,
            parentId: parent === null ? null : (this.#departmentIds[parent] ?? null),
          })
        ).id,
      );
    for (let index = 0; index < people; index += 1) {
      const made = await buildUser(this.#test, this.#admin, {
        departmentId: this.#departmentIds[0] ?? '',
        role: { grants: {} },
      });
      this.persons.push(made);
      this.#roleIds.push((await this.#admin.users.read({ id: made.id })).roleIds?.[0] ?? '');
    }
  }

  /** Makes the database say what the world says. */
  async build(world: World): Promise<void> {
    await this.#forgetRecords();
    await this.#placePeople(world);
    for (const record of world.records) await this.#addRecord(world, record);
    for (const record of [...world.records].reverse()) if (record.isBinned) await this.#bin(record);
    // A number under a list may be half a minute old where counting is dear.
    this.#test.clock.now += 120_000;
  }

  personId(index: number | null): string | null {
    return index === null ? null : (this.persons[index]?.id ?? null);
  }

  departmentId(index: number | null): string | null {
    return index === null ? null : (this.#departmentIds[index] ?? null);
  }

  async #forgetRecords(): Promise<void> {
    const { services } = this.#test.engine;
    const committed = await services.writer.command(async (unit) => {
      for (const table of [
        'notice',
        'comment',
        'timeline_link',
        'timeline_entry',
        'search_document',
        'file',
        'activity',
        'payment',
        'contract',
        'sales_order',
        'quote',
        'lead',
        'opportunity',
        'contact',
        'customer',
      ])
        await unit.run(`DELETE FROM ${table}`);
      await unit.run(`INSERT INTO search_index (search_index) VALUES ('delete-all')`);
      for (const kind of recordKinds) unit.announce(kind, wholeKind);
    });
    services.live.publish(committed);
  }

  async #placePeople(world: World): Promise<void> {
    for (const { index, department: home, furtherDepartments, grants } of world.people) {
      const id = this.personId(index) ?? '';
      const { version } = await this.#admin.users.read({ id });
      await this.#admin.users.patch({
        id,
        version,
        departmentId: this.departmentId(home) ?? '',
        furtherDepartmentIds: furtherDepartments.map((one) => this.departmentId(one) ?? ''),
      });
      const role = await this.#admin.roles.read({ id: this.#roleIds[index] ?? '' });
      await this.#admin.roles.patch({ id: role.id, version: role.version, grants: withCreate(grants) });
    }
    for (const [index, head] of world.heads.entries()) {
      const { version } = await this.#admin.departments.read({ id: this.departmentId(index) ?? '' });
      await this.#admin.departments.patch({
        id: this.departmentId(index) ?? '',
        version,
        headId: this.personId(head),
      });
    }
  }

  async #addRecord(world: World, record: RecordInWorld): Promise<void> {
    const ids = { ownerId: this.personId(record.owner), departmentId: this.departmentId(record.department) };
    const subjects = record.subjects.flatMap(({ kind, id }) => (isParentKind(kind) ? [{ kind, id }] : []));
    if (record.kind === 'file') return this.#addFile(world, record, subjects);
    const name = `甲乙丙 ${record.kind} ${world.records.indexOf(record)}`;
    if (record.kind === 'activity') {
      const made = await this.#admin.activities.create({ kind: 'note', subject: name, subjects });
      record.id = made.id;
      await this.#admin.activities.patch({ id: made.id, version: made.version, ...ids });
      return;
    }
    const client = ownedOperations(this.#admin, record.kind);
    const made =
      record.kind === 'payment'
        ? await this.#pay(world, name)
        : record.kind === 'contract'
          ? await this.#admin.contracts.create({ name, startsOn: '2026-01-01' })
          : await client.create(nameAndPhones(record.kind, name));
    record.id = made.id;
    const coOwnerIds = record.coOwners.map((index) => this.personId(index) ?? '');
    await client.patch({ id: made.id, version: made.version, ...ids, coOwnerIds });
    if (isCommentKind(record.kind))
      record.commentId = (
        await this.#admin.comments.create({ kind: record.kind, id: made.id, body: `戊己庚 ${name}` })
      ).id;
    if (record.shares.length === 0) return;
    await this.#admin.sharing.set({
      kind: record.kind,
      id: made.id,
      shares: record.shares.map(({ kind, index, level }) => ({
        with: { kind, id: (kind === 'user' ? this.personId(index) : this.departmentId(index)) ?? '' },
        level,
      })),
    });
  }

  /** A payment is called by its reference. */
  async #pay(world: World, reference: string): Promise<{ id: string; version: number }> {
    const customer = world.records.find((record) => record.kind === 'customer');
    return this.#admin.payments.create({
      customerId: customer?.id ?? '',
      reference,
      amount: 100,
      paidOn: '2026-11-20',
    });
  }

  /** Kept by the administrator; the private ones are handed inside by the database, for nobody outside may. */
  async #addFile(world: World, record: RecordInWorld, subjects: { kind: ParentKind; id: string }[]): Promise<void> {
    const name = `甲乙丙 file ${world.records.indexOf(record)}.txt`;
    const made = await buildFile(this.#admin, { name, subjects });
    record.id = made.id;
    const ids = { ownerId: this.personId(record.owner), departmentId: this.departmentId(record.department) };
    await this.#admin.files.patch({ id: made.id, version: made.version, ...ids });
    if (!record.isPrivate) return;
    const { services } = this.#test.engine;
    const committed = await services.writer.command(async (unit) => {
      await unit.updateRows('file', { is_department_only: 1 }, { id: made.id });
      await unit.updateRows(
        'timeline_entry',
        { private_department_id: ids.departmentId ?? 'nobody' },
        { source_id: made.id },
      );
      unit.announce('file', made.id);
    });
    services.live.publish(committed);
  }

  async #bin(record: RecordInWorld): Promise<void> {
    const { id } = record;
    if (isOwnedKind(record.kind)) await ownedOperations(this.#admin, record.kind).delete({ id });
    else if (record.kind === 'activity') await this.#admin.activities.delete({ id });
    else await this.#admin.files.delete({ id });
  }
}

/** Modules with the same operations; only what all of them have is used. */
export function ownedOperations(client: Client, kind: OwnedKind) {
  const modules = {
    customer: client.customers,
    contact: client.contacts,
    lead: client.leads,
    opportunity: client.opportunities,
    quote: client.quotes,
    order: client.orders,
    payment: client.payments,
    contract: client.contracts,
  };
  return modules[kind] as Client['customers'];
}

function nameAndPhones(kind: OwnedKind, name: string) {
  const phones = [{ label: '', value: '13800006641' }];
  return kind === 'customer' || kind === 'contact' || kind === 'lead' ? { name, phones } : { name };
}

function withCreate(grants: PersonInWorld['grants']): Grants {
  return {
    customer: { ...grants.customer, create: 'all' },
    contact: { ...grants.contact, create: 'all' },
    lead: { ...grants.lead, create: 'all' },
    opportunity: { ...grants.opportunity, create: 'all' },
    quote: { ...grants.quote, create: 'all' },
    order: { ...grants.order, create: 'all' },
    payment: { ...grants.payment, create: 'all' },
    contract: { ...grants.contract, create: 'all' },
    activity: { ...grants.activity, create: 'all' },
    file: { ...grants.file, create: 'all' },
  };
}
