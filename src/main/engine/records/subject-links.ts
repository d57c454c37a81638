import { Fault } from '@shared/contract/faults';
import type { FileSubject, FileSubjectKind } from '@shared/modules/files/file';
import { marks } from '../access/scope';
import type { CommandContext } from '../context';
import type { Reader } from '../database/reader';
import { asSystem } from './as-system';
import { showsField } from './present';
import type { Sight, StoredRecord } from './record-kind';
import { deleteRecord } from './write';
import type { Link, LinkedList, RecordHooks, WritableKind } from './writable-kind';
import { areVisible } from './write-checks';

type Subject = FileSubject;
type Kinds = readonly FileSubjectKind[];
type ByRecord<T> = ReadonlyMap<string, T>;

const mostSubjects = 20;

/** What a child (a file, an activity) belongs to, in a table `(<column>, subject_kind, subject_id)`. */
export interface SubjectLinks {
  readonly linked: LinkedList;
  /** Subjects of each record as far as the reader sees them, by name. */
  readonly extras: (sight: Sight, records: readonly StoredRecord[]) => Promise<ByRecord<{ subjects: unknown[] }>>;
  /** What stands below a record in the search: what it belongs to, as far as the asker sees it. */
  readonly names: (sight: Sight, ids: readonly string[]) => Promise<ByRecord<string>>;
  /** For `links` of a kind: ids of records that belong to those the statement in brackets answers. */
  readonly linkedBy: (kind: Subject['kind']) => (linked: string) => string;
  /** Lets go of subjects that are deleted for good; a child of nothing else goes to the bin itself. */
  readonly follow: (hooks: RecordHooks, kind: WritableKind) => void;
}

export function subjectLinks(table: string, column: string, kinds: Kinds): SubjectLinks {
  const namesOf = (sight: Sight, ids: readonly string[]) => visibleSubjects(sight, { table, column, kinds }, ids);
  return {
    linked: {
      key: 'subjects',
      read: (db, id) =>
        db.all<Subject>(
          `SELECT subject_kind AS kind, subject_id AS id FROM ${table} WHERE ${column} = ? ORDER BY subject_kind DESC, subject_id`,
          [id],
        ),
      // The contract has checked the shape; links of this list are subjects.
      resolve: (context, given, before) => resolve(context, kinds, given as readonly Subject[], asSubjects(before)),
      write: async (unit, id, after, before) => {
        const [now, then] = [asSubjects(after), asSubjects(before)];
        for (const { kind, id: subjectId } of then.filter((subject) => !includes(now, subject)))
          await unit.deleteRows(table, { [column]: id, subject_kind: kind, subject_id: subjectId });
        for (const { kind, id: subjectId } of now.filter((subject) => !includes(then, subject)))
          await unit.insertRow(table, { [column]: id, subject_kind: kind, subject_id: subjectId });
      },
    },
    extras: async (sight, records) => {
      const extras = new Map(records.map(({ id }) => [id, { subjects: [] as unknown[] }]));
      for (const { recordId, ...subject } of await namesOf(sight, [...extras.keys()]))
        extras.get(recordId)?.subjects.push(subject);
      return extras;
    },
    names: async (sight, ids) => {
      const names = new Map<string, string>();
      for (const { recordId, name } of await namesOf(sight, ids))
        names.set(recordId, [names.get(recordId), name].filter(Boolean).join(' · '));
      return names;
    },
    follow: (hooks, kind) => {
      for (const subjectKind of kinds)
        hooks.on(subjectKind, async (context, { what, record }) => {
          if (what !== 'purged') return;
          const { db } = context;
          const subject = { subject_kind: subjectKind, subject_id: record.id };
          const children = await db.all<{ id: string }>(
            `SELECT c.id FROM ${table} s JOIN ${kind.table} c ON c.id = s.${column}
             WHERE s.subject_kind = ? AND s.subject_id = ? AND c.deleted_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM ${table} o WHERE o.${column} = c.id AND (o.subject_kind, o.subject_id) <> (s.subject_kind, s.subject_id))`,
            [subjectKind, record.id],
          );
          await db.deleteRows(table, subject);
          for (const { id } of children) await deleteRecord(asSystem(context), kind, { id });
        });
    },
    linkedBy: (kind) => (linked) =>
      `SELECT ${column} FROM ${table} WHERE subject_kind = '${kind}' AND subject_id IN (${linked})`,
  };
}

