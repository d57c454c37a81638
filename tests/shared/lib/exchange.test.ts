import { describe, expect, it } from 'vitest';
import { exchangeMinor, exchangePrice, minorFactor, rateOfOne, readRate, timesFactor } from '@shared/lib/exchange';

describe('rates', () => {
  it.each(['', '0', '0.00', '-7', '1e3', '7,1', '1'.repeat(10), '0.1234567890123', 'x'])('%j is none', (text) => {
    expect(readRate(text)).toBeUndefined();
  });

  it('are kept in their shortest form', () => {
    expect(['07.1000', ' ７.１ ', '0.000278', '100'].map(readRate)).toEqual(['7.1', '7.1', '0.000278', '100']);
    expect(rateOfOne('4.6123', '100')).toBe('0.046123');
    expect(rateOfOne('1', '3')).toBe('0.333333333333');
    expect(rateOfOne('1', '0')).toBeUndefined();
  });
});

describe('amounts in another currency', () => {
  it('are rounded once, half away from zero, between minor units of different sizes', () => {
    expect(timesFactor(100, minorFactor('USD', 'CNY', '7.105'))).toBe(711);
    expect(timesFactor(-100, minorFactor('USD', 'CNY', '7.105'))).toBe(-711);
    expect(timesFactor(1, minorFactor('USD', 'CNY', '0.5'))).toBe(1);
    expect(timesFactor(1000, minorFactor('JPY', 'CNY', '0.046123'))).toBe(4612);
    expect(timesFactor(10 ** 13, minorFactor('USD', 'CNY', '7.1'))).toBe(71 * 10 ** 12);
    expect(exchangeMinor(1_000_000, { from: 'CNY', to: 'JPY', fromRate: '1', toRate: '0.046123' })).toBe(216_812);
    expect(exchangeMinor(100, { from: 'USD', to: 'EUR', fromRate: '7.1', toRate: '8.2' })).toBe(87);
  });

  it('as prices take the digits of their currency', () => {
    expect(exchangePrice('148000', { to: 'USD', fromRate: '1', toRate: '7.1' })).toBe('20845.07');
    expect(exchangePrice('10', { to: 'JPY', fromRate: '7.1', toRate: '0.046123' })).toBe('1539');
  });
});
