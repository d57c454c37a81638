import type { Address, LabelledValue } from '@shared/contract/fields';
import type { ImportKind } from '@shared/modules/imports/import';
import { parseWords } from '@shared/lib/list-cell';
import { unprotectCell } from '@shared/lib/spreadsheet-cell';
import { cleanText, hasHan } from '@shared/lib/text';
import { addressesOf, countryCode, splitChinese } from './address-text';
import type { CellFault } from './cell-fault';
import { BadCell } from './cell-fault';
import type { ComposedRow, MappedColumn } from './composed-row';
import { completeDeal, isKeptText } from './deal-row';
import { completeLead, isKeptLeadText } from './lead-row';
import { completeOrder } from './order-row';
import { convertCell, handlesOf, lineOf, mailsOf, phonesOf } from './convert-cell';
import { wholeName } from './person-name';
import type { Surroundings } from './surroundings';
import type { ImportField } from './targets';

/** Whether a cell can be read as its field at all; for guesses. */
export function fitsField(kind: ImportKind, target: ImportField, text: string, around: Surroundings): boolean {
  const row = new RowDraft(around);
  row.take({ index: 0, field: target.key, target }, text);
  const { faults } = row.finish();
  return faults.every(
    (fault) =>
      (kind === 'opportunities' && isKeptText(fault, text)) ||
      (kind === 'leads' && isKeptLeadText(fault, text)) ||
      (kind === 'orders' && fault.reason === 'unknownOwner'),
  );
}

const linkLength = 200;

/** Reads one row's cells by where their columns go. Faults name the cell they come from. */
export function composeRow(
  kind: ImportKind,
  cells: readonly string[],
  columns: readonly MappedColumn[],
  defaults: Readonly<Record<string, unknown>>,
  around: Surroundings,
): ComposedRow {
  const row = new RowDraft(around);
  for (const column of columns) {
    const raw = cells[column.index] ?? '';
    const text = around.hasApostrophes ? unprotectCell(raw) : raw;
    if (text.trim() === '') continue;
    row.take(column, text);
  }
  const composed = row.finish();
  for (const [key, value] of Object.entries(defaults)) {
    if (key.startsWith('custom.')) {
      const custom = (composed.values['custom'] ??= {}) as Record<string, unknown>;
      custom[key.slice(7)] ??= value;
    } else composed.values[key] ??= value;
  }
  if (kind === 'opportunities') completeDeal(composed, cells, columns);
  else if (kind === 'leads') completeLead(composed, cells, columns);
  else if (kind === 'orders') completeOrder(composed, cells, columns);
  else nameOf(kind, composed, columns);
  return composed;
}

