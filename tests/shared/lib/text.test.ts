import { describe, expect, test } from 'vitest';
import { cleanText, digitsOf, foldWidth, hasHan, initialOf, isHan, truncate } from '@shared/lib/text';

describe('cleanText', () => {
  test('NUL, zero-width, direction and other control characters are dropped', () => {
    expect(cleanText('a\u0000b\u200bc\u200dd\u202ee\u2066f\ufeffg\u00adh\u0007i\ud800j')).toBe('abcdefghij');
  });

  test('blanks of every width collapse to one and are trimmed', () => {
    expect(cleanText('\u3000宁波 \u00a0\t 华东\r\n科技  ')).toBe('宁波 华东 科技');
  });

  test('line feeds stay when asked for, at most one empty line in a row', () => {
    expect(cleanText(' 一 \r\n\r\n\r\n\r\n  二\u2028三\r四 ', { lineFeeds: true })).toBe('一\n\n二\n三\n四');
  });

  test('letters and their accents become one character', () => {
    expect(cleanText('Mu\u0308ller')).toBe('Müller');
  });

  test('emoji and characters beyond the basic plane stay', () => {
    expect(cleanText('𠮷野家 🙂')).toBe('𠮷野家 🙂');
  });

  test('cleaning twice changes nothing', () => {
    const once = cleanText(' a\u200b \u3000b\n\nc ', { lineFeeds: true });
    expect(cleanText(once, { lineFeeds: true })).toBe(once);
  });
});

test('foldWidth changes full-width signs and leaves Chinese punctuation of its own', () => {
  expect(foldWidth('ＡＢＣ（１２３）　＠，。￥ ｶﾞ')).toBe('ABC(123) @,。¥ ガ');
});

test('isHan knows one Chinese character', () => {
  expect(['华', '𠮷', '〇', 'a', 'か', '，', '', '华东'].map(isHan)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
  expect([hasHan('A座'), hasHan('A')]).toEqual([true, false]);
});

test.each([
  ['王小明', '王'],
  ['  “宁波”华东', '宁'],
  ['(shanghai) ltd', 'S'],
  ['ａｎｎａ', 'A'],
  ['𠮷野', '𠮷'],
  ['3M', '3'],
  ['…', '?'],
  ['', '?'],
])('the avatar of %s shows %s', (name, initial) => {
  expect(initialOf(name)).toBe(initial);
});

test('digitsOf takes digits of both widths', () => {
  expect(digitsOf('（０５７４）8800-61 27')).toBe('057488006127');
});

test('truncate cuts by characters and says so', () => {
  expect([truncate('宁波华东', 4), truncate('宁波华东', 3), truncate('𠮷𠮷𠮷', 2), truncate('', 3)]).toEqual([
    '宁波华东',
    '宁波…',
    '𠮷…',
    '',
  ]);
});
