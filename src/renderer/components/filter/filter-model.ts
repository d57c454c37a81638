import type { Filter, FilterCondition, FilterOperator } from '@shared/contract/list';
import { RELATIVE_PERIODS, type RelativePeriod } from '@shared/lib/dates';
import type { EditorField, FindReferences, Option } from '../form/field-types';

/** What can be filtered by, with its translated words. */
export interface FilterField {
  key: string;
  label: string;
  type: EditorField['type'];
  options?: readonly Option[];
  /** Only these; otherwise those of the type. */
  operators?: readonly FilterOperator[];
  /** For users, departments and references: how to look them up, and the name of a chosen id. */
  find?: FindReferences;
  nameOf?: (id: string) => string;
  currency?: string;
}

export type FilterGroup = { and: Filter[] } | { or: Filter[] };
export type FilterValue = FilterCondition['value'];

const comparison = ['gt', 'gte', 'lt', 'lte', 'between', 'eq', 'empty'] as const;
const text = ['contains', 'startsWith', 'eq', 'ne', 'empty'] as const;
const parts = ['contains', 'startsWith', 'empty'] as const;
const time = ['within', 'gte', 'lt', 'between', 'empty'] as const;
const one = ['eq', 'ne', 'in', 'empty'] as const;

const operatorsByType: Record<EditorField['type'], readonly FilterOperator[]> = {
  text,
  longText: ['contains', 'empty'],
  number: comparison,
  money: comparison,
  decimal: comparison,
  date: time,
  moment: time,
  choice: one,
  multiChoice: ['in', 'empty'],
  tags: ['in', 'empty'],
  yesNo: ['eq', 'empty'],
  phones: parts,
  emails: parts,
  handles: parts,
  addresses: ['contains', 'empty'],
  user: one,
  users: ['in', 'empty'],
  department: one,
  reference: one,
  links: ['eq', 'in'],
};

export function operatorsOf(field: FilterField): readonly FilterOperator[] {
  return field.operators ?? operatorsByType[field.type];
}

export function isTimeField(field: FilterField): boolean {
  return field.type === 'date' || field.type === 'moment';
}

/** Periods of `within` that carry a number of days: `lastDays:30`. */
export const countedPeriods: readonly string[] = ['lastDays', 'nextDays'] satisfies RelativePeriod[];
/** Those that are their name alone. */
export const periods = RELATIVE_PERIODS.filter((period) => !countedPeriods.includes(period));

/** A fresh condition on a field: its first operator, nothing to compare with yet. */
export function newCondition(field: FilterField): FilterCondition {
  const op = operatorsOf(field)[0] ?? 'eq';
  return { field: field.key, op, value: startValue(op) };
}

export function startValue(op: FilterOperator): FilterValue {
  if (op === 'empty') return true;
  if (op === 'within') return 'thisMonth';
  if (op === 'in') return [];
  if (op === 'between') return [null, null];
  return null;
}

/** False while something is missing; the engine would refuse it. */
export function isComplete({ op, value }: FilterCondition): boolean {
  if (op === 'empty') return typeof value === 'boolean';
  if (op === 'in') return Array.isArray(value) && value.length > 0;
  if (op === 'between') return Array.isArray(value) && value.length === 2 && value.every((end) => end !== null);
  return value !== null && value !== undefined && value !== '';
}

export function isGroup(filter: Filter): filter is FilterGroup {
  return 'and' in filter || 'or' in filter;
}

export function membersOf(group: FilterGroup): Filter[] {
  return 'and' in group ? group.and : group.or;
}

export function withMembers(group: FilterGroup, members: Filter[]): FilterGroup {
  return 'and' in group ? { and: members } : { or: members };
}

/** Leaves out what is not complete and groups without members; nothing left is null. */
export function tidyFilter(filter: Filter | null): Filter | null {
  if (!filter) return null;
  if (!isGroup(filter)) return isComplete(filter) ? filter : null;
  const members = membersOf(filter)
    .map(tidyFilter)
    .filter((member) => member !== null);
  return members.length > 0 ? withMembers(filter, members) : null;
}

/** The conditions that must all hold, one chip each; anything else on top is a single chip. */
export function chipsOf(filter: Filter | null): Filter[] {
  if (!filter) return [];
  return 'and' in filter ? filter.and : [filter];
}

export function fromChips(chips: Filter[]): Filter | null {
  return chips.length > 0 ? { and: chips } : null;
}
