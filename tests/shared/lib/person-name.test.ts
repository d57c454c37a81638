import { describe, expect, test } from 'vitest';
import { comparablePersonName, isSamePersonName, splitPersonName } from '@shared/lib/person-name';

test.each([
  ['张伟', '张', '伟'],
  ['欧阳娜娜', '欧阳', '娜娜'],
  ['司马光', '司马', '光'],
  ['歐陽修', '歐陽', '修'],
  ['欧阳', '欧阳', ''],
  ['王 小明', '王', '小明'],
  ['约翰·史密斯', '史密斯', '约翰'],
  ['John Smith', 'Smith', 'John'],
  ['Smith, John', 'Smith', 'John'],
  ['Madonna', '', 'Madonna'],
  ['', '', ''],
])('%s splits into %s and %s', (name, surname, given) => {
  expect(splitPersonName(name)).toEqual({ surname, given });
});

describe('isSamePersonName', () => {
  test('different names, and names without letters, are not the same', () => {
    expect(isSamePersonName('张伟', '张玮')).toBe(false);
    expect(isSamePersonName('John Smith', 'Jon Smith')).toBe(false);
    expect(isSamePersonName('—', '—')).toBe(false);
  });

  test.each([
    ['张伟', '张 伟'],
    ['张伟', '张伟先生'],
    ['王经理', '王经理'],
    ['约翰·史密斯', '约翰•史密斯'],
    ['John Smith', 'SMITH, John'],
    ['Mr. John Smith', 'john smith'],
    ['José García', 'Jose Garcia'],
  ])('%s and %s are', (left, right) => {
    expect(isSamePersonName(left, right)).toBe(true);
  });

  test('a family name with only a title keeps the title, so that 王经理 is not everybody named 王', () => {
    expect(comparablePersonName('王经理')).toBe('王经理');
  });
});
