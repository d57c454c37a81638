import { isValidElement, type ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import { markedText } from '@renderer/components/basics/marked-text';
import { markMatch } from '@renderer/modules/search/mark-match';

/** The text with what is marked in brackets. */
function shown(node: ReactNode): string {
  if (Array.isArray(node)) return node.map((part: ReactNode) => shown(part)).join('');
  if (isValidElement<{ children: ReactNode }>(node)) return `[${shown(node.props.children)}]`;
  return typeof node === 'string' ? node : '';
}

describe('marks the engine worked out', () => {
  test('mark nothing where there are none, or where they are those of another text', () => {
    expect(shown(markedText('张国胜', undefined))).toBe('张国胜');
    expect(shown(markedText('张国胜', [[2, 5]]))).toBe('张国胜');
  });

  test('mark their parts of the text', () => {
    expect(
      shown(
        markedText('宁波张国胜商行', [
          [0, 2],
          [2, 5],
        ]),
      ),
    ).toBe('[宁波][张国胜]商行');
  });
});

describe('marking what was searched for', () => {
  test('marks nothing where the letters are not there', () => {
    expect(shown(markMatch('苏州华东阀门有限公司', 'szhd'))).toBe('苏州华东阀门有限公司');
    expect(shown(markMatch('苏州华东阀门有限公司', ''))).toBe('苏州华东阀门有限公司');
    expect(shown(markMatch('𠮷野家', '野家'))).toBe('𠮷野家');
  });

  test('marks each word where it stands, whatever its case', () => {
    expect(shown(markMatch('Bright Harbour Ltd', 'ltd bright'))).toBe('[Bright] Harbour [Ltd]');
    expect(shown(markMatch('苏州华东阀门有限公司', '华东'))).toBe('苏州[华东]阀门有限公司');
  });

  test('marks digits across the spaces of a phone number', () => {
    expect(shown(markMatch('138 0013 8000', '138000'))).toBe('138 00[13 8000]');
  });

  test('does not mark the same place twice', () => {
    expect(shown(markMatch('华东', '华东 华'))).toBe('[华东]');
  });
});
