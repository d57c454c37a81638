import type { CommandContext } from '../context';
import type { Reader } from '../database/reader';
import type { IndexedDocument } from '../search/search-index';
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
  const document = await documentOf(context.db, kind, record);
  if (document) await putDocument(context.db, document);
}

/** What a record is found by; undefined for kinds that are not searched. */
export async function documentOf(
  db: Reader,
  kind: WritableKind,
  record: StoredRecord,
): Promise<IndexedDocument | undefined> {
  if (!kind.document) return undefined;
  const { subtitle, ...document } = kind.document(record);
  const shares = kind.isShared
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
  return { kind: kind.resource, recordId: record.id, title: document.name, subtitle, tokens };
}
