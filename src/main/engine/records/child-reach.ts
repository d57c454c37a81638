import type { Scope } from '@shared/access/resources';
import type { Access } from '../access/caller';
import type { Sql } from '../access/scope';
import { everything, marks } from '../access/scope';

/**
 * What a role's grid reaches of children (activities, files), beside the sight of a subject: by their own owner and
 * department. Lists and timelines ask the same; the row has columns `owner_id` and `department_id`.
 */
export function childReach(access: Access, scope: Scope, alias: string): Sql {
  if (scope === 'all') return everything;
  if (scope === 'none') return { sql: '0', parameters: [] };
  const ways: Sql[] = [{ sql: `${alias}.owner_id = ?`, parameters: [access.userId] }];
  const departments = scope === 'department' ? access.departmentIds : scope === 'tree' ? access.treeIds : [];
  if (departments.length > 0)
    ways.push({ sql: `${alias}.department_id IN (${marks(departments.length)})`, parameters: departments });
  if (access.headOfIds.length > 0)
    ways.push({
      sql: `(${alias}.owner_id IS NULL AND ${alias}.department_id IN (${marks(access.headOfIds.length)}))`,
      parameters: access.headOfIds,
    });
  return { sql: `(${ways.map((way) => way.sql).join(' OR ')})`, parameters: ways.flatMap((way) => way.parameters) };
}

/** All of a person that reach is decided by, for the key a scope is remembered under. */
export function placeOf({ userId, departmentIds, treeIds, headOfIds }: Access): readonly unknown[] {
  return [userId, departmentIds, treeIds, headOfIds];
}
