import type { Action, Scope } from '@shared/access/resources';
import type { SqlValue } from '../database/reader';
import { unindexed } from '../database/dialect';
import type { Access } from './caller';

/** A piece of SQL with its parameters in order. */
export interface Sql {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/**
 * One meaning in two forms: `predicate` decides a row one has, `branches` find the ids through their indexes. Lists,
 * reads, search, counts, exports, timeline and events all use one of the two.
 */
export interface RowScope {
  /** All rows are in scope, but for a few that the walked index tells: no plan has to be chosen by how many are seen. */
  readonly isAll: boolean;
  /** The predicate looks into other tables: walks and counts belong on a reader thread. */
  readonly isCostly: boolean;
  /** Over a row known under the given alias. */
  readonly predicate: (alias: string) => Sql;
  /** Each answers ids (column `id`) of rows that are in scope and not in the bin; together they are all of them. */
  readonly branches: readonly Sql[];
  /** The same text for the same reach, to remember plans and counts by. */
  readonly key: string;
}

export const everything: Sql = { sql: '1', parameters: [] };

export function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}

/** All rows of a table, or none: for what belongs to the firm as a whole, such as products. */
export function firmScope(table: string, scope: Scope): RowScope {
  if (scope === 'all') return wholeTable(table);
  return {
    isAll: false,
    isCostly: false,
    predicate: () => ({ sql: '0', parameters: [] }),
    branches: [],
    key: 'none',
  };
}

function wholeTable(table: string): RowScope {
  return {
    isAll: true,
    isCostly: false,
    predicate: () => everything,
    branches: [{ sql: `SELECT id FROM ${table} WHERE deleted_at IS NULL`, parameters: [] }],
    key: 'all',
  };
}

/** Which rows of a record table (`customer`, `contact`) the caller reaches with an action. */
export function recordScope(table: string, access: Access, action: Action, scope: Scope): RowScope {
  if (scope === 'all') return wholeTable(table);
  const ways = waysTo(table, access, scope);
  const named = companionWays(table, access, action, scope);
  const parameters = [...ways, ...named].flatMap((way) => way.parameters);
  // Few rows name anybody, and the sort indexes know which: only those are asked for their names.
  const isNamed = (alias: string) =>
    named.length === 0
      ? []
      : [`(${unindexed(`${alias}.is_named`)} = 1 AND (${named.map((way) => way.names(alias)).join(' OR ')}))`];
  const conditions = (alias: string) => [...ways.map((way) => way.condition(alias)), ...isNamed(alias)];
  return {
    isAll: false,
    isCostly: false,
    predicate: (alias) => {
      const either = conditions(alias);
      return { sql: either.length === 0 ? '0' : `(${either.join(' OR ')})`, parameters };
    },
    branches: [
      ...ways.map((way) => ({ sql: way.ids, parameters: way.parameters })),
      ...named.map((way) => ({
        sql: `SELECT id FROM ${table} WHERE deleted_at IS NULL AND id IN (${way.recordIds})`,
        parameters: way.parameters,
      })),
    ],
    key: JSON.stringify([table, action, scope, access.userId, access.departmentIds, access.treeIds, access.headOfIds]),
  };
}

interface Way {
  readonly condition: (alias: string) => string;
  readonly ids: string;
  readonly parameters: readonly SqlValue[];
}

/** The ways by which a record itself says that it is in reach; one of them is enough. */
function waysTo(table: string, access: Access, scope: Scope): Way[] {
  const ways: Way[] = [];
  const departments = scope === 'department' ? access.departmentIds : scope === 'tree' ? access.treeIds : [];
  if (departments.length > 0) {
    ways.push({
      condition: (alias) => `${unindexed(`${alias}.department_id`)} IN (${marks(departments.length)})`,
      ids: `SELECT id FROM ${table} WHERE deleted_at IS NULL AND department_id IN (${marks(departments.length)})`,
      parameters: departments,
    });
  }
  if (scope !== 'none') {
    ways.push({
      condition: (alias) => `${unindexed(`${alias}.owner_id`)} = ?`,
      ids: `SELECT id FROM ${table} WHERE deleted_at IS NULL AND owner_id = ?`,
      parameters: [access.userId],
    });
    if (access.headOfIds.length > 0) {
      const heads = marks(access.headOfIds.length);
      ways.push({
        condition: (alias) =>
          `(${unindexed(`${alias}.owner_id`)} IS NULL AND ${unindexed(`${alias}.department_id`)} IN (${heads}))`,
        ids: `SELECT id FROM ${table} WHERE deleted_at IS NULL AND owner_id IS NULL AND department_id IN (${heads})`,
        parameters: access.headOfIds,
      });
    }
  }
  return ways;
}

interface CompanionWay {
  /** Whether a row names the caller. */
  readonly names: (alias: string) => string;
  /** Answers ids of records, those in the bin too. */
  readonly recordIds: string;
  readonly parameters: readonly SqlValue[];
}

/** Being named as co-worker, or shared with, gives sight of the record even where the role's grid says no. */
function companionWays(table: string, access: Access, action: Action, scope: Scope): CompanionWay[] {
  const ways: CompanionWay[] = [];
  const way = (companion: string, match: string, parameters: readonly SqlValue[]): CompanionWay => ({
    names: (alias) =>
      `EXISTS (SELECT 1 FROM ${table}_${companion} names WHERE names.record_id = ${alias}.id AND names.${match})`,
    recordIds: `SELECT record_id FROM ${table}_${companion} WHERE ${match}`,
    parameters,
  });
  const principals = marks(access.principals.length);
  if (scope !== 'none' || action === 'view') ways.push(way('co_owner', 'user_id = ?', [access.userId]));
  if (action === 'view') ways.push(way('share', `principal IN (${principals})`, access.principals));
  if (action === 'edit') ways.push(way('share', `principal IN (${principals}) AND level = 'edit'`, access.principals));
  return ways;
}
