import { marks } from '../../access/scope';
import { showsField } from '../../records/present';
import type { Sight, StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names of customer and contact where the reader sees them, and what of the checklists is ticked. */
export async function dealExtras(
  sight: Sight,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const customers = await visibleNames(sight, 'customer', records);
  const contacts = await visibleNames(sight, 'contact', records);
  const checked = await checkedItems(sight, records);
  return new Map(
    records.map((record) => {
      const customer = customers.get(stringOrNull(record['customerId']) ?? '') ?? null;
      const contact = contacts.get(stringOrNull(record['contactId']) ?? '') ?? null;
      const extras: Record<string, unknown> = { customer, contact, checked: checked.get(record.id) ?? [] };
      // An id of what one does not see is not told either.
      if (!customer && record['customerId'] !== null) extras['customerId'] = null;
      if (!contact && record['contactId'] !== null) extras['contactId'] = null;
      return [record.id, extras] as const;
    }),
  );
}

async function visibleNames(
  { db, services, caller }: Sight,
  resource: 'customer' | 'contact',
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, Named>> {
  const kind = services.kinds.find(resource);
  const ids = [...new Set(records.flatMap((record) => stringOrNull(record[`${resource}Id`]) ?? []))];
  if (ids.length === 0 || !kind || !showsField(kind, caller.access, 'name')) return new Map();
  const scope = services.access.scope(resource, caller.access, 'view').predicate('c');
  const rows = await db.all<{ id: string; name: string }>(
    `SELECT c.id, c.name FROM ${resource} c WHERE c.id IN (${marks(ids.length)}) AND c.deleted_at IS NULL AND ${scope.sql}`,
    [...ids, ...scope.parameters],
  );
  return new Map(rows.map(({ id, name }) => [id, { id, name }]));
}

async function checkedItems(
  { db }: Sight,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.all<{ opportunity_id: string; item_id: string }>(
    'SELECT opportunity_id, item_id FROM opportunity_check WHERE opportunity_id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(records.map((record) => record.id))],
  );
  const checked = new Map<string, string[]>();
  for (const { opportunity_id: id, item_id: item } of rows) checked.set(id, [...(checked.get(id) ?? []), item]);
  return checked;
}
