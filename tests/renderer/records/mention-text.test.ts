import { describe, expect, test } from 'vitest';
import { askedAt, mentionedIn, piecesOf, withMention } from '@renderer/modules/records/comments/mention-text';

const lin = { id: '1', name: '林晓雯' };
const li = { id: '2', name: '林晓' };
const ann = { id: '3', name: 'Ann Lee' };

describe('a name is asked for', () => {
  test.each([
    ['@', ''],
    ['请@lxw', 'lxw'],
    ['Hi @ann', 'ann'],
    ['（@林', '林'],
    ['第一行\n@x', 'x'],
  ])('in %s by %s', (text, words) => {
    expect(askedAt(text, text.length)).toEqual({ start: text.lastIndexOf('@'), words });
  });

  test.each([['a@b'], ['li.min@firm.cn'], ['@a b'], ['@林晓雯 '], [''], ['@' + 'x'.repeat(31)]])(
    'but not in %s',
    (text) => {
      expect(askedAt(text, text.length)).toBeNull();
    },
  );

  test('only up to the caret', () => {
    expect(askedAt('@li 你好', 3)).toEqual({ start: 0, words: 'li' });
  });
});

test('the name takes the place of what asked for it, and the caret stands behind it', () => {
  expect(withMention('请@lx 看', { start: 1, words: 'lx' }, '林晓雯')).toEqual({ text: '请@林晓雯 看', caret: 6 });
});

test('whose name was deleted again is not mentioned, and nobody twice', () => {
  expect(mentionedIn('@林晓雯 看一下', [lin, ann, lin])).toEqual([lin]);
});

describe('a text cut at its mentions', () => {
  test('takes the longest name, and puts together to what it was', () => {
    const text = '@林晓雯 和 @林晓，@Ann Lee @nobody a@b';
    const pieces = piecesOf(text, [li, lin, ann]);
    expect(pieces.filter((piece) => piece.mention).map(({ mention }) => mention?.id)).toEqual(['1', '2', '3']);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });

  test('without mentions is one piece, and nothing is none', () => {
    expect(piecesOf('@谁', [])).toEqual([{ text: '@谁', mention: null }]);
    expect(piecesOf('', [lin])).toEqual([]);
  });
});
