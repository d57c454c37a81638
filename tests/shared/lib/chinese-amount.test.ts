import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { chineseAmount } from '@shared/lib/chinese-amount';

const largest = 10n ** 13n;

describe('refusals', () => {
  it('refuses what is larger than any amount', () => {
    expect(() => chineseAmount(largest + 1n, 'CNY')).toThrow(RangeError);
    expect(() => chineseAmount(-largest - 1n, 'CNY')).toThrow(RangeError);
  });
  it.each(['KWD', 'XAU', 'BTC', 'cny', ''])('has no words for %s', (currency) => {
    expect(chineseAmount(100, currency)).toBeUndefined();
  });
});

/** Known sums: the examples of the rules for filling in bills first, then every place a zero can stand. */
test.each([
  [140_950, '壹仟肆佰零玖元伍角整'],
  [600_714, '陆仟零柒元壹角肆分'],
  [168_032, '壹仟陆佰捌拾元叁角贰分'],
  [10_700_053, '壹拾万柒仟元伍角叁分'],
  [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
  [32_504, '叁佰贰拾伍元零肆分'],
  [48_600_000, '肆拾捌万陆仟元整'],
  [47_400_000, '肆拾柒万肆仟元整'],
  [0, '零元整'],
  [1, '壹分'],
  [10, '壹角整'],
  [11, '壹角壹分'],
  [100, '壹元整'],
  [101, '壹元零壹分'],
  [1_000, '壹拾元整'],
  [10_001, '壹佰元零壹分'],
  [100_500, '壹仟零伍元整'],
  [105_000, '壹仟零伍拾元整'],
  [1_000_100, '壹万零壹元整'],
  [1_001_000, '壹万零壹拾元整'],
  [1_100_000, '壹万壹仟元整'],
  [10_000_100, '壹拾万零壹元整'],
  [100_005_300, '壹佰万零伍拾叁元整'],
  [1_000_000_000, '壹仟万元整'],
  [10_000_000_000, '壹亿元整'],
  [10_000_000_100, '壹亿零壹元整'],
  [10_001_000_000, '壹亿零壹万元整'],
  [10_100_000_000, '壹亿零壹佰万元整'],
  [11_000_000_000, '壹亿壹仟万元整'],
  [10_000_100_000, '壹亿零壹仟元整'],
  [10_050_000_500, '壹亿零伍拾万零伍元整'],
  [9_999_999_999_999, '玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  [10_000_000_000_000, '壹仟亿元整'],
])('%d fen is %s', (minor, words) => {
  expect(chineseAmount(minor, 'CNY')).toBe(`人民币${words}`);
});

it('says what is owed the other way', () => {
  expect(chineseAmount(-150_000n, 'CNY')).toBe('人民币负壹仟伍佰元整');
});

it('knows other currencies, with and without parts', () => {
  expect(chineseAmount(123_456, 'USD')).toBe('美元壹仟贰佰叁拾肆元伍角陆分');
  expect(chineseAmount(123_456, 'JPY')).toBe('日元壹拾贰万叁仟肆佰伍拾陆元整');
});

/** Reads words back by another way than they are written: a value for each sign, from left to right. */
function readBack(words: string): bigint {
  const places: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n };
  let [total, section, digit] = [0n, 0n, 0n];
  for (const sign of words.replace('人民币', '').replace('负', '')) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(sign);
    if (value >= 0) digit = BigInt(value);
    else if (places[sign] !== undefined) [section, digit] = [section + digit * places[sign], 0n];
    else if (sign === '万') [total, section, digit] = [total + (section + digit) * 1_000_000n, 0n, 0n];
    else if (sign === '亿') [total, section, digit] = [(total + (section + digit) * 100n) * 100_000_000n, 0n, 0n];
    else if (sign === '元') [total, section, digit] = [total + (section + digit) * 100n, 0n, 0n];
    else if (sign === '角') [total, digit] = [total + digit * 10n, 0n];
    else if (sign === '分') [total, digit] = [total + digit, 0n];
  }
  return words.includes('负') ? -total : total;
}

describe('of every sum', () => {
  const sums = fc.oneof(
    fc.bigInt({ min: -largest, max: largest }),
    // Few figures among many zeros, where the rules are.
    fc
      .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 })), { maxLength: 4 })
      .map((parts) => parts.reduce((sum, [place, figure]) => sum + BigInt(figure) * 10n ** BigInt(place), 0n))
      .filter((sum) => sum <= largest),
  );

  it('the words read back are the sum, and no two sums have the same words', () => {
    fc.assert(
      fc.property(sums, (sum) => {
        expect(readBack(chineseAmount(sum, 'CNY') ?? '')).toBe(sum);
      }),
      { numRuns: 5_000 },
    );
  });

  it('zeros never stand twice, nor before a name of a place or the end; 整 closes what has no 分', () => {
    fc.assert(
      fc.property(
        sums.filter((sum) => sum !== 0n),
        (sum) => {
          const words = chineseAmount(sum, 'CNY') ?? '';
          expect(words).not.toMatch(/零零|零[拾佰仟万亿元角分整]|币零/);
          expect(words.endsWith('整')).toBe(!words.includes('分'));
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
