import { describe, expect, test } from 'vitest';
import { requestOf } from '@renderer/modules/setup/request';
import { emptyWizard, faultsOf, namedPeople, usernameFrom, type Wizard } from '@renderer/modules/setup/wizard';

const t = ((key: string) => key) as Parameters<typeof faultsOf>[2];
const empty = emptyWizard('zh-CN');
const person = (line: number, name: string, username: string) => ({
  line,
  name,
  username,
  isOwnUsername: true,
  departmentKey: null,
  roleKey: 'sales' as const,
});
const filled: Wizard = {
  ...empty,
  firm: { ...empty.firm, name: '暖山机电' },
  admin: {
    name: '沈若溪',
    username: 'shen',
    isOwnUsername: true,
    password: 'a long sentence',
    repeated: 'a long sentence',
  },
};

describe('the first run', () => {
  test('does not leave the firm without its name, its administrator and a password typed twice', () => {
    expect(Object.keys(faultsOf('firm', empty, t)).sort()).toEqual(['adminName', 'firmName', 'password', 'username']);
    const short = { ...filled, admin: { ...filled.admin, password: 'short', repeated: 'other' } };
    expect(Object.keys(faultsOf('firm', short, t)).sort()).toEqual(['password', 'repeated']);
    const spaced = { ...filled, admin: { ...filled.admin, username: 'shen ruoxi' } };
    expect(Object.keys(faultsOf('firm', spaced, t))).toEqual(['username']);
  });

  test('refuses two departments of one name and one without a name', () => {
    const departments = filled.departments.map((one) =>
      one.key === 'sales' || one.key === 'service' ? { ...one, name: '一部', isChosen: true } : one,
    );
    expect(Object.keys(faultsOf('departments', { ...filled, departments }, t)).sort()).toEqual(['sales', 'service']);
    const nameless = filled.departments.map((one) => ({ ...one, name: ' ', isChosen: one.key === 'sales' }));
    expect(Object.keys(faultsOf('departments', { ...filled, departments: nameless }, t))).toEqual(['sales']);
  });

  test('refuses a user name that two people have, also the administrator, whatever its case', () => {
    const people = [person(1, '李敏', 'limin'), person(2, '李民', 'LiMin'), person(3, '沈', 'Shen')];
    expect(Object.keys(faultsOf('people', { ...filled, people }, t))).toEqual([
      'username-1',
      'username-2',
      'username-3',
    ]);
  });

  test('is content with what is filled in, and lines without anybody do not count', () => {
    for (const step of ['firm', 'departments', 'people', 'questions', 'start'] as const) {
      expect(faultsOf(step, filled, t)).toEqual({});
    }
    expect(namedPeople(filled)).toEqual([]);
  });

  test('asks the engine for the chosen departments and people only', () => {
    const people = [{ ...person(1, '孙浩', 'sun'), departmentKey: 'marketing' as const }, person(2, '', '')];
    const request = requestOf({ ...filled, people });
    expect(request.departments).toEqual([{ key: 'sales' }, { key: 'service' }, { key: 'accounts' }]);
    // Marketing was not chosen after all: the person then belongs to the firm.
    expect(request.users).toEqual([{ name: '孙浩', username: 'sun', roleKey: 'sales' }]);
    expect(request).not.toHaveProperty('setupCode');
    expect(requestOf({ ...filled, setupCode: ' 1234 5678 ' }).setupCode).toBe('1234 5678');
  });

  test('makes a user name of a name as far as user names go', () => {
    expect(usernameFrom('Anna Maria O’Neil')).toBe('annamariaoneil');
    expect(usernameFrom('王 建国')).toBe('王建国');
  });
});
