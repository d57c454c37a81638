import { describe, expect, it } from 'vitest';
import { roleTemplates } from '@shared/access/roles';
import { compileAccess } from '@engine/access/caller';
import { oneTimePassword } from '@engine/access/one-time-password';
import { checkPassword } from '@engine/access/passwords';
import { goesBeyond } from '@engine/access/strength';
import { Fault } from '@shared/contract/faults';

const nobody = { userId: 'u', departmentIds: [], treeIds: [], headOfIds: [] };
const template = (key: string) => {
  const found = roleTemplates.find((role) => role.key === key);
  if (!found) throw new Error(`no template ${key}`);
  return found;
};

describe('rights that go beyond one’s own', () => {
  it('the administrator’s go beyond everybody else’s, and nobody’s beyond the administrator’s', () => {
    const administrator = compileAccess(nobody, [template('administrator')]);
    for (const role of roleTemplates) {
      expect([role.key, goesBeyond(role, administrator)]).toEqual([role.key, false]);
      if (role.key === 'administrator') continue;
      const access = compileAccess(nobody, [role]);
      expect([role.key, goesBeyond(template('administrator'), access)]).toEqual([role.key, true]);
    }
  });

  it('one’s own do not, and several roles count together', () => {
    for (const role of roleTemplates) expect(goesBeyond(role, compileAccess(nobody, [role]))).toBe(false);
    const both = compileAccess(nobody, [template('sales'), template('accountant')]);
    expect(goesBeyond(template('sales'), both) || goesBeyond(template('accountant'), both)).toBe(false);
    expect(goesBeyond(template('sales'), compileAccess(nobody, [template('accountant')]))).toBe(true);
  });

  it('a single wider cell or group is enough', () => {
    const access = compileAccess(nobody, [
      { grants: { customer: { view: 'department' } }, fieldGroups: { basic: 'mask' } },
    ]);
    const same = { grants: { customer: { view: 'department' } }, fieldGroups: { basic: 'mask' } } as const;
    expect(goesBeyond(same, access)).toBe(false);
    expect(goesBeyond({ ...same, grants: { customer: { view: 'tree' } } }, access)).toBe(true);
    expect(goesBeyond({ ...same, fieldGroups: { basic: 'show' } }, access)).toBe(true);
    expect(goesBeyond({ grants: { customer: { view: 'none', edit: 'none' } }, fieldGroups: {} }, access)).toBe(false);
  });
});

describe('passwords', () => {
  const reasonOf = (password: string) => {
    try {
      checkPassword(password, ['shen', '沈若溪', 'Warm Hill']);
      return undefined;
    } catch (error) {
      return error instanceof Fault ? error.data.reason : error;
    }
  };

  it.each([
    ['', 'passwordTooShort'],
    ['seven77', 'passwordTooShort'],
    ['暖暖暖暖暖暖暖', 'passwordTooShort'],
    ['a'.repeat(257), 'passwordTooLong'],
    ['Password2026!', 'passwordCommon'],
    ['abababababab', 'passwordCommon'],
    ['13912345678', 'passwordCommon'],
    ['0123456789', 'passwordCommon'],
    ['woaini1314', 'passwordCommon'],
    ['Warm Hill 2026', 'passwordContainsName'],
  ])('%s is refused as %s', (password, reason) => {
    expect(reasonOf(password)).toBe(reason);
  });

  it.each(['a warm hearth in november', '冬天里的暖炉真好', 'kV3#pLz9', '🔥🔥🌲🌲🏔️🌙⭐🪵'])(
    '%s is welcome',
    (password) => {
      expect(reasonOf(password)).toBeUndefined();
    },
  );

  it('for once are hard to guess, easy to read out and never twice the same', () => {
    const made = Array.from({ length: 200 }, oneTimePassword);
    expect(new Set(made).size).toBe(200);
    for (const password of made) {
      expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/);
      expect(reasonOf(password)).toBeUndefined();
    }
  });
});
