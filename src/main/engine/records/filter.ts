import { Fault } from '@shared/contract/faults';
import type { FieldDescription } from '@shared/contract/fields';
import type { Filter, FilterCondition, FilterOperator } from '@shared/contract/list';
import type { Access } from '../access/caller';
import type { AccessRegistry } from '../access/registry';
import type { Sql } from '../access/scope';
import { everything, marks } from '../access/scope';
import { asNumber, escapeLike, indexedBy, jsonValue, likeAnywhere } from '../database/dialect';
import type { SqlValue } from '../database/reader';
import { showsField } from './present';
import type { CustomFieldSource } from './custom-fields';
import type { IndexedField, LinkFilter, RecordKind } from './record-kind';
import type { PeriodReader } from './period';

/** A filter as SQL over a row called `c`, and what it costs. */
export interface CompiledFilter extends Sql {
  /** Conditions all of which hold and which an index can answer alone; the list may start from one of them. */
  readonly narrowing: readonly Narrowing[];
  /** Fields with an order's index that a condition of their own is about. */
  readonly ordered: readonly string[];
  /** Rows that no index finds must be looked at one by one: such a list runs on a reader thread. */
  readonly isScan: boolean;
}

export interface Narrowing {
  /** Answers ids of matching rows that are not in the bin. */
  readonly ids: Sql;
  readonly indexed: IndexedField | undefined;
}

interface Part extends Sql {
  readonly narrowing: Narrowing | undefined;
  readonly isScan: boolean;
  readonly ordered?: string;
}

export interface FilterContext {
  readonly registry: AccessRegistry;
  readonly kind: RecordKind;
  readonly access: Access;
  readonly customFields: CustomFieldSource;
  readonly periods: PeriodReader;
}

export const noFilter: CompiledFilter = { ...everything, narrowing: [], ordered: [], isScan: false };

/** Turns the JSON filter into SQL. What is unknown, hidden or does not fit its field is refused by name. */
export function compileFilter(context: FilterContext, filter: Filter | undefined): CompiledFilter {
  if (filter === undefined) return noFilter;
  const parts = topLevel(filter).map((part) => compile(context, part));
  return {
    ...join(parts, 'AND'),
    narrowing: parts.flatMap((part) => part.narrowing ?? []),
    ordered: parts.flatMap((part) => part.ordered ?? []),
    isScan: parts.some((part) => part.isScan),
  };
}

function topLevel(filter: Filter): Filter[] {
  return 'and' in filter ? filter.and.flatMap(topLevel) : [filter];
}

function compile(context: FilterContext, filter: Filter): Part {
  if ('field' in filter) return compileCondition(context, filter);
  const isAnd = 'and' in filter;
  const parts = (isAnd ? filter.and : filter.or).map((part) => compile(context, part));
  return { ...join(parts, isAnd ? 'AND' : 'OR'), narrowing: undefined, isScan: true };
}

function join(parts: readonly Sql[], word: 'AND' | 'OR'): Sql {
  if (parts.length === 0) return word === 'AND' ? everything : { sql: '0', parameters: [] };
  return {
    sql: `(${parts.map((part) => part.sql).join(` ${word} `)})`,
    parameters: parts.flatMap((part) => part.parameters),
  };
}

