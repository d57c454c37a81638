import type { Scope } from '@shared/access/resources';
import type { Access } from '../../access/caller';

interface Target {
  /** Whose it is: a user himself or herself, a department's head, the one who did it. */
  readonly ownerId: string | null;
  readonly departmentIds: readonly string[];
}

/** Whether a scope reaches something of the firm's own set-up: a person, a department. */
export function reaches(access: Access, scope: Scope, target: Target): boolean {
  if (scope === 'all') return true;
  if (scope === 'none') return false;
  if (target.ownerId !== null && target.ownerId === access.userId) return true;
  const reached = scope === 'department' ? access.departmentIds : scope === 'tree' ? access.treeIds : [];
  return target.departmentIds.some((id) => reached.includes(id));
}
