import type { PlanOptions } from '@shared/modules/imports/import';
import { contactRoles } from '@shared/modules/contacts/contact';
import type { BareConnection } from '../../../database/bare';
import type { Row } from '../../../database/reader';
import type { Sight } from '../../../records/record-kind';
import { mayDo } from '../../../records/present';
import { decodeRow, selectRecord } from '../../../records/record-kind';
import type { CellFault } from './cell-fault';
import type { MappedColumn } from './composed-row';
import type { NamedRecords } from './named-records';
import type { Match } from './find-record';
import type { Change } from './overlay';
import type { Said } from './row-plan';
import { choiceOf } from './words';

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

/** An activity has no key of its own: the same subject, kind and time with the same customer or contact is the same one. */
export function sameActivity({ db, services, caller }: ThreadSight, named: Named, said: Said): Match | undefined {
  const kind = services.kinds.find('activity');
  const subject = subjectsOf(said, named)[0];
  if (!kind || !subject) return undefined;
  const scope = services.access.scope('activity', caller.access, 'view').predicate('c');
  const { values } = said;
  const rows = db
    .prepared(
      `SELECT ${selectRecord(kind)} FROM activity_subject l JOIN activity c ON c.id = l.activity_id
       WHERE l.subject_kind = ? AND l.subject_id = ? AND c.subject = ? AND c.kind = ? AND c.deleted_at IS NULL AND ${scope.sql} LIMIT 200`,
    )
    .all(subject.kind, subject.id, values['subject'], values['kind'], ...scope.parameters) as Row[];
  const same = rows
    .map((row) => decodeRow(kind, row))
    .find((record) => ['startAt', 'dueDate'].every((key) => isSameTime(record[key], values[key])));
  return same && { record: same, mayEdit: mayDo(kind, caller.access, 'edit', same, false), matchedBy: [] };
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
  return subjects;
}