function compileCondition(context: FilterContext, condition: FilterCondition): Part {
  const { kind, access } = context;
  const { field: key } = condition;
  if (key.startsWith('custom.')) return compileCustom(context, condition);
  const link = Object.hasOwn(kind.links, key) ? kind.links[key] : undefined;
  if (link) return compileLink(context, link, condition);
  const field = Object.hasOwn(kind.fields, key) ? kind.fields[key] : undefined;
  if (!field?.filterable) throw new Fault('invalid_input', { reason: 'badFilter', field: key, op: condition.op });
  if (!showsField(kind, access, key)) throw new Fault('invalid_input', { reason: 'hiddenField', field: key });
  const codec = kind.columns.find((column) => column.key === key);
  if (!codec) throw new Fault('invalid_input', { reason: 'badFilter', field: key, op: condition.op });
  switch (field.type) {
    case 'tags':
      return compileCompanion(kind, condition, 'tag', 'tag');
    case 'users':
      return compileCompanion(kind, condition, 'co_owner', 'user_id');
    case 'phones':
    case 'emails':
      return compileContactPoint(kind, condition, field.type === 'phones' ? 'phone' : 'mail');
    case 'multiChoice':
      return compileJsonList(`c.${codec.column}`, condition);
    default: {
      const column = kind.expressions[key] ?? `c.${codec.column}`;
      const expression = field.type === 'decimal' ? comparableDecimal(kind, key, column) : column;
      const part = compileValue(context, field, expression, condition);
      const indexed = kind.indexed[key];
      const canNarrow = indexed && (condition.op === 'eq' || condition.op === 'in');
      return {
        ...part,
        narrowing: canNarrow
          ? {
              ids: {
                sql: `SELECT c.id FROM ${kind.table} c WHERE c.deleted_at IS NULL AND ${part.sql}`,
                parameters: part.parameters,
              },
              indexed,
            }
          : undefined,
        isScan: !canNarrow && !sortsBy(kind, key),
        ...(sortsBy(kind, key) && { ordered: key }),
      };
    }
  }
}

/** A decimal is compared by the number its order goes by, or read as one. */
function comparableDecimal(kind: RecordKind, key: string, column: string): string {
  const order = Object.hasOwn(kind.sorts, key) ? kind.sorts[key] : undefined;
  return order ? `c.${order.column}` : asNumber(column);
}

/** A range over the column the list may be sorted by is found in that order's index. */
function sortsBy(kind: RecordKind, key: string): boolean {
  return Object.hasOwn(kind.sorts, key);
}

function compileCustom(context: FilterContext, condition: FilterCondition): Part {
  const key = condition.field.slice('custom.'.length);
  const own = context.customFields.find(context.kind.resource, key);
  if (!own || own.isRetired)
    throw new Fault('invalid_input', { reason: 'badFilter', field: condition.field, op: condition.op });
  if (context.access.group(own.group) !== 'show')
    throw new Fault('invalid_input', { reason: 'hiddenField', field: condition.field });
  const expression = jsonValue('c.custom', own.key);
  if (own.field.list) return compileJsonList(expression, condition);
  const part = compileValue(context, own.field, expression, condition);
  const canNarrow = own.index !== undefined && narrowed.includes(condition.op) && condition.value !== null;
  // Many matches are walked through in the list's order and looked at one by one: not on the engine's thread.
  return { ...part, narrowing: canNarrow ? indexedIds(context.kind, own.index, part) : undefined, isScan: true };
}

