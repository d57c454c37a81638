import type { CommandContext } from '../context';
import { putDocument } from '../search/search-index';
import { documentTokens } from '../search/tokens';
import { strings } from './companions';
import type { StoredRecord } from './record-kind';
import { stringOrNull } from './tell';
import type { WritableKind } from './writable-kind';

/** Writes the search document of a record as it is now. */
export async function indexRecord(
  context: Pick<CommandContext, 'db'>,
  kind: WritableKind,
  record: StoredRecord,
): Promise<void> {
  const { db } = context;
  if (!kind.document) return;
  const { subtitle, ...document } = kind.document(record);
  const shares = kind.nature
    ? await db.all<{ principal: string }>(`SELECT principal FROM ${kind.table}_share WHERE record_id = ?`, [record.id])
    : [];
  const tokens = documentTokens({
    ...document,
    access: {
      departmentId: stringOrNull(record['departmentId']),
      peopleIds: [stringOrNull(record['ownerId']), ...strings(record['coOwnerIds'])].filter(
        (id): id is string => id !== null,
      ),
      shareIds: shares.map((share) => share.principal),
    },
  });
  await putDocument(db, { kind: kind.resource, recordId: record.id, title: document.name, subtitle, tokens });
}
