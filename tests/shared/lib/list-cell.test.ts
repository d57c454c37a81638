import { describe, expect, it } from 'vitest';
import { formatWords, parseWords } from '@shared/lib/list-cell';
import fc from 'fast-check';

describe('words in a cell', () => {
  it.each([
    ['', []],
    [' , ; ', []],
    ['年框，节能；老客户|年框\n* 出口', ['年框', '节能', '老客户', '出口']],
    ['Friends ::: Family ::: * myContacts', ['Friends', 'Family', 'myContacts']],
    ['"泵, 阀", 重点', ['泵, 阀', '重点']],
    ['"泵, 阀" ::: 重点', ['泵, 阀', '重点']],
    ['  "泵;阀"  ;"""好"" 客户"', ['泵;阀', '"好" 客户']],
    ['"泵\n阀"、重点', ['泵 阀', '重点']],
    // What only looks like quotation marks stays as it stands.
    ['5" 管, 3/4" 阀', ['5" 管', '3/4" 阀']],
    ['"泵" 阀, 重点', ['"泵" 阀', '重点']],
    ['"泵, 阀', ['"泵', '阀']],
  ])('are read from %j', (cell, words) => {
    expect(parseWords(cell)).toEqual(words);
  });

  it('stand as they are where no sign divides them', () => {
    expect(formatWords(['重点', '5" 管', 'A/B', 'a b'])).toBe('重点, 5" 管, A/B, a b');
    expect(formatWords(['泵, 阀', '"好"', '* 星', '甲|乙'])).toBe('"泵, 阀", """好""", "* 星", "甲|乙"');
  });

  it('come back as they were, whatever they hold', () => {
    const sign = fc.constantFrom(...',，;；、|"* :泵a'.split(''), ' ::: ');
    const word = fc
      .array(sign, { minLength: 1, maxLength: 8 })
      .map((signs) => signs.join('').replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 5 }), (words) => {
        expect(parseWords(formatWords(words))).toEqual(words);
      }),
    );
  });
});
