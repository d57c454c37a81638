import type { Action } from '@shared/access/resources';
import { subjectKinds } from '@shared/modules/activities/activity';
import type { Access } from '../../access/caller';
import type { AccessRegistry } from '../../access/registry';
import type { RowScope, Sql } from '../../access/scope';
import { everything } from '../../access/scope';
import { indexedBy, unindexed } from '../../database/dialect';
import { childReach, placeOf } from '../../records/child-reach';

/** What `activity.subject_state` says; 2 stands for subjects that are all in the bin. */
export const subjectState = { there: 0, none: 1 } as const;

/**
 * An activity is visible to whoever sees one of its subjects and has the right to its kind; one without subjects to its
 * owner alone. For whoever sees every customer and contact the row itself says whether one is there (`subject_state`,
 * kept by triggers and carried by the sort indexes).
 */
export function activityScope(registry: AccessRegistry, access: Access, action: Action): RowScope {
  const grant = access.scope('activity', action);
  // Without rows to walk to, a walk along an index of its own is no plan SQLite can make.
  if (grant === 'none')
    return {
      isAll: false,
      isCostly: false,
      predicate: () => ({ sql: '0', parameters: [] }),
      branches: [],
      key: 'none',
    };
  const subjects = subjectKinds.map((table) => ({ table, scope: registry.scope(table, access, 'view') }));
  if (access.isSystem) return allToSystem;
  if (grant === 'all' && subjects.every(({ scope }) => scope.isAll)) return allWithSubjects(access.userId);
  const reach = (alias: string) => childReach(access, grant, alias);
  const seen = (alias: string): Sql => {
    const ways = subjects.map(({ table, scope }): Sql => {
      const visible = scope.predicate('subject_row');
      return {
        sql: `EXISTS (SELECT 1 FROM activity_subject subject_link JOIN ${table} subject_row ON subject_row.id = subject_link.subject_id
          WHERE subject_link.activity_id = ${alias}.id AND subject_link.subject_kind = '${table}' AND subject_row.deleted_at IS NULL AND ${visible.sql})`,
        parameters: visible.parameters,
      };
    });
    return {
      sql: `(${ways.map((way) => way.sql).join(' OR ')} OR (${alias}.owner_id = ? AND ${hasNoSubject(alias)}))`,
      parameters: [...ways.flatMap((way) => way.parameters), access.userId],
    };
  };
  return {
    isAll: false,
    isCostly: true,
    predicate: (alias) => both(reach(alias), seen(alias)),
    branches: branchesOf(access, grant, reach, seen, subjects),
    key: JSON.stringify(['activity', grant, ...placeOf(access), ...subjects.map(({ scope }) => scope.key)]),
  };
}

function hasNoSubject(alias: string): string {
  return `${unindexed(`${alias}.subject_state`)} = ${subjectState.none}`;
}

function allWithSubjects(userId: string): RowScope {
  const sql = (alias: string) =>
    `(${unindexed(`${alias}.subject_state`)} = ${subjectState.there} OR (${unindexed(`${alias}.owner_id`)} = ? AND ${hasNoSubject(alias)}))`;
  return {
    isAll: true,
    isCostly: false,
    predicate: (alias) => ({ sql: sql(alias), parameters: [userId] }),
    branches: [
      {
        sql: `SELECT a.id AS id FROM activity a ${indexedBy('activity_updated_at')} WHERE a.deleted_at IS NULL AND ${sql('a')}`,
        parameters: [userId],
      },
    ],
    key: JSON.stringify(['activity all', userId]),
  };
}

const allToSystem: RowScope = {
  isAll: true,
  isCostly: false,
  predicate: () => everything,
  branches: [{ sql: 'SELECT id FROM activity WHERE deleted_at IS NULL', parameters: [] }],
  key: 'all',
};

/** One's own by their owner; the others through the subjects one sees. */
function branchesOf(
  access: Access,
  grant: string,
  reach: (alias: string) => Sql,
  seen: (alias: string) => Sql,
  subjects: readonly { table: string; scope: RowScope }[],
): Sql[] {
  const mine = seen('a');
  const own: Sql = {
    sql: `SELECT a.id AS id FROM activity a WHERE a.deleted_at IS NULL AND a.owner_id = ? AND ${mine.sql}`,
    parameters: [access.userId, ...mine.parameters],
  };
  if (grant === 'own' && access.headOfIds.length === 0) return [own];
  const allowed = reach('a');
  const through = subjects.flatMap(({ table, scope }) =>
    scope.branches.map((branch): Sql => ({
      sql: `SELECT DISTINCT a.id AS id FROM activity_subject l JOIN activity a ON a.id = l.activity_id
          WHERE l.subject_kind = '${table}' AND l.subject_id IN (${branch.sql}) AND a.deleted_at IS NULL AND ${allowed.sql}`,
      parameters: [...branch.parameters, ...allowed.parameters],
    })),
  );
  return [own, ...through];
}

function both(left: Sql, right: Sql): Sql {
  return { sql: `(${left.sql} AND ${right.sql})`, parameters: [...left.parameters, ...right.parameters] };
}
