import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeLists, mergeVersions } from '@renderer/modules/records/merge-versions';

type Values = Record<string, unknown>;
const lists = new Set(['tags', 'phones']);

/** Base as both read it, what I changed, and the record as somebody else saved it. */
function merge(base: Values, mine: Values, theirs: Values) {
  return mergeVersions(
    (key) => lists.has(key),
    (key) => base[key],
    mine,
    (key) => theirs[key],
    Object.keys({ ...base, ...theirs }),
  );
}

describe('two people saved the same record', () => {
  test('a field both changed to something else is asked, and neither version is dropped', () => {
    const merged = merge({ industry: '铸造' }, { industry: '精密铸造' }, { industry: '铸造厂' });
    expect(merged).toEqual({
      values: {},
      united: [],
      open: [{ key: 'industry', mine: '精密铸造', theirs: '铸造厂' }],
      silentCount: 0,
    });
  });

  test('taking a value away against a change of it is a conflict too', () => {
    expect(merge({ source: '展会' }, { source: null }, { source: '官网' }).open).toEqual([
      { key: 'source', mine: null, theirs: '官网' },
    ]);
  });

  test('what only one side changed goes without asking', () => {
    const merged = merge(
      { industry: '铸造', source: '展会', size: null },
      { industry: '精密铸造' },
      { industry: '铸造', source: '官网', size: '10-49' },
    );
    expect(merged).toEqual({ values: { industry: '精密铸造' }, united: [], open: [], silentCount: 3 });
  });

  test('the same change on both sides is no conflict and is not sent again', () => {
    expect(merge({ industry: '铸造' }, { industry: '注塑' }, { industry: '注塑' })).toEqual({
      values: {},
      united: [],
      open: [],
      silentCount: 1,
    });
  });

  test('what was typed back to how it was is theirs', () => {
    expect(merge({ industry: '铸造' }, { industry: '铸造' }, { industry: '注塑' })).toEqual({
      values: {},
      united: [],
      open: [],
      silentCount: 1,
    });
  });

  test('lists keep both sides by element', () => {
    const merged = merge(
      { tags: ['螺杆机', '展会'] },
      { tags: ['螺杆机', '以旧换新'] },
      { tags: ['螺杆机', '展会', '交期紧'] },
    );
    expect(merged).toEqual({
      values: { tags: ['螺杆机', '交期紧', '以旧换新'] },
      united: ['tags'],
      open: [],
      silentCount: 0,
    });
  });

  test('a number that got another label here is not there twice', () => {
    const before = [{ label: 'work', value: '138 0000 6641' }];
    const mine = [{ label: 'mobile', value: '138 0000 6641' }];
    const theirs = [...before, { label: 'fax', value: '0574 8800 6127' }];
    expect(mergeLists(before, mine, theirs)).toEqual([
      { label: 'fax', value: '0574 8800 6127' },
      { label: 'mobile', value: '138 0000 6641' },
    ]);
  });
});

const letters = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const words = fc.uniqueArray(fc.constantFrom(...letters));

test('a merged list has what each side added, lacks what each side took away, and nothing twice', () => {
  fc.assert(
    fc.property(words, words, words, (before, mine, theirs) => {
      const merged = mergeLists(before, mine, theirs);
      expect(new Set(merged).size).toBe(merged.length);
      for (const word of letters) {
        const wasThere = before.includes(word);
        const isWanted = wasThere
          ? mine.includes(word) && theirs.includes(word)
          : mine.includes(word) || theirs.includes(word);
        expect(merged.includes(word), `${word} of ${String(before)} ${String(mine)} ${String(theirs)}`).toBe(isWanted);
      }
    }),
  );
});
