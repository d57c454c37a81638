import type { DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import type { Reader } from '../../database/reader';

/** A column that says which record a row belongs to. */
export interface Pointer {
  readonly table: string;
  readonly column: string;
  /** Where a column of the row names the kind of record, and how. */
  readonly kind?: { readonly column: string; readonly value: string } | undefined;
  /** The column is part of what tells the table's rows apart: a row that is there already replaces the one that moves. */
  readonly isKey: boolean;
}

type Loose = Readonly<
  Record<string, { readonly kindColumn: string; readonly columns: readonly string[]; readonly plural?: true }>
>;

/** Tables that point at records of several kinds and so cannot say it to the database. A test finds those missing here. */
export const looseTables: Loose = {
  activity_subject: { kindColumn: 'subject_kind', columns: ['subject_id'] },
  file_subject: { kindColumn: 'subject_kind', columns: ['subject_id'] },
  timeline_link: { kindColumn: 'subject_kind', columns: ['subject_id'] },
  timeline_entry: { kindColumn: 'source_kind', columns: ['source_id'] },
  notice: { kindColumn: 'record_kind', columns: ['record_id'] },
  comment: { kindColumn: 'record_kind', columns: ['record_id'] },
  recent_record: { kindColumn: 'kind', columns: ['record_id'] },
  external_reference: { kindColumn: 'kind', columns: ['record_id'], plural: true },
};

/** Tables of pairs: both columns point, in an order of their own. */
export const pairTables = ['not_duplicate', 'duplicate_pair'] as const;

/** Tables whose pointers are never customers or contacts: of people, departments and products. */
export const foreignTables = ['target'] as const;

/** Tables that tell what happened to a record at a time, or are made from it: they stay with its id. */
export const historyTables = ['audit', 'change', 'search_document', 'bulk_change', 'merge'] as const;

/** A record's own lists, written anew from its fields; and with whom it is shared. */
export function companionTablesOf(kind: DuplicateRecordKind): string[] {
  return ['co_owner', 'tag', 'contact_point', 'duplicate_key'].map((name) => `${kind}_${name}`);
}

/** Everything that points at records of a kind: the schema is asked, so that a new table cannot be forgotten. */
export async function pointersTo(db: Reader, kind: DuplicateRecordKind): Promise<Pointer[]> {
  const own = companionTablesOf(kind);
  const references = await db.all<{ source: string; field: string }>(
    `SELECT m.name AS source, f."from" AS field FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
     WHERE m.type = 'table' AND f."table" = ? ORDER BY m.name, f."from"`,
    [kind],
  );
  const pointers: Pointer[] = [];
  for (const { source, field } of references.filter((reference) => !own.includes(reference.source)))
    pointers.push({ table: source, column: field, isKey: (await keyColumns(db, source)).includes(field) });
  for (const [table, { kindColumn, columns, plural }] of Object.entries(looseTables)) {
    const keys = await keyColumns(db, table);
    for (const column of columns)
      pointers.push({
        table,
        column,
        kind: { column: kindColumn, value: plural ? `${kind}s` : kind },
        isKey: keys.includes(column),
      });
  }
  return pointers;
}

/** The columns of a table's primary key, in order. */
export async function keyColumns(db: Reader, table: string): Promise<string[]> {
  const rows = await db.all<{ name: string }>(`SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk`, [
    table,
  ]);
  return rows.map((row) => row.name);
}