const narrowed: readonly FilterOperator[] = ['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'between', 'within'];

function indexedIds(kind: RecordKind, index: string, part: Sql): Narrowing {
  return {
    ids: {
      sql: `SELECT c.id FROM ${kind.table} c ${indexedBy(index)} WHERE c.deleted_at IS NULL AND ${part.sql}`,
      parameters: part.parameters,
    },
    indexed: undefined,
  };
}

/** Rows linked with a record the caller may see; one he or she may not see links nothing. */
function compileLink({ access, registry }: FilterContext, link: LinkFilter, condition: FilterCondition): Part {
  const { op, value } = condition;
  const values = (Array.isArray(value) ? value : [value]).filter((entry): entry is string => typeof entry === 'string');
  if (values.length === 0 || (op !== 'eq' && op !== 'in'))
    throw new Fault('invalid_input', { reason: 'badFilter', field: condition.field, op });
  const visible = registry.scope(link.resource, access, 'view').predicate('p');
  const ids: Sql = {
    sql: link.ids(
      `SELECT p.id FROM ${link.table} p WHERE p.id IN (${marks(values.length)}) AND p.deleted_at IS NULL AND ${visible.sql}`,
    ),
    parameters: [...values, ...visible.parameters],
  };
  return {
    sql: `c.id IN (${ids.sql})`,
    parameters: ids.parameters,
    narrowing: { ids, indexed: undefined },
    isScan: false,
  };
}

const comparisons = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

function compileValue(
  context: FilterContext,
  field: FieldDescription,
  expression: string,
  condition: FilterCondition,
): Sql {
  const { op, value } = condition;
  const bad = () => new Fault('invalid_input', { reason: 'badFilter', field: condition.field, op });
  const one = (given: unknown): SqlValue => comparable(context, field, given, bad);
  if (!operatorsOf(field).includes(op)) throw bad();
  switch (op) {
    case 'eq':
      return value === null || value === undefined
        ? { sql: `${expression} IS NULL`, parameters: [] }
        : { sql: `${expression} = ?`, parameters: [one(value)] };
    case 'ne':
      return value === null || value === undefined
        ? { sql: `${expression} IS NOT NULL`, parameters: [] }
        : { sql: `(${expression} IS NULL OR ${expression} <> ?)`, parameters: [one(value)] };
    case 'in': {
      if (!Array.isArray(value)) throw bad();
      const values = value.map(one);
      return { sql: values.length === 0 ? '0' : `${expression} IN (${marks(values.length)})`, parameters: values };
    }
    case 'contains':
    case 'startsWith': {
      if (typeof value !== 'string' || value === '') throw bad();
      return { sql: likeAnywhere(expression), parameters: [`${op === 'contains' ? '%' : ''}${escapeLike(value)}%`] };
    }
    case 'between': {
      if (!Array.isArray(value) || value.length !== 2) throw bad();
      return { sql: `(${expression} >= ? AND ${expression} <= ?)`, parameters: value.map(one) };
    }
    case 'within': {
      if (typeof value !== 'string') throw bad();
      const period = context.periods.period(value);
      if (!period) throw bad();
      const [from, to] = field.type === 'date' ? period.days : period.moments;
      return { sql: `(${expression} >= ? AND ${expression} < ?)`, parameters: [from, to] };
    }
    case 'empty':
      return { sql: `(${expression} IS ${value === false ? 'NOT ' : ''}NULL)`, parameters: [] };
    default:
      return { sql: `${expression} ${comparisons[op]} ?`, parameters: [one(value)] };
  }
}

const always: readonly FilterOperator[] = ['eq', 'ne', 'in', 'empty'];
const ordered: readonly FilterOperator[] = [...always, 'gt', 'gte', 'lt', 'lte', 'between'];

/** The operators that mean something for a field, by its type. */
export function operatorsOf(field: FieldDescription): readonly FilterOperator[] {
  switch (field.type) {
    case 'text':
    case 'longText':
      return [...ordered, 'contains', 'startsWith'];
    case 'number':
    case 'money':
    case 'decimal':
      return ordered;
    case 'date':
    case 'moment':
      return [...ordered, 'within'];
    case 'phones':
    case 'emails':
      return ['eq', 'contains', 'startsWith', 'empty'];
    default:
      return always;
  }
}

/** A value as the column holds it; `{daysAgo}` becomes the day or moment it stands for. */
function comparable(context: FilterContext, field: FieldDescription, value: unknown, bad: () => Fault): SqlValue {
  if (typeof value === 'object' && value !== null && 'daysAgo' in value && typeof value.daysAgo === 'number') {
    if (field.type !== 'date' && field.type !== 'moment') throw bad();
    const start = context.periods.daysAgo(value.daysAgo);
    return field.type === 'date' ? start.day : start.moment;
  }
  if (field.type === 'yesNo') return typeof value === 'boolean' ? Number(value) : fail(bad);
  if (isNumeric(field)) return typeof value === 'number' ? value : fail(bad);
  if (typeof value !== 'string') return fail(bad);
  if (field.type !== 'moment') return value;
  const time = Date.parse(value);
  return Number.isNaN(time) ? fail(bad) : time;
}

/** Compared as numbers; decimals are text in their column. */
function isNumeric({ type }: FieldDescription): boolean {
  return type === 'number' || type === 'money' || type === 'decimal';
}

function fail(bad: () => Fault): never {
  throw bad();
}

/** Tags and co-owners lie in tables of their own. */
function compileCompanion(kind: RecordKind, condition: FilterCondition, companion: string, column: string): Part {
  const { op, value } = condition;
  const table = `${kind.table}_${companion}`;
  if (op === 'empty') {
    const sql = `${value === false ? '' : 'NOT '}EXISTS (SELECT 1 FROM ${table} x WHERE x.record_id = c.id)`;
    return { sql, parameters: [], narrowing: undefined, isScan: true };
  }
  const values = (Array.isArray(value) ? value : [value]).filter((entry): entry is string => typeof entry === 'string');
  if (values.length === 0 || !['eq', 'ne', 'in', 'contains'].includes(op)) {
    throw new Fault('invalid_input', { reason: 'badFilter', field: condition.field, op });
  }
  const ids: Sql = {
    sql: `SELECT record_id FROM ${table} WHERE ${column} IN (${marks(values.length)})`,
    parameters: values,
  };
  if (op === 'ne') return { sql: `c.id NOT IN (${ids.sql})`, parameters: values, narrowing: undefined, isScan: true };
  return { sql: `c.id IN (${ids.sql})`, parameters: values, narrowing: { ids, indexed: undefined }, isScan: false };
}

function compileContactPoint(kind: RecordKind, condition: FilterCondition, type: 'phone' | 'mail'): Part {
  const { op, value } = condition;
  const table = `${kind.table}_contact_point`;
  if (op === 'empty') {
    const sql = `${value === false ? '' : 'NOT '}EXISTS (SELECT 1 FROM ${table} x WHERE x.record_id = c.id AND x.type = '${type}')`;
    return { sql, parameters: [], narrowing: undefined, isScan: true };
  }
  if (typeof value !== 'string' || value === '')
    throw new Fault('invalid_input', { reason: 'badFilter', field: condition.field, op });
  const text = type === 'phone' ? value.replace(/[\s()-]/g, '') : value.trim().toLowerCase();
  if (op === 'eq') {
    const ids: Sql = {
      sql: `SELECT record_id FROM ${table} WHERE normal IN (?, ?) AND type = ?`,
      parameters: [text, `+86${text}`, type],
    };
    return {
      sql: `c.id IN (${ids.sql})`,
      parameters: ids.parameters,
      narrowing: { ids, indexed: undefined },
      isScan: false,
    };
  }
  const pattern = `${op === 'contains' ? '%' : ''}${escapeLike(text)}%`;
  const sql = `EXISTS (SELECT 1 FROM ${table} x WHERE x.record_id = c.id AND x.type = ? AND ${likeAnywhere('x.normal')})`;
  return { sql, parameters: [type, pattern], narrowing: undefined, isScan: true };
}

/** Several choices in one field lie as a JSON list. */
function compileJsonList(expression: string, condition: FilterCondition): Part {
  const { op, value } = condition;
  if (op === 'empty') {
    const sql = `(coalesce(json_array_length(${expression}), 0) ${value === false ? '>' : '='} 0)`;
    return { sql, parameters: [], narrowing: undefined, isScan: true };
  }
  const values = (Array.isArray(value) ? value : [value]).filter((entry): entry is string => typeof entry === 'string');
  if (values.length === 0 || !['eq', 'ne', 'in', 'contains'].includes(op)) {
    throw new Fault('invalid_input', { reason: 'badFilter', field: condition.field, op });
  }
  const exists = `EXISTS (SELECT 1 FROM json_each(coalesce(${expression}, '[]')) j WHERE j.value IN (${marks(values.length)}))`;
  return { sql: op === 'ne' ? `NOT ${exists}` : exists, parameters: values, narrowing: undefined, isScan: true };
}
