import { describe, expect, it } from 'vitest';
import { newLine } from '@renderer/modules/documents/editor/draft-lines';
import { mergeLines } from '@renderer/modules/documents/editor/merge-lines';

const [a, b, c] = ['甲', '乙', '丙'].map((name) => newLine({ name, quantity: '1', unitPrice: '10' }));
if (!a || !b || !c) throw new Error('three lines');
const before = [a, b, c];
const all = (isMine: boolean) => () => isMine;

describe('open', () => {
  it('a line both changed, and one that is gone on one side and changed on the other', () => {
    const mine = [{ ...a, quantity: '2' }, b];
    const theirs = [{ ...a, quantity: '3' }, b, { ...c, unitPrice: '11' }];
    const merged = mergeLines(before, mine, theirs);
    expect(merged.open).toEqual([
      { id: a.id, mine: mine[0], theirs: theirs[0] },
      { id: c.id, mine: null, theirs: theirs[2] },
    ]);
    expect(merged.settle(all(true))).toEqual(mine);
    expect(merged.settle(all(false))).toEqual(theirs);
    expect(merged.settle((id) => id === a.id)).toEqual([mine[0], b, theirs[2]]);
  });
});

describe('merged without asking', () => {
  it('different lines changed, added and taken away by each side', () => {
    const [mineNew, theirNew] = [newLine({ name: '我加的' }), newLine({ name: '别人加的' })];
    const mine = [{ ...a, quantity: '2' }, mineNew, b, c];
    const theirs = [a, b, theirNew];
    const merged = mergeLines(before, mine, theirs);
    expect(merged.open).toEqual([]);
    expect(merged.settle(all(true))).toEqual([{ ...a, quantity: '2' }, mineNew, b, theirNew]);
  });

  it('the same change on both sides, and an order only one of them changed', () => {
    const changed = { ...b, taxRate: '6' };
    expect(mergeLines(before, [a, changed, c], [c, a, changed]).settle(all(true))).toEqual([c, a, changed]);
    expect(mergeLines(before, [c, b, a], [a, changed, c]).settle(all(true))).toEqual([c, changed, a]);
  });

  it('lines put in front stay in front', () => {
    const added = newLine({ name: '最前' });
    expect(mergeLines(before, before, [added, ...before]).settle(all(true))).toEqual([added, ...before]);
  });
});
