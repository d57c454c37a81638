import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  currencyDigits,
  formatMoney,
  formatMoneyShort,
  moneyFromNumber,
  moneyToDecimal,
  parseMoney,
} from '@shared/lib/money';

describe('parseMoney', () => {
  test.each([
    ['', 'empty'],
    ['　', 'empty'],
    ['面议', 'not-a-number'],
    ['¥', 'not-a-number'],
    ['1,23,4', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['1,234.50.1', 'not-a-number'],
    ['12abcd', 'not-a-number'],
    ['1 000 苹果', 'not-a-number'],
    ['1e5', 'not-a-number'],
    ['$100', 'other-currency'],
    ['100 EUR', 'other-currency'],
    ['100000000000.01', 'too-large'],
    ['1001亿', 'too-large'],
    ['9'.repeat(400), 'too-large'],
  ])('%s is refused as %s', (text, fault) => {
    expect(parseMoney(text, 'CNY')).toEqual({ isValid: false, fault });
  });

  test.each([
    ['¥1,234.50', 123450n],
    ['￥１，２３４．５０', 123450n],
    ['1.234,50', 123450n],
    ['1 234,50', 123450n],
    ['1’234.50', 123450n],
    ['1234,5', 123450n],
    ['1,234', 123400n],
    ['1,234,567', 123456700n],
    ['1.234.567', 123456700n],
    ['.5', 50n],
    ['12.3万', 12300000n],
    ['12.3 万元', 12300000n],
    ['1.5亿', 15000000000n],
    ['3千元', 300000n],
    ['1.2k', 120000n],
    ['1.24M', 124000000n],
    ['RMB 500', 50000n],
    ['500元整', 50000n],
    ['CNY500', 50000n],
    ['500.-', 50000n],
    ['-500', -50000n],
    ['¥-500', -50000n],
    ['−500', -50000n],
    ['(500.00)', -50000n],
    ['0', 0n],
    ['100000000000', 10000000000000n],
  ])('%s is %s fen', (text, minor) => {
    expect(parseMoney(text, 'CNY')).toEqual({ isValid: true, minor, isRounded: false });
  });

  test('a single sign before three digits follows the file', () => {
    expect(parseMoney('1.234', 'KWD')).toMatchObject({ minor: 1234n });
    expect(parseMoney('1.234', 'EUR', { decimal: ',' })).toMatchObject({ minor: 123400n });
    expect(parseMoney('1,234', 'KWD', { decimal: ',' })).toMatchObject({ minor: 1234n });
  });

  test('too many decimals are rounded half away from zero and said so', () => {
    expect(parseMoney('1.005', 'CNY')).toEqual({ isValid: true, minor: 101n, isRounded: true });
    expect(parseMoney('-1.005', 'CNY')).toEqual({ isValid: true, minor: -101n, isRounded: true });
    expect(parseMoney('1.500', 'CNY')).toEqual({ isValid: true, minor: 150n, isRounded: false });
    expect(parseMoney('99.5', 'JPY')).toEqual({ isValid: true, minor: 100n, isRounded: true });
  });

  test('what was written as a decimal is read back the same in every currency', () => {
    const amount = fc.bigInt(-(10n ** 13n), 10n ** 13n);
    fc.assert(
      fc.property(amount, fc.constantFrom('CNY', 'JPY', 'KWD', 'USD'), (minor, currency) => {
        expect(parseMoney(moneyToDecimal(minor, currency), currency)).toEqual({
          isValid: true,
          minor,
          isRounded: false,
        });
        expect(parseMoney(formatMoney(minor, currency, 'en'), currency)).toEqual({
          isValid: true,
          minor,
          isRounded: false,
        });
      }),
    );
  });
});

test('numbers from spreadsheets are rounded as shown there', () => {
  expect(moneyFromNumber(0.1 + 0.2, 'CNY')).toEqual({ isValid: true, minor: 30n, isRounded: false });
  expect(moneyFromNumber(1.005, 'CNY')).toEqual({ isValid: true, minor: 101n, isRounded: true });
  expect(moneyFromNumber(-1234.5, 'JPY')).toEqual({ isValid: true, minor: -1235n, isRounded: true });
  expect(moneyFromNumber(Number.NaN, 'CNY')).toEqual({ isValid: false, fault: 'not-a-number' });
  expect(moneyFromNumber(1e300, 'CNY')).toEqual({ isValid: false, fault: 'too-large' });
});

test('currencies have 0, 2 or 3 digits', () => {
  expect(['JPY', 'CNY', 'KWD'].map(currencyDigits)).toEqual([0, 2, 3]);
  expect([moneyToDecimal(5n, 'CNY'), moneyToDecimal(-5n, 'KWD'), moneyToDecimal(5n, 'JPY')]).toEqual([
    '0.05',
    '-0.005',
    '5',
  ]);
});

test('amounts are shown in the signs of the language', () => {
  expect(formatMoney(123456700n, 'CNY', 'zh-CN')).toBe('¥1,234,567.00');
  expect(formatMoney(123456700n, 'CNY', 'en')).toBe('¥1,234,567.00');
  expect(formatMoney(-5n, 'USD', 'en')).toBe('-$0.05');
  expect(formatMoney(9999999999999n, 'CNY', 'en')).toBe('¥99,999,999,999.99');
  expect(formatMoney(500n, 'USD', 'zh-CN')).toBe('US$5.00');
});

test('large sums are shown in short', () => {
  expect(formatMoneyShort(123456700n, 'CNY', 'zh-CN')).toBe('¥123.5万');
  expect(formatMoneyShort(123456700n, 'CNY', 'en')).toBe('¥1.23M');
  expect(formatMoneyShort(12000000000n, 'CNY', 'zh-CN')).toBe('¥1.2亿');
  expect(formatMoneyShort(999950n, 'CNY', 'zh-CN')).toBe('¥9,999.50');
  expect(formatMoneyShort(-123456700n, 'CNY', 'zh-CN')).toBe('-¥123.5万');
});
