import type { Sight, StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';
import { visibleNames } from '../../records/visible-names';

const pointers = [
  { key: 'referredByCustomerId', resource: 'customer', named: 'referredBy' },
  { key: 'customerId', resource: 'customer', named: 'customer' },
  { key: 'contactId', resource: 'contact', named: 'contact' },
  { key: 'opportunityId', resource: 'opportunity', named: 'opportunity' },
] as const;

/** Who referred a lead and what it became, by name where the reader sees it; the id of what one does not see is not told. */
export async function leadExtras(
  sight: Sight,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const extras = new Map(records.map(({ id }) => [id, {}]));
  for (const { key, resource, named } of pointers) {
    const names = await visibleNames(
      sight,
      resource,
      records.map((record) => record[key]),
    );
    for (const record of records) {
      const shown = names.get(stringOrNull(record[key]) ?? '') ?? null;
      Object.assign(extras.get(record.id) ?? {}, {
        [named]: shown,
        ...(!shown && record[key] !== null && { [key]: null }),
      });
    }
  }
  return extras;
}
