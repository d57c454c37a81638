import type { Address, LabelledValue } from '@shared/contract/fields';
import { formatAddress, formatListCell, formatWords } from '@shared/lib/list-cell';
import { moneyToDecimal } from '@shared/lib/money';
import type { ExportKind } from '@shared/modules/exports/export';
import type { Locale } from '../../context';
import type { Reader } from '../../database/reader';
import { readOrganization } from '../../organization/organization';
import { textsOf } from '../../records/field-texts';
import type { StoredRecord } from '../../records/record-kind';
import type { RecordColumn } from './export-columns';
import type { ExportRow } from './writing/export-table';

/** What cells are made with: names of people and departments, words of choices, the firm's clock and currency. */
export interface CellWords {
  readonly people: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, string>;
  readonly stages: ReadonlyMap<string, string>;
  readonly pipelines: ReadonlyMap<string, string>;
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly yes: string;
  readonly no: string;
  readonly currency: string;
  readonly clock: Intl.DateTimeFormat;
}

export async function cellWords(db: Reader, kind: ExportKind, locale: Locale): Promise<CellWords> {
  const { currency, timeZone } = await readOrganization(db);
  const users = await db.all<{ id: string; name: string; username: string }>('SELECT id, name, username FROM app_user');
  const departments = await db.all<{ id: string; name: string }>('SELECT id, name FROM department');
  const stages = await db.all<{ id: string; name: string }>('SELECT id, name FROM stage');
  const pipelines = await db.all<{ id: string; name: string }>('SELECT id, name FROM pipeline');
  const count = new Map<string, number>();
  for (const { name } of users) count.set(name, (count.get(name) ?? 0) + 1);
  return {
    // Two of one name are told apart by their user names, so that an import knows whom is meant.
    people: new Map(users.map(({ id, name, username }) => [id, (count.get(name) ?? 0) > 1 ? username : name])),
    departments: namesById(departments),
    stages: namesById(stages),
    pipelines: namesById(pipelines),
    options: textsOf(kind, locale).options,
    yes: locale === 'zh-CN' ? '是' : 'yes',
    no: locale === 'zh-CN' ? '否' : 'no',
    currency,
    clock: new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
  };
}

function namesById(rows: readonly { readonly id: string; readonly name: string }[]): ReadonlyMap<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The cells of one record, in the forms our own import reads back as the same values. */
export function exportRow(columns: readonly RecordColumn[], record: StoredRecord, words: CellWords): ExportRow {
  const currency = typeof record['currency'] === 'string' ? record['currency'] : words.currency;
  return columns.map((column) => cellOf(column, valueOf(column, record), { ...words, currency }));
}

/** Records whose names stand in a column of their own. */
const neighbours = ['customer', 'contact', 'opportunity', 'quote', 'order'];

function valueOf({ key }: RecordColumn, record: StoredRecord): unknown {
  if (key.startsWith('custom.')) return record.custom[key.slice(7)];
  const links = (name: string) => (Array.isArray(record[name]) ? (record[name] as Record<string, unknown>[]) : []);
  if (key === 'company') return links('customers')[0]?.['name'];
  if (key === 'role') return links('customers')[0]?.['role'];
  if (neighbours.includes(key)) {
    const one = record[key];
    // A deal names its customer itself, an activity among its subjects.
    if (typeof one === 'object' && one !== null && 'name' in one) return one.name;
    return links('subjects').find((subject) => subject['kind'] === key)?.['name'];
  }
  return record[key];
}

function cellOf({ key, field }: RecordColumn, value: unknown, words: CellWords): string | null {
  if (value === null || value === undefined || value === '') return null;
  const named = (names: ReadonlyMap<string, string>) => (id: unknown) => names.get(String(id)) ?? '';
  const option = (choice: unknown) => words.options[key]?.[String(choice)] ?? String(choice);
  switch (field?.type) {
    case undefined:
      return key === 'role' ? option(value) : wordOf(value);
    case 'choice':
      return option(value);
    case 'multiChoice':
      return formatWords(listOf(value).map(option)) || null;
    case 'tags':
      return formatWords(listOf(value).map(String)) || null;
    case 'user':
      return named(words.people)(value);
    case 'users':
      return formatWords(listOf(value).map(named(words.people))) || null;
    case 'department':
      return named(words.departments)(value);
    case 'stage':
      return named(words.stages)(value);
    case 'pipeline':
      return named(words.pipelines)(value);
    case 'yesNo':
      return value === true ? words.yes : words.no;
    case 'moment':
      return words.clock.format(new Date(wordOf(value)));
    case 'money':
      return moneyToDecimal(BigInt(Number(value)), words.currency);
    case 'phones':
    case 'emails':
    case 'handles':
      return formatListCell(listOf(value) as LabelledValue[]) || null;
    case 'addresses':
      return (
        formatListCell(
          (listOf(value) as Address[]).map((address) => ({ label: address.label, value: formatAddress(address) })),
        ) || null
      );
    default:
      return wordOf(value);
  }
}

/** A text, number or id as it stands in the record. */
function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
