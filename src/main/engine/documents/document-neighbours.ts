import type { Resource } from '@shared/access/resources';
import type { Sight, StoredRecord } from '../records/record-kind';
import { stringOrNull } from '../records/tell';
import { visibleNames } from '../records/visible-names';

/**
 * Names of the records that `<key>Id` points at, as far as the reader sees them, by record. An id of what one does not see is
 * not told either.
 */
export async function namedNeighbours(
  sight: Sight,
  records: readonly StoredRecord[],
  neighbours: Readonly<Record<string, Resource>>,
): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  const extras = new Map(records.map(({ id }) => [id, {}]));
  for (const [key, resource] of Object.entries(neighbours)) {
    const names = await visibleNames(
      sight,
      resource,
      records.map((record) => record[`${key}Id`]),
    );
    for (const record of records) {
      const name = names.get(stringOrNull(record[`${key}Id`]) ?? '') ?? null;
      Object.assign(extras.get(record.id) ?? {}, { [key]: name }, name === null && { [`${key}Id`]: null });
    }
  }
  return extras;
}