/** The subjects a stored record was read with. */
export function subjectsOf(record: StoredRecord | undefined): readonly Subject[] {
  // Put there by the record kit from `read` above.
  return (record?.['subjects'] ?? []) as readonly Subject[];
}

/**
 * New subjects must be in the caller's sight; old ones that are not stay, for a save cannot take away what its sender
 * never saw. A deal and a contact of exactly one customer bring that customer along and a person customer its contact, so
 * that the parent's timeline shows it too.
 */
async function resolve(
  context: CommandContext,
  kinds: Kinds,
  given: readonly Subject[],
  before: readonly Subject[],
): Promise<readonly Link[]> {
  const wanted = given.map(({ kind, id }) => ({ kind, id }));
  const added = wanted.filter((subject) => !includes(before, subject));
  for (const kind of kinds) {
    const ids = added.filter((subject) => subject.kind === kind).map(({ id }) => id);
    if (!(await areVisible(context, kind, ids)))
      throw new Fault('invalid_input', { reason: 'badValue', field: 'subjects' });
  }
  const kept: Subject[] = [];
  for (const subject of before.filter((one) => !includes(wanted, one)))
    if (!(await areVisible(context, subject.kind, [subject.id]))) kept.push(subject);
  const subjects = [...wanted, ...kept, ...(await parentsOf(context.db, added, wanted))];
  return subjects.filter((subject, index) => !includes(subjects.slice(0, index), subject)).slice(0, mostSubjects);
}

async function parentsOf(db: Reader, added: readonly Subject[], wanted: readonly Subject[]): Promise<Subject[]> {
  const parents: Subject[] = [];
  const namesCustomer = wanted.some((subject) => subject.kind === 'customer');
  for (const { kind, id } of added) {
    if (kind === 'opportunity') {
      const deal = await db.one<{ customer_id: string | null }>('SELECT customer_id FROM opportunity WHERE id = ?', [
        id,
      ]);
      if (deal?.customer_id && !namesCustomer) parents.push({ kind: 'customer', id: deal.customer_id });
    } else if (kind === 'customer') {
      const person = await db.one<{ id: string }>(
        'SELECT id FROM contact WHERE person_customer_id = ? AND deleted_at IS NULL',
        [id],
      );
      if (person) parents.push({ kind: 'contact', id: person.id });
    } else if (kind === 'contact' && !namesCustomer) {
      const customers = await db.all<{ id: string }>(
        `SELECT l.customer_id AS id FROM customer_contact l JOIN customer p ON p.id = l.customer_id
         WHERE l.contact_id = ? AND p.deleted_at IS NULL LIMIT 2`,
        [id],
      );
      if (customers.length === 1 && customers[0]) parents.push({ kind: 'customer', id: customers[0].id });
    }
  }
  return parents;
}

interface NamedSubject extends Subject {
  readonly recordId: string;
  readonly name: string;
}

async function visibleSubjects(
  { db, services, caller }: Sight,
  { table, column, kinds }: { readonly table: string; readonly column: string; readonly kinds: Kinds },
  ids: readonly string[],
): Promise<NamedSubject[]> {
  const found: NamedSubject[] = [];
  if (ids.length === 0) return found;
  for (const resource of kinds) {
    const kind = services.kinds.find(resource);
    if (!kind) continue;
    const scope = services.access.scope(resource, caller.access, 'view').predicate('p');
    const showsName = showsField(kind, caller.access, 'name');
    const rows = await db.all<{ record_id: string; id: string; name: string }>(
      `SELECT s.${column} AS record_id, p.id, p.name FROM ${table} s JOIN ${kind.table} p ON p.id = s.subject_id
       WHERE s.${column} IN (${marks(ids.length)}) AND s.subject_kind = '${resource}' AND p.deleted_at IS NULL AND ${scope.sql}
       ORDER BY s.${column}, s.subject_id`,
      [...ids, ...scope.parameters],
    );
    for (const row of rows)
      found.push({ recordId: row.record_id, kind: resource, id: row.id, name: showsName ? row.name : '' });
  }
  return found;
}

function asSubjects(links: readonly Link[]): readonly Subject[] {
  // The kit hands back what read and resolve above answered.
  return links as readonly Subject[];
}

function includes(subjects: readonly Subject[], one: Subject): boolean {
  return subjects.some(({ kind, id }) => kind === one.kind && id === one.id);
}
