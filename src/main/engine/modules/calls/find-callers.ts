import type { CallerKind, KnownCaller } from '@shared/modules/calls/calls.contract';
import { mostCallers } from '@shared/modules/calls/calls.contract';
import type { PhoneNumber } from '@shared/lib/phone-number';
import type { Sql } from '../../access/scope';
import type { QueryContext } from '../../context';
import { labelled } from '../../records/companions';
import { loadRecords } from '../../records/list';
import { presentRecords } from '../../records/present';
import type { Presented } from '../../records/present';
import type { RecordKind } from '../../records/record-kind';
import { endsAlike, nationalDigits } from './number-ends';

interface PointRow {
  readonly id: string;
  readonly value: string;
  readonly normal: string;
}

/** Numbers with the same last four digits; a million of them has about a hundred. */
const mostWithSameEnd = 2_000;

/** Records of a kind with this number, as far as the caller sees them: by `<kind>_contact_point_normal`. */
export async function exactCallers(
  context: QueryContext,
  kind: RecordKind,
  name: CallerKind,
  number: PhoneNumber,
): Promise<KnownCaller[]> {
  const typed = number.raw.replace(/[\s()-]/g, '');
  const rows = await pointsOf(context, kind, {
    sql: 'p.normal IN (?, ?)',
    parameters: [number.e164 ?? typed, typed],
  });
  return callersOf(context, kind, name, rows, true);
}

/** Records of a kind one of whose numbers ends as this one, or the other way round: by `<kind>_contact_point_last_four`. */
export async function likelyCallers(
  context: QueryContext,
  kind: RecordKind,
  name: CallerKind,
  number: PhoneNumber,
): Promise<KnownCaller[]> {
  const digits = nationalDigits(number.e164 ?? number.raw);
  if (number.lastFour === null) return [];
  const rows = await pointsOf(context, kind, { sql: 'p.last_four = ?', parameters: [number.lastFour] });
  const alike = rows.filter(({ normal }) => endsAlike(digits, nationalDigits(normal)));
  return callersOf(context, kind, name, alike, false);
}

function pointsOf({ db, services, caller }: QueryContext, kind: RecordKind, condition: Sql): Promise<PointRow[]> {
  const scope = services.access.scope(kind.resource, caller.access, 'view').predicate('c');
  // What became a customer is found as one.
  const isOpen = kind.resource === 'lead' ? ` AND c.status <> 'converted'` : '';
  return db.all<PointRow>(
    `SELECT p.record_id AS id, p.value AS value, p.normal AS normal
     FROM ${kind.table}_contact_point p CROSS JOIN ${kind.table} c ON c.id = p.record_id
     WHERE ${condition.sql} AND p.type = 'phone' AND c.deleted_at IS NULL${isOpen} AND ${scope.sql}
     ORDER BY c.updated_at DESC, c.id, p.position LIMIT ${mostWithSameEnd}`,
    [...condition.parameters, ...scope.parameters],
  );
}

async function callersOf(
  context: QueryContext,
  kind: RecordKind,
  name: CallerKind,
  rows: readonly PointRow[],
  isExact: boolean,
): Promise<KnownCaller[]> {
  const phones = new Map<string, string>();
  for (const { id, value } of rows) if (!phones.has(id)) phones.set(id, value);
  const ids = [...phones.keys()].slice(0, mostCallers);
  const shown = await presentRecords(context, kind, await loadRecords(context, kind, ids));
  return shown.map((record) => ({
    kind: name,
    id: record.id,
    name: textOf(record, 'name') ?? '',
    detail: textOf(record, name === 'lead' ? 'companyName' : 'title'),
    customers: customersOf(record),
    ownerId: textOf(record, 'ownerId'),
    phone: phones.get(record.id) ?? labelled(record['phones'])[0]?.value ?? '',
    isExact,
  }));
}

function textOf(record: Presented, key: string): string | null {
  const value = record[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A contact's answer has its customers by name; other kinds have none. */
function customersOf(record: Presented): KnownCaller['customers'] {
  const links = record['customers'];
  if (!Array.isArray(links)) return [];
  return links.flatMap((link: unknown) => (isNamed(link) ? [{ id: link.id, name: link.name }] : []));
}

function isNamed(link: unknown): link is { id: string; name: string } {
  return (
    typeof link === 'object' &&
    link !== null &&
    'id' in link &&
    'name' in link &&
    typeof link.id === 'string' &&
    typeof link.name === 'string'
  );
}
