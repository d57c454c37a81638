import type { Address, LabelledValue } from '@shared/contract/fields';
import type { Fields } from '@shared/contract/fields';
import { comparableMail } from '@shared/lib/mail';
import { comparablePhone } from '../../../duplicates/keys';
import { foldForSearch } from '../../../search/folding';
import { squeeze } from '../../../search/runs';
import { comparableName } from './identity';

type Values = Readonly<Record<string, unknown>>;

/** A field of a record that a row would change. */
export interface Change {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What a row changes of what is there: lists grow by what they do not have, other values are replaced, and what the file
 * leaves empty stays. `fillOnly` names fields that must not replace anything (defaults, and rows merged within the file).
 */
export function changesBy(
  fields: Fields,
  present: Values,
  said: Values,
  options: { country: string; fillOnly: (key: string) => boolean },
): Change[] {
  const changes: Change[] = [];
  for (const [key, value] of Object.entries(said)) {
    if (key === 'custom') {
      changes.push(...customChanges(present['custom'] as Values | undefined, value as Values, options.fillOnly));
      continue;
    }
    const type = fields[key]?.type;
    const before = present[key] ?? (fields[key]?.list ? [] : null);
    if (isList(before)) {
      const after = grown(type, before, isList(value) ? value : [], options.country);
      if (after.length > before.length) changes.push({ field: key, before, after });
      continue;
    }
    if (isSame(key, type, before, value) || (before !== null && options.fillOnly(key))) continue;
    changes.push({ field: key, before, after: value });
  }
  return changes;
}

function customChanges(present: Values = {}, said: Values, fillOnly: (key: string) => boolean): Change[] {
  return Object.entries(said).flatMap(([key, value]) => {
    const before = present[key] ?? null;
    if (JSON.stringify(before) === JSON.stringify(value)) return [];
    if (before !== null && fillOnly(`custom.${key}`)) return [];
    return [{ field: `custom.${key}`, before, after: value }];
  });
}

/** The changes as the kit takes them. */
export function patchOf(changes: readonly Change[]): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const { field, after } of changes) {
    if (field.startsWith('custom.'))
      patch['custom'] = { ...(patch['custom'] as Values | undefined), [field.slice(7)]: after };
    else patch[field] = after;
  }
  return patch;
}

/** Names that differ in width, case or blanks alone are the same; what is there stays as somebody wrote it. */
function isSame(key: string, type: string | undefined, before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (typeof before !== 'string' || typeof after !== 'string') return JSON.stringify(before) === JSON.stringify(after);
  if (key === 'name') return comparableName(before) === comparableName(after);
  if (type === 'moment') return Math.abs(Date.parse(before) - Date.parse(after)) < 1000;
  return before.replace(/\s+/g, ' ').trim() === after.replace(/\s+/g, ' ').trim();
}

function grown(
  type: string | undefined,
  before: readonly unknown[],
  added: readonly unknown[],
  country: string,
): unknown[] {
  const comparable = comparableBy(type, country);
  const known = new Set(before.map(comparable));
  const after = [...before];
  for (const entry of added) {
    const form = comparable(entry);
    if (known.has(form)) continue;
    known.add(form);
    after.push(entry);
  }
  return after;
}

function comparableBy(type: string | undefined, country: string): (entry: unknown) => string {
  // Entries of a list have the shape its type's schema says.
  if (type === 'phones') {
    return (entry) => {
      const { value } = entry as LabelledValue;
      return comparablePhone(value, country) ?? value.replace(/[\s()-]/g, '');
    };
  }
  if (type === 'emails') return (entry) => comparableMail((entry as LabelledValue).value);
  if (type === 'handles') return (entry) => (entry as LabelledValue).value.toLowerCase();
  if (type === 'addresses') return (entry) => comparableAddress(entry as Address);
  return (entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry));
}

function comparableAddress(address: Address): string {
  const { province, city, district, street } = address;
  return squeeze(foldForSearch(`${province}${city}${district}${street}`));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
