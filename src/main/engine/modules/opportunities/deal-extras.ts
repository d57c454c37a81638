import type { Sight, StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';
import { visibleNames } from '../../records/visible-names';

/** Names of customer and contact where the reader sees them, and what of the checklists is ticked. */
export async function dealExtras(
  sight: Sight,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const customers = await visibleNames(
    sight,
    'customer',
    records.map((record) => record['customerId']),
  );
  const contacts = await visibleNames(
    sight,
    'contact',
    records.map((record) => record['contactId']),
  );
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
