import type { Department } from '@shared/modules/departments/department';

export interface TreeLine {
  department: Department;
  depth: number;
  /** Those with the same parent, in their order, itself among them. */
  siblings: Department[];
}

/** The departments in the order of the tree, each with its depth. */
export function treeLines(departments: readonly Department[]): TreeLine[] {
  const known = new Set(departments.map(({ id }) => id));
  const childrenOf = (parentId: string | null) =>
    departments
      // A parent out of sight makes its children tops of their own.
      .filter((one) => (one.parentId !== null && known.has(one.parentId) ? one.parentId : null) === parentId)
      .sort((left, right) => left.position - right.position || left.id.localeCompare(right.id));
  const below = (parentId: string | null, depth: number): TreeLine[] => {
    const siblings = childrenOf(parentId);
    return siblings.flatMap((department) => [{ department, depth, siblings }, ...below(department.id, depth + 1)]);
  };
  return below(null, 0);
}

/** The department and everything below it: none of these can become its parent. */
export function withBelow(departments: readonly Department[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const one of departments) if (one.parentId !== null && found.has(one.parentId)) found.add(one.id);
  }
  return found;
}

/** Moves one among its siblings and answers which of them get a new place. */
export function reordered(
  siblings: readonly Department[],
  id: string,
  step: -1 | 1,
): { id: string; version: number; position: number }[] {
  const order = [...siblings];
  const from = order.findIndex((one) => one.id === id);
  const moved = order[from];
  const to = from + step;
  if (!moved || to < 0 || to >= order.length) return [];
  order.splice(from, 1);
  order.splice(to, 0, moved);
  return order
    .map(({ id: one, version, position }, index) => ({ id: one, version, position: index, before: position }))
    .filter(({ position, before }) => position !== before)
    .map(({ id: one, version, position }) => ({ id: one, version, position }));
}
