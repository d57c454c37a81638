import { describe, expect, it } from 'vitest';
import { totalDocument } from '@shared/lib/document-total';
import { compareVersions, discountOf } from '@renderer/modules/quotes/compare-versions';
import { drawnLines } from '../../support/documents';

const version = (lines: ReturnType<typeof drawnLines>, discount = 0) => ({ lines, discount });

describe('what a version changes', () => {
  it('nothing, also where 0 % is written for no discount', () => {
    const lines = drawnLines();
    const written = lines.map((line) => ({ ...line, discountPercent: '0' }));
    const unwritten = lines.map(({ id, quantity, unitPrice, taxRate }) => ({ id, quantity, unitPrice, taxRate }));
    expect(compareVersions(version(lines), version(lines))).toEqual({ figures: 0, added: 0, removed: 0 });
    expect(compareVersions({ lines: unwritten, discount: 0 }, version(written)).figures).toBe(0);
  });

  it('figures of lines that stayed, the discount, lines added and taken away; not their order or names', () => {
    const before = drawnLines();
    const [first, second, third, ...rest] = before;
    if (!first || !second || !third) throw new Error('three lines');
    const [added] = drawnLines();
    if (!added) throw new Error('a line');
    const after = [
      ...rest,
      { ...second, name: '别的', unitPrice: '21000' },
      { ...first, quantity: '3', taxRate: '6' },
      added,
    ];
    expect(compareVersions(version(before, 9_260_00), version(after, 9_000_00))).toEqual({
      figures: 4,
      added: 1,
      removed: 1,
    });
  });
});

describe('the discount of a version that went out', () => {
  it.each([true, false])('follows from its lines, prices with tax: %s', (isTaxIncluded) => {
    const lines = drawnLines();
    const total = totalDocument({ currency: 'CNY', isTaxIncluded, discountAmount: 9_260_00, lines });
    expect(discountOf(total.lines, isTaxIncluded)).toBe(9_260_00);
  });
});
