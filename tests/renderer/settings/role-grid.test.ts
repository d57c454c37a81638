import { describe, expect, test } from 'vitest';
import { changedCells, changedGroups, visibilityOf, withCell, withGroup } from '@renderer/modules/settings/roles/grid';

const role = { grants: { customer: { view: 'department', create: 'all' } }, fieldGroups: { basic: 'show' } } as const;

describe('a role being changed', () => {
  test('counts nothing while every cell is as it was', () => {
    expect(changedCells(role, role)).toEqual([]);
    expect(changedCells(role, withCell(role, 'contact', 'view', 'none'))).toEqual([]);
    expect(changedGroups(role, withGroup(role, 'billing', 'hide'))).toEqual([]);
  });

  test('hides a group of fields it does not name', () => {
    expect(visibilityOf(role, 'contactDetails')).toBe('hide');
  });

  test('names each cell that differs, from what and to what', () => {
    const draft = withCell(withCell(role, 'customer', 'view', 'all'), 'file', 'delete', 'own');
    expect(changedCells(role, draft)).toEqual([
      { resource: 'customer', action: 'view', from: 'department', to: 'all' },
      { resource: 'file', action: 'delete', from: 'none', to: 'own' },
    ]);
    expect(changedCells(draft, role)).toHaveLength(2);
  });

  test('leaves the other cells of the same row alone', () => {
    expect(withCell(role, 'customer', 'view', 'all').grants.customer).toEqual({ view: 'all', create: 'all' });
  });

  test('names each group that differs', () => {
    expect(changedGroups(role, withGroup(role, 'billing', 'mask'))).toEqual(['billing']);
  });
});
