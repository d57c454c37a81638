import { describe, expect, it } from 'vitest';
import { decimalSchema } from '@shared/contract/fields';
import { paddedDecimal, plainDecimal } from '@shared/lib/decimal-text';

describe('plainDecimal', () => {
  it.each([
    '',
    ' ',
    '-1',
    '+1',
    '1e5',
    '.5',
    '5.',
    '1,000',
    '1 000',
    '0.0000001',
    '1'.repeat(16),
    'NaN',
    '0x10',
    '１e2',
  ])('refuses %j', (text) => {
    expect(plainDecimal(text)).toBeUndefined();
  });

  it.each([
    ['0', '0'],
    ['000', '0'],
    ['0.000', '0'],
    ['0012.50', '12.5'],
    [' 148000.00 ', '148000'],
    ['１３．５', '13.5'],
    ['0.000001', '0.000001'],
    ['100', '100'],
    ['999999999999999.999999', '999999999999999.999999'],
  ])('%j is %j', (text, plain) => {
    expect(plainDecimal(text)).toBe(plain);
  });
});

describe('paddedDecimal', () => {
  it.each([
    ['5', 2, '5.00'],
    ['5.5', 2, '5.50'],
    ['5.125', 2, '5.125'],
    ['5', 0, '5'],
  ])('%s with %d places is %s', (text, places, padded) => {
    expect(paddedDecimal(text, places)).toBe(padded);
  });
});

describe('decimalSchema', () => {
  it('answers the shortest form and refuses more than the largest', () => {
    const percent = decimalSchema(100);
    expect(percent.parse('13.00')).toBe('13');
    expect(percent.parse('100')).toBe('100');
    expect(percent.safeParse('100.000001').success).toBe(false);
    expect(percent.safeParse('-0').success).toBe(false);
  });
});
