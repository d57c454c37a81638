import { Fault } from '@shared/contract/faults';
import type { ActivitySubject } from '@shared/modules/activities/activity';
import { subjectKinds } from '@shared/modules/activities/activity';
import { marks } from '../../access/scope';
import type { CommandContext } from '../../context';
import type { Reader } from '../../database/reader';
import { showsField } from '../../records/present';
import type { Sight, StoredRecord } from '../../records/record-kind';
import type { Link, LinkedList } from '../../records/writable-kind';
import { areVisible } from '../../records/write-checks';

const mostSubjects = 20;

/**
 * What an activity is about (ACT-07). New subjects must be in the caller's sight. A contact of exactly one customer
 * brings that customer along and a person customer its contact, so that the parent's timeline shows it too.
 */
export const subjectLinks: LinkedList = {
  key: 'subjects',
  read: readSubjects,
  resolve: async (context, given, before) => {
    // The contract has checked the shape; links of this list are subjects.
    const wanted = (given as readonly ActivitySubject[]).map(({ kind, id }) => ({ kind, id }));
    const known = asSubjects(before);
    const added = wanted.filter((subject) => !includes(known, subject));
    for (const kind of subjectKinds) {
      const ids = added.filter((subject) => subject.kind === kind).map(({ id }) => id);
      if (!(await areVisible(context, kind, ids)))
        throw new Fault('invalid_input', { reason: 'badValue', field: 'subjects' });
    }
    const kept = await invisibleOf(context, known, wanted);
    const parents = await parentsOf(context.db, added, wanted);
    const subjects = [...wanted, ...kept, ...parents];
    return subjects.filter((subject, index) => !includes(subjects.slice(0, index), subject)).slice(0, mostSubjects);
  },
  write: async (unit, id, after, before) => {
    const [now, then] = [asSubjects(after), asSubjects(before)];
    for (const { kind, id: subjectId } of then.filter((subject) => !includes(now, subject)))
      await unit.deleteRows('activity_subject', { activity_id: id, subject_kind: kind, subject_id: subjectId });
    for (const { kind, id: subjectId } of now.filter((subject) => !includes(then, subject)))
      await unit.insertRow('activity_subject', { activity_id: id, subject_kind: kind, subject_id: subjectId });
  },
};

/** The subjects a stored activity was read with. */
export function subjectsOf(record: StoredRecord | undefined): readonly ActivitySubject[] {
  // Put there by the record kit from readSubjects below.
  return (record?.['subjects'] ?? []) as readonly ActivitySubject[];
}

function readSubjects(db: Reader, id: string): Promise<ActivitySubject[]> {
  return db.all<ActivitySubject>(
    'SELECT subject_kind AS kind, subject_id AS id FROM activity_subject WHERE activity_id = ? ORDER BY subject_kind DESC, subject_id',
    [id],
  );
}

function asSubjects(links: readonly Link[]): readonly ActivitySubject[] {
  // The kit hands back what read and resolve above answered.
  return links as readonly ActivitySubject[];
}

function includes(subjects: readonly ActivitySubject[], one: ActivitySubject): boolean {
  return subjects.some(({ kind, id }) => kind === one.kind && id === one.id);
}

async function invisibleOf(
  context: CommandContext,
  before: readonly ActivitySubject[],
  wanted: readonly ActivitySubject[],
): Promise<ActivitySubject[]> {
  const kept: ActivitySubject[] = [];
  for (const subject of before.filter((one) => !includes(wanted, one)))
    if (!(await areVisible(context, subject.kind, [subject.id]))) kept.push(subject);
  return kept;
}

async function parentsOf(
  db: Reader,
  added: readonly ActivitySubject[],
  wanted: readonly ActivitySubject[],
): Promise<ActivitySubject[]> {
  const parents: ActivitySubject[] = [];
  const namesCustomer = wanted.some((subject) => subject.kind === 'customer');
  for (const { kind, id } of added) {
    if (kind === 'contact' && !namesCustomer) {
      const customers = await db.all<{ id: string }>(
        `SELECT l.customer_id AS id FROM customer_contact l JOIN customer p ON p.id = l.customer_id
         WHERE l.contact_id = ? AND p.deleted_at IS NULL LIMIT 2`,
        [id],
      );
      if (customers.length === 1 && customers[0]) parents.push({ kind: 'customer', id: customers[0].id });
    }
    if (kind === 'customer') {
      const person = await db.one<{ id: string }>(
        'SELECT id FROM contact WHERE person_customer_id = ? AND deleted_at IS NULL',
        [id],
      );
      if (person) parents.push({ kind: 'contact', id: person.id });
    }
  }
  return parents;
}

/** Subjects of each activity as far as the reader sees them, by name. */
export async function activityExtras(
  { db, services, caller }: Sight,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const extras = new Map(records.map(({ id }) => [id, { subjects: [] as unknown[] }]));
  for (const resource of subjectKinds) {
    const kind = services.kinds.find(resource);
    if (!kind) continue;
    const scope = services.access.scope(resource, caller.access, 'view').predicate('p');
    const showsName = showsField(kind, caller.access, 'name');
    const rows = await db.all<{ activity_id: string; id: string; name: string }>(
      `SELECT s.activity_id, p.id, p.name FROM activity_subject s JOIN ${kind.table} p ON p.id = s.subject_id
       WHERE s.activity_id IN (${marks(records.length)}) AND s.subject_kind = '${resource}' AND p.deleted_at IS NULL AND ${scope.sql}
       ORDER BY s.activity_id, s.subject_id`,
      [...records.map((record) => record.id), ...scope.parameters],
    );
    for (const { activity_id, id, name } of rows)
      extras.get(activity_id)?.subjects.push({ kind: resource, id, name: showsName ? name : '' });
  }
  return extras;
}

/** What stands below an activity in the search: what it is about, as far as the asker sees it. */
export async function subjectNames(context: Sight, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  if (ids.length === 0) return names;
  for (const resource of subjectKinds) {
    const kind = context.services.kinds.find(resource);
    if (!kind || !showsField(kind, context.caller.access, 'name')) continue;
    const scope = context.services.access.scope(resource, context.caller.access, 'view').predicate('p');
    const rows = await context.db.all<{ id: string; name: string }>(
      `SELECT s.activity_id AS id, p.name FROM activity_subject s JOIN ${kind.table} p ON p.id = s.subject_id
       WHERE s.activity_id IN (${marks(ids.length)}) AND s.subject_kind = '${resource}' AND p.deleted_at IS NULL AND ${scope.sql}`,
      [...ids, ...scope.parameters],
    );
    for (const { id, name } of rows) names.set(id, [names.get(id), name].filter(Boolean).join(' · '));
  }
  return names;
}
