import type { Action } from '@shared/access/resources';
import type { TargetSubject } from '@shared/modules/targets/target';
import type { Access } from '../../access/caller';
import type { Reader } from '../../database/reader';

interface Subject {
  readonly kind: TargetSubject;
  readonly id: string | null;
}

/** Whether a subject's target is in the caller's reach with an action. Those of the firm and of products are for whoever reaches all. */
export type TargetReach = (subject: Subject) => boolean;

export async function targetReach(db: Reader, access: Access, action: Action): Promise<TargetReach> {
  const scope = access.scope('target', action);
  if (scope === 'all') return () => true;
  const people = await db.all<{ id: string; department_id: string }>('SELECT id, department_id FROM app_user');
  const homes = new Map(people.map((person) => [person.id, person.department_id]));
  const departments = new Set(scope === 'tree' ? access.treeIds : scope === 'department' ? access.departmentIds : []);
  return ({ kind, id }) => {
    if (id === null || scope === 'none') return false;
    if (kind === 'department') return departments.has(id);
    return kind === 'person' && (id === access.userId || departments.has(homes.get(id) ?? ''));
  };
}
