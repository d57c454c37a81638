import { describe, expect, test } from 'vitest';
import { sortName } from '@engine/search/sort-name';

function sorted(names: readonly string[], kind?: 'company' | 'person'): string[] {
  const keys = names.map((name) => ({ name, key: Buffer.from(sortName(name, kind)) }));
  // Byte order is what the binary collation of SQLite and PostgreSQL does.
  return keys.sort((left, right) => Buffer.compare(left.key, right.key)).map((entry) => entry.name);
}

describe('sortName', () => {
  test('an empty name has an empty key, and one of signs alone comes last', () => {
    expect([sortName(''), sortName('  ')]).toEqual(['', '']);
    expect(sorted(['？？', 'Zürich', '周'])).toEqual(['周', 'Zürich', '？？']);
  });

  test('Chinese names sort by pinyin among Latin ones', () => {
    expect(sorted(['宁波华东', 'Acme', '杭州顺泽', 'Müller', '北京天成', 'mueller'])).toEqual([
      'Acme',
      '北京天成',
      '杭州顺泽',
      'mueller',
      'Müller',
      '宁波华东',
    ]);
  });

  test('people with the same family name stay together', () => {
    expect(sorted(['俞丹', '于飞', '余超', '于波', '俞安'], 'person')).toEqual([
      '于波',
      '于飞',
      '余超',
      '俞安',
      '俞丹',
    ]);
  });

  test('a syllable sorts before a longer one that begins so', () => {
    expect(sorted(['先进', '西安', '县城', '西宁'], 'company')).toEqual(['西安', '西宁', '先进', '县城']);
  });

  test.each([
    ['单雄信', 'shan '],
    ['仇英', 'qiu '],
    ['曾国藩', 'zeng '],
    ['尉迟恭', 'yu 尉 chi '],
    ['万俟卨', 'mo 万 qi '],
    ['曾记小吃店', 'zeng 曾 ji '],
    ['交通银行', 'jiao 交 tong 通 yin 银 hang '],
    ['重庆长安汽车', 'chong 重 qing 庆 chang 长 an '],
    ['吕氏商贸', 'lv '],
  ])('%s is read %s…', (name, beginning) => {
    expect(sortName(name)).toContain(beginning);
    expect(sortName(name).startsWith(beginning)).toBe(true);
  });

  test('the kind decides where a short name could be either', () => {
    expect([sortName('单反', 'company'), sortName('单反', 'person')]).toEqual(['dan 单 fan 反', 'shan 单 fan 反']);
  });

  test('numbers sort by value, in front of letters', () => {
    expect(sorted(['10号仓库', '2号仓库', '阿里', '店10', '店9', '002号库'])).toEqual([
      '2号仓库',
      '002号库',
      '10号仓库',
      '阿里',
      '店9',
      '店10',
    ]);
  });

  test('width, case, accents, script and brackets do not count', () => {
    const key = sortName('宁波华东', 'company');
    for (const name of ['寧波華東', '（宁波）华东', ' 宁波 华东 ']) expect(sortName(name, 'company')).toBe(key);
    expect(sortName('ＡＣＭＥ')).toBe(sortName('acme'));
    expect(sortName('O’Brien')).toBe(sortName("O'BRIEN"));
  });

  test('a very long name has a bounded key', () => {
    expect(sortName('华'.repeat(10_000)).length).toBeLessThan(300);
  });
});
