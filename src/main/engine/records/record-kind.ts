import type { Resource } from '@shared/access/resources';
import type { FieldDescription, Fields } from '@shared/contract/fields';
import { snakeCase } from '../database/connections';
import type { QueryContext } from '../context';
import type { Row, SqlValue } from '../database/reader';

/** How a kind of record lies in the database: what list, read, filter and write work from. */
export interface RecordKind {
  readonly resource: Resource;
  readonly table: string;
  readonly fields: Fields;
  /** Fields worked out from others, as SQL over a row called `c`. */
  readonly expressions: Readonly<Record<string, string>>;
  readonly sorts: Readonly<Record<string, SortOrder>>;
  readonly defaultSort: string;
  /** Indexes that answer an equality filter, by field key. */
  readonly indexed: Readonly<Record<string, IndexedField>>;
  /** Filters by a record of another kind that is linked, such as `customerId`. */
  readonly links: Readonly<Record<string, LinkFilter>>;
  readonly columns: readonly ColumnCodec[];
  /** Has tables of co-workers, shares and tags beside its own. */
  readonly isShared?: boolean;
  /** Records can be merged: the one that went has `merged_into_id`. */
  readonly canMerge?: boolean;
  /** Kinds whose records decide who sees these ones: an activity is seen through its subjects. */
  readonly seenThrough?: readonly Resource[];
  /** What else an answer carries, by record: links, by the reader's sight of the records linked. */
  readonly extras?: (
    context: Sight,
    records: readonly StoredRecord[],
  ) => Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>>;
}

/** Who looks, and through what. */
export type Sight = Pick<QueryContext, 'services' | 'caller' | 'db'>;

export interface LinkFilter {
  readonly resource: Resource;
  readonly table: string;
  /** Ids (one column) of rows linked with the records whose ids the statement in brackets answers. */
  readonly ids: (linked: string) => string;
}

export interface SortOrder {
  readonly index: string;
  readonly column: string;
  /** Rows without a value come last in both directions. */
  readonly isNullable: boolean;
}

export interface IndexedField {
  readonly index: string;
  /** The sort the same index also gives, if any. */
  readonly alsoSorts?: string;
}

/** One column of the row and the field it carries. */
export interface ColumnCodec {
  readonly key: string;
  readonly column: string;
  readonly field: FieldDescription;
  /** What the list reads: the column, or the expression of a computed field. */
  readonly select: string;
  readonly decode: (value: SqlValue) => unknown;
  readonly encode: (value: unknown) => SqlValue;
}

export function defineKind(kind: Omit<RecordKind, 'columns'>): RecordKind {
  const columns = Object.entries(kind.fields).map(([key, field]) => {
    const column = snakeCase(key);
    const expression = kind.expressions[key];
    return { key, column, field, select: expression ? `${expression} AS ${column}` : `c.${column}`, ...codecOf(field) };
  });
  return { ...kind, columns };
}

type Codec = Pick<ColumnCodec, 'decode' | 'encode'>;

const plain: Codec = { decode: (value) => value, encode: (value) => (value ?? null) as SqlValue };
const json: Codec = {
  decode: (value) => (value === '[]' ? [] : (JSON.parse(String(value)) as unknown)),
  encode: (value) => JSON.stringify(value ?? []),
};
const moment: Codec = {
  decode: (value) => (value === null ? null : new Date(Number(value)).toISOString()),
  encode: (value) => (typeof value === 'string' ? Date.parse(value) : null),
};
const yesNo: Codec = {
  decode: (value) => (value === null ? null : value === 1),
  encode: (value) => (value === null || value === undefined ? null : Number(value)),
};

/** Moments are integer milliseconds, lists JSON, yes and no 1 and 0; everything else is itself. */
function codecOf(field: FieldDescription): Codec {
  if (field.list) return json;
  if (field.type === 'moment') return moment;
  if (field.type === 'yesNo') return yesNo;
  return plain;
}

/** What the frame of every record is read from, beside its fields. */
const frameColumns = ['c.id', 'c.custom', 'c.version', 'c.created_at', 'c.updated_at', 'c.deleted_at'];

/** The select list of a whole record. */
export function selectRecord(kind: RecordKind): string {
  return [...new Set([...frameColumns, ...kind.columns.map((column) => column.select)])].join(', ');
}

/** A record as stored, decoded: all fields, whoever asks. Not for anybody's eyes before it is presented. */
export interface StoredRecord {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: number | null;
  readonly custom: Record<string, unknown>;
  readonly [key: string]: unknown;
}

export function decodeRow(kind: RecordKind, row: Row): StoredRecord {
  const record = blankRecord(kind);
  record['id'] = row['id'];
  record['version'] = row['version'];
  record['createdAt'] = moment.decode(row['created_at'] ?? null);
  record['updatedAt'] = moment.decode(row['updated_at'] ?? null);
  record['deletedAt'] = row['deleted_at'];
  record['custom'] = row['custom'] === '{}' ? {} : (JSON.parse(String(row['custom'])) as unknown);
  for (const { key, column, decode } of kind.columns) record[key] = decode(row[column] ?? null);
  // The frame above and the kind's columns are all the type says.
  return record as StoredRecord;
}

const blanks = new WeakMap<RecordKind, Record<string, unknown>>();

function blankRecord(kind: RecordKind): Record<string, unknown> {
  const frame = ['id', 'version', 'createdAt', 'updatedAt', 'deletedAt', 'custom'];
  const blank = blanks.get(kind) ?? blankOf([...frame, ...kind.columns.map((column) => column.key)]);
  blanks.set(kind, blank);
  return { ...blank };
}

/**
 * An object with these keys, all null, to be copied and filled. V8 keeps objects that were given many keys one after the
 * other in a slow form; copies of one that was parsed are not, and filling them takes an eighth of the time (measured).
 */
export function blankOf(keys: readonly string[]): Record<string, unknown> {
  return JSON.parse(JSON.stringify(Object.fromEntries(keys.map((key) => [key, null])))) as Record<string, unknown>;
}

/** The columns of the given field values; computed fields are left out. */
export function encodeFields(kind: RecordKind, values: Readonly<Record<string, unknown>>): Record<string, SqlValue> {
  return encode(kind, values, (field) => !field.computed);
}

/** The same for values the kind itself worked out, computed ones among them. */
export function encodeSettled(kind: RecordKind, values: Readonly<Record<string, unknown>>): Record<string, SqlValue> {
  return encode(kind, values, () => true);
}

function encode(
  kind: RecordKind,
  values: Readonly<Record<string, unknown>>,
  isWanted: (field: FieldDescription) => boolean,
): Record<string, SqlValue> {
  const row: Record<string, SqlValue> = {};
  for (const { key, column, encode: toColumn, field } of kind.columns)
    if (isWanted(field) && values[key] !== undefined) row[column] = toColumn(values[key]);
  return row;
}