class RowDraft {
  readonly #around: Surroundings;
  readonly #values: Record<string, unknown> = {};
  readonly #custom: Record<string, unknown> = {};
  readonly #links: Record<string, string> = {};
  readonly #faults: CellFault[] = [];
  /** Addresses that come in several columns, by the group their columns share. */
  readonly #addresses = new Map<string, Address>();
  #tidied = 0;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  take(column: MappedColumn, text: string): void {
    try {
      this.#read(column, text);
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      this.#faults.push({ column: column.index, field: column.field, reason: error.reason, ...error.details });
    }
  }

  finish(): ComposedRow {
    const addresses = this.#list<Address>('addresses');
    for (const address of this.#addresses.values()) {
      if (['province', 'city', 'district', 'street', 'postcode'].every((part) => address[part as keyof Address] === ''))
        continue;
      const isPlain = address.province === '' && address.city === '' && address.district === '';
      addresses.push(isPlain && hasHan(address.street) ? splitChinese(address, this.#around.country) : address);
    }
    for (const key of ['phones', 'emails', 'handles', 'addresses'])
      if (this.#list(key).length === 0) delete this.#values[key];
    if (Object.keys(this.#custom).length > 0) this.#values['custom'] = this.#custom;
    return { values: this.#values, links: this.#links, faults: this.#faults, tidied: this.#tidied };
  }

  #read(column: MappedColumn, text: string): void {
    const { field: key, target } = column;
    const label = column.label ?? '';
    switch (target.type) {
      case 'phones':
        if (column.part !== 'label') this.#addLabelled(key, phonesOf(text, label, this.#around));
        return;
      case 'emails':
        if (column.part !== 'label') this.#addLabelled(key, mailsOf(text, label));
        return;
      case 'handles':
        this.#addLabelled(key, handlesOf(text, label));
        return;
      case 'addresses':
        this.#addAddress(column, text);
        return;
      case 'tags':
        this.#values[key] = [
          ...new Set([...this.#list<string>(key), ...parseWords(text).map((tag) => lineOf(tag, 60))]),
        ];
        return;
      default:
        this.#readOne(key, target, text);
    }
  }

  #readOne(key: string, { field }: ImportField, text: string): void {
    if (!field) {
      this.#links[key] = lineOf(text, linkLength);
      return;
    }
    const value = convertCell(key, field, text, this.#around);
    if (key.startsWith('custom.')) this.#custom[key.slice(7)] = value;
    // Two columns of one text, such as two notes, both count.
    else if (field.type === 'longText' && typeof this.#values[key] === 'string')
      this.#values[key] = `${String(this.#values[key])}\n${String(value)}`;
    else this.#values[key] = value;
    // A day that is kept as its first moment was not written otherwise.
    const isDay = field.type === 'moment' && /^\d{4}-\d{2}-\d{2}$/.test(text.trim());
    if (typeof value === 'string' && value !== text && field.type !== 'choice' && field.type !== 'user' && !isDay)
      this.#tidied += 1;
  }

  #addLabelled(key: string, entries: readonly LabelledValue[]): void {
    const list = this.#list<LabelledValue>(key);
    for (const entry of entries) {
      const known = list.find((other) => other.value.replace(/\s/g, '') === entry.value.replace(/\s/g, ''));
      if (known) known.label ||= entry.label;
      else list.push(entry);
    }
    if (list.length > 20) throw new BadCell('tooManyValues', { data: { max: 20, found: list.length } });
  }

  #addAddress({ index, part, group, label = '' }: MappedColumn, text: string): void {
    if (part === undefined) {
      this.#list<Address>('addresses').push(...addressesOf(text, label, this.#around.country).map(checkedAddress));
      return;
    }
    const name = group ?? `address:${label}`;
    const address = this.#addresses.get(name) ?? {
      label,
      country: '',
      province: '',
      city: '',
      district: '',
      street: '',
      postcode: '',
    };
    this.#addresses.set(name, address);
    const line = cleanText(text);
    const code = part === 'country' ? countryCode(line) : undefined;
    // A country nobody knows is kept where it can still be read.
    if (code === '') address.street = joined(address.street, line);
    else if (part === 'street') address.street = joined(address.street, line);
    else if (part === 'label') address.label = line.slice(0, 40);
    else address[part] = code ?? line;
    checkedAddress(address);
    void index;
  }

  #list<T>(key: string): T[] {
    // Filled above only, with the entries of the list's own type.
    return (this.#values[key] ??= []) as T[];
  }
}

function joined(left: string, right: string): string {
  return left === '' ? right : `${left}, ${right}`;
}

const longestParts = { label: 40, country: 2, province: 60, city: 60, district: 60, street: 300, postcode: 20 };

function checkedAddress(address: Address): Address {
  for (const [part, max] of Object.entries(longestParts)) {
    const found = address[part as keyof Address].length;
    if (found > max) throw new BadCell('tooLong', { data: { max, found } });
  }
  return address;
}

/** Names in two columns are put together; a row without a name cannot be written. */
function nameOf(kind: ImportKind, { values, links, faults }: ComposedRow, columns: readonly MappedColumn[]): void {
  const at = (field: string): number | null => columns.find((column) => column.field === field)?.index ?? null;
  if (kind === 'activities') {
    if (typeof values['subject'] !== 'string' && typeof values['body'] === 'string')
      values['subject'] = values['body'].split('\n')[0]?.slice(0, 300);
    if (!values['subject'] && !faults.some(({ field }) => field === 'subject'))
      faults.push({ column: at('subject'), field: 'subject', reason: 'missingSubject' });
    if (!values['kind'] && !faults.some(({ field }) => field === 'kind')) values['kind'] = 'note';
    return;
  }
  const name = wholeName(links);
  if (!values['name'] && name !== '') {
    values['name'] = name;
    if (kind === 'customers') values['kind'] ??= 'person';
  }
  if (!values['name'] && !faults.some(({ field }) => field === 'name'))
    faults.push({ column: at('name'), field: 'name', reason: 'missingName' });
}
