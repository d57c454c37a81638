import type { Action } from '@shared/access/resources';
import { fileSubjectKinds } from '@shared/modules/files/file';
import type { Access } from '../../access/caller';
import type { AccessRegistry } from '../../access/registry';
import type { RowScope, Sql } from '../../access/scope';
import { everything, marks } from '../../access/scope';
import { childReach, placeOf } from '../../records/child-reach';

/**
 * A file is visible to whoever sees one of its subjects and has the right to its kind; one without subjects to whoever
 * has the right. A department-only file is, besides, visible inside its department alone, to the department's head and
 * to an administrator who took it over (ORG-04).
 */
export function fileScope(registry: AccessRegistry, access: Access, action: Action): RowScope {
  const grant = access.scope('file', action);
  if (grant === 'none') return nothing;
  const subjects = fileSubjectKinds.map((table) => ({ table, scope: registry.scope(table, access, 'view') }));
  // The engine's own work also reaches files whose subjects are all in the bin.
  const isSystem = access.isSystem === true;
  const reach = (alias: string) => every(childReach(access, grant, alias), insideDepartment(access, alias));
  const seen = (alias: string): Sql => (isSystem ? everything : seenThrough(subjects, alias));
  const predicate = (alias: string) => every(reach(alias), seen(alias));
  return {
    isAll: false,
    isCostly: !isSystem,
    predicate,
    branches: branchesOf(predicate, reach, isSystem ? undefined : subjects),
    key: JSON.stringify(['file', isSystem, grant, ...placeOf(access), ...subjects.map(({ scope }) => scope.key)]),
  };
}

const nothing: RowScope = {
  isAll: false,
  isCostly: false,
  predicate: () => ({ sql: '0', parameters: [] }),
  branches: [],
  key: 'file none',
};

/** The departments a person is in or heads. */
export function insideOf(access: Access): readonly string[] {
  return [...new Set([...access.departmentIds, ...access.headOfIds])];
}

function insideDepartment(access: Access, alias: string): Sql {
  const inside = insideOf(access);
  const byDepartment = inside.length > 0 ? ` OR ${alias}.department_id IN (${marks(inside.length)})` : '';
  return {
    sql: `(${alias}.is_department_only = 0${byDepartment}
      OR EXISTS (SELECT 1 FROM file_take_over taken WHERE taken.file_id = ${alias}.id AND taken.user_id = ?))`,
    parameters: [...inside, access.userId],
  };
}

type Subjects = readonly { readonly table: string; readonly scope: RowScope }[];

function seenThrough(subjects: Subjects, alias: string): Sql {
  const ways = subjects.map(({ table, scope }): Sql => {
    const visible = scope.predicate('subject_row');
    return {
      sql: `EXISTS (SELECT 1 FROM file_subject subject_link JOIN ${table} subject_row ON subject_row.id = subject_link.subject_id
        WHERE subject_link.file_id = ${alias}.id AND subject_link.subject_kind = '${table}' AND subject_row.deleted_at IS NULL AND ${visible.sql})`,
      parameters: visible.parameters,
    };
  });
  return {
    sql: `(${ways.map((way) => way.sql).join(' OR ')} OR ${hasNoSubject(alias)})`,
    parameters: ways.flatMap((way) => way.parameters),
  };
}

function hasNoSubject(alias: string): string {
  return `NOT EXISTS (SELECT 1 FROM file_subject none WHERE none.file_id = ${alias}.id)`;
}

/** Through the subjects one sees, and those without any; all of them for the engine's own work. */
function branchesOf(
  predicate: (alias: string) => Sql,
  reach: (alias: string) => Sql,
  subjects: Subjects | undefined,
): Sql[] {
  if (!subjects) {
    const all = predicate('f');
    return [
      { sql: `SELECT f.id AS id FROM file f WHERE f.deleted_at IS NULL AND ${all.sql}`, parameters: all.parameters },
    ];
  }
  const allowed = reach('f');
  const through = subjects.flatMap(({ table, scope }) =>
    scope.branches.map((branch): Sql => ({
      sql: `SELECT DISTINCT f.id AS id FROM file_subject l JOIN file f ON f.id = l.file_id
          WHERE l.subject_kind = '${table}' AND l.subject_id IN (${branch.sql}) AND f.deleted_at IS NULL AND ${allowed.sql}`,
      parameters: [...branch.parameters, ...allowed.parameters],
    })),
  );
  const loose: Sql = {
    sql: `SELECT f.id AS id FROM file f WHERE f.deleted_at IS NULL AND ${hasNoSubject('f')} AND ${allowed.sql}`,
    parameters: allowed.parameters,
  };
  return [...through, loose];
}

function every(...parts: readonly Sql[]): Sql {
  return {
    sql: `(${parts.map((part) => part.sql).join(' AND ')})`,
    parameters: parts.flatMap((part) => part.parameters),
  };
}
