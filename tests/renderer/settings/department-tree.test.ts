import type { Department } from '@shared/modules/departments/department';
import { describe, expect, test } from 'vitest';
import { reordered, treeLines, withBelow } from '@renderer/modules/settings/departments/tree';

const department = (id: string, parentId: string | null, position: number): Department => ({
  id,
  name: id,
  parentId,
  headId: null,
  position,
  peopleCount: 0,
  version: 1,
  createdAt: '2026-11-20T00:00:00.000Z',
  updatedAt: '2026-11-20T00:00:00.000Z',
  can: ['view', 'edit'],
});
const firm = [
  department('firm', null, 0),
  department('service', 'firm', 1),
  department('sales', 'firm', 0),
  department('east', 'sales', 0),
  department('west', 'sales', 1),
];

describe('the department tree', () => {
  test('does not move the first one up nor the last one down', () => {
    const siblings = treeLines(firm).find((line) => line.department.id === 'sales')?.siblings ?? [];
    expect(reordered(siblings, 'sales', -1)).toEqual([]);
    expect(reordered(siblings, 'service', 1)).toEqual([]);
    expect(reordered(siblings, 'nobody', 1)).toEqual([]);
  });

  test('names everything below a department, so that none of it becomes its parent', () => {
    expect([...withBelow(firm, 'sales')].sort()).toEqual(['east', 'sales', 'west']);
    expect(withBelow(firm, 'firm').size).toBe(5);
  });

  test('lists children in their order below their parent, each with its depth', () => {
    expect(treeLines(firm).map(({ department: { id }, depth }) => `${depth}${id}`)).toEqual([
      '0firm',
      '1sales',
      '2east',
      '2west',
      '1service',
    ]);
  });

  test('makes a department whose parent is out of sight a top of its own', () => {
    expect(treeLines(firm.filter(({ id }) => id !== 'firm')).map(({ depth }) => depth)).toEqual([0, 1, 1, 0]);
  });

  test('gives new places only to those that change theirs', () => {
    const siblings = treeLines(firm).find((line) => line.department.id === 'sales')?.siblings ?? [];
    expect(reordered(siblings, 'service', -1)).toEqual([
      { id: 'service', version: 1, position: 0 },
      { id: 'sales', version: 1, position: 1 },
    ]);
  });
});
