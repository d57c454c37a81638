import type { Action, Scope } from '@shared/access/resources';
import type { PersonInWorld, RecordInWorld, World } from './world';
import { isOwnedKind } from './world';

/** What somebody may see and do, said as plainly as the rules are written; the engine must agree everywhere. */
export function oracle(world: World, person: PersonInWorld) {
  const departments = [person.department, ...person.furtherDepartments];
  const heads = world.heads.flatMap((head, department) => (head === person.index ? [department] : []));
  const below = (department: number): number[] => [
    department,
    ...world.parents.flatMap((parent, child) => (parent === department ? below(child) : [])),
  ];
  const tree = departments.flatMap(below);
  const inside = [...departments, ...heads];

  function reaches(scope: Scope, row: RecordInWorld): boolean {
    if (scope === 'none') return false;
    if (scope === 'all' || row.owner === person.index) return true;
    if (row.department === null) return false;
    if (row.owner === null && heads.includes(row.department)) return true;
    if (scope === 'department') return departments.includes(row.department);
    return scope === 'tree' && tree.includes(row.department);
  }

  const isSharedWith = (row: RecordInWorld, level?: 'edit') =>
    row.shares.some(
      (share) =>
        (level === undefined || share.level === level) &&
        (share.kind === 'user' ? share.index === person.index : departments.includes(share.index)),
    );
  const worksOn = (row: RecordInWorld) => row.coOwners.includes(person.index);

  /** Whether or not it is in the bin. */
  function seesOf(row: RecordInWorld): boolean {
    if (isOwnedKind(row.kind)) return reaches(person.grants[row.kind].view, row) || worksOn(row) || isSharedWith(row);
    return mayAsChild(row, 'view');
  }

  function mayAsChild(row: RecordInWorld, action: 'view' | 'export'): boolean {
    if (!reaches(person.grants[row.kind][action], row)) return false;
    const seesSubject = row.subjects.some((subject) => !subject.isBinned && seesOf(subject));
    if (row.kind === 'activity') return seesSubject || (row.subjects.length === 0 && row.owner === person.index);
    if (row.isPrivate && !inside.includes(row.department ?? -1)) return false;
    return seesSubject || row.subjects.length === 0;
  }

  const sees = (row: RecordInWorld) => !row.isBinned && seesOf(row);

  function may(action: Extract<Action, 'edit' | 'delete' | 'export'>, row: RecordInWorld): boolean {
    if (!sees(row)) return false;
    const scope = person.grants[row.kind][action];
    if (!isOwnedKind(row.kind)) return action === 'export' ? mayAsChild(row, 'export') : reaches(scope, row);
    return (
      reaches(scope, row) || (scope !== 'none' && worksOn(row)) || (action === 'edit' && isSharedWith(row, 'edit'))
    );
  }

  return { sees, seesOf, may };
}
