import type { PlanOptions } from '@shared/modules/imports/import';
import { contactRoles } from '@shared/modules/contacts/contact';
import type { BareConnection } from '../../../database/bare';
import type { Row } from '../../../database/reader';
import type { Sight } from '../../../records/record-kind';
import { mayDo } from '../../../records/present';
import type { StoredRecord } from '../../../records/record-kind';
import { decodeRow, selectRecord } from '../../../records/record-kind';
import type { CellFault } from './cell-fault';
import type { MappedColumn } from './composed-row';
import { foreignId } from './identity';
import type { NamedRecords } from './named-records';
import type { Match } from './find-record';
import type { Change } from './overlay';
import type { Said } from './row-plan';
import { choiceOf } from './words';

/** So many of those who were invited are looked for; an activity has no more subjects. */
const mostAttendees = 15;

type Named = Readonly<Record<'customer' | 'contact', NamedRecords>>;
type ThreadSight = Sight & { readonly db: BareConnection };

/** What is wrong with the records a row names. */
export function linkFaults(
  start: { readonly columns: readonly MappedColumn[]; readonly options: PlanOptions; readonly sight: ThreadSight },
  named: Named,
  said: Said,
): CellFault[] {
  const faults: CellFault[] = [];
  const at = (field: string) => start.columns.find((column) => column.field === field)?.index ?? null;
  const tell = (field: string, reason: CellFault['reason'], value: string) =>
    faults.push({ column: at(field), field, reason, data: { value: value.slice(0, 60) } });
  const { company, customer, contact, role } = said.links;
  if (said.kind === 'contacts') {
    if (company !== undefined) {
      const found = named.customer.find(company);
      const mayCreate =
        start.options.createCustomers && start.sight.caller.access.scope('customer', 'create') !== 'none';
      if (found === 'ambiguous') tell('company', 'ambiguousCustomer', company);
      else if (!found && !mayCreate) tell('company', 'unknownCustomer', company);
    }
    if (role !== undefined && choiceOf('role', role, contactRoles) === undefined) tell('role', 'unknownChoice', role);
  }
  if (said.kind === 'activities') {
    if (customer !== undefined) {
      const found = named.customer.find(customer);
      if (found === 'ambiguous') tell('customer', 'ambiguousCustomer', customer);
      else if (!found) tell('customer', 'unknownCustomer', customer);
    }
    if (contact !== undefined && customer === undefined && !isRecord(named.contact.find(contact)))
      tell('contact', 'unknownContact', contact);
  }
  return faults;
}

function isRecord(found: ReturnType<NamedRecords['find']>): found is { id: string; name: string } {
  return typeof found === 'object';
}

export function roleOf({ links }: Said): string | null {
  return links['role'] === undefined ? null : (choiceOf('role', links['role'], contactRoles) ?? null);
}

/** A contact that is there already and shall stand at a customer it is not linked with, or in another role. */
export function linkChange({ db }: ThreadSight, named: Named, said: Said, contactId: string): Change[] {
  const { company } = said.links;
  if (said.kind !== 'contacts' || company === undefined) return [];
  const before = db
    .prepared(
      'SELECT customer_id AS id, role FROM customer_contact WHERE contact_id = ? ORDER BY position, customer_id',
    )
    .all(contactId) as { id: string; role: string | null }[];
  const found = named.customer.find(company);
  const role = roleOf(said);
  const known = isRecord(found) ? before.find((link) => link.id === found.id) : undefined;
  if (known && (role === null || known.role === role)) return [];
  // A customer that is yet to be made has no id; the run puts it in.
  const id = isRecord(found) ? found.id : `new:${company}`;
  const after = known ? before.map((link) => (link.id === id ? { id, role } : link)) : [...before, { id, role }];
  return [{ field: 'customers', before, after }];
}

/**
 * The activity with this id where it came from, such as an event's UID; without one the same subject, kind and time with the same
 * customer or contact is the same one.
 */
export function sameActivity(sight: ThreadSight, named: Named, said: Said): Match | undefined {
  const { db, services, caller } = sight;
  const kind = services.kinds.find('activity');
  if (!kind) return undefined;
  const scope = services.access.scope('activity', caller.access, 'view').predicate('c');
  const { values } = said;
  const matchOf = (record: StoredRecord, matchedBy: Match['matchedBy']): Match => ({
    record,
    mayEdit: mayDo(kind, caller.access, 'edit', record, false),
    matchedBy,
  });
  const reference = foreignId(said.links);
  if (reference !== undefined) {
    const row = db
      .prepared(
        `SELECT ${selectRecord(kind)} FROM external_reference x JOIN activity c ON c.id = x.record_id
         WHERE x.kind = 'activity' AND x.value = ? AND c.deleted_at IS NULL AND ${scope.sql}`,
      )
      .get(reference, ...scope.parameters) as Row | undefined;
    return row && matchOf(decodeRow(kind, row), ['externalId']);
  }
  const subject = subjectsOf(said, named)[0];
  if (!subject) return undefined;
  const rows = db
    .prepared(
      `SELECT ${selectRecord(kind)} FROM activity_subject l JOIN activity c ON c.id = l.activity_id
       WHERE l.subject_kind = ? AND l.subject_id = ? AND c.subject = ? AND c.kind = ? AND c.deleted_at IS NULL AND ${scope.sql} LIMIT 200`,
    )
    .all(subject.kind, subject.id, values['subject'], values['kind'], ...scope.parameters) as Row[];
  const same = rows
    .map((row) => decodeRow(kind, row))
    .find((record) => ['startAt', 'dueDate'].every((key) => isSameTime(record[key], values[key])));
  return same && matchOf(same, []);
}

function isSameTime(left: unknown, right: unknown): boolean {
  if ((left ?? null) === null || (right ?? null) === null) return (left ?? null) === (right ?? null);
  return Math.abs(Date.parse(String(left)) - Date.parse(String(right))) < 1000;
}

/** The records an activity is about, as far as they are there. */
export function subjectsOf({ links }: Said, named: Named): { kind: 'customer' | 'contact'; id: string }[] {
  const subjects: { kind: 'customer' | 'contact'; id: string }[] = [];
  for (const kind of ['customer', 'contact'] as const) {
    const text = links[kind];
    const found = text === undefined ? undefined : named[kind].find(text);
    if (isRecord(found)) subjects.push({ kind, id: found.id });
  }
  // Who came by mail and is known belongs to it; who is not is left out.
  for (const mail of (links['attendees'] ?? '').split(/[\s,;]+/).slice(0, mostAttendees)) {
    const found = mail.includes('@') ? named.contact.findByMail(mail) : undefined;
    if (found && !subjects.some(({ id }) => id === found.id)) subjects.push({ kind: 'contact', id: found.id });
  }
  return subjects;
}
