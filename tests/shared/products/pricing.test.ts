import { describe, expect, it } from 'vitest';
import type { ListedPrices, PriceQuestion } from '@shared/modules/products/pricing';
import { priceThatHolds, priceWithTaxAs } from '@shared/modules/products/pricing';

const list = (values: Partial<ListedPrices>): ListedPrices => ({
  id: 'a',
  name: '甲',
  currency: 'CNY',
  includesTax: true,
  validFrom: null,
  validTo: null,
  reach: 'everyone',
  tag: null,
  steps: [{ minQuantity: '0', price: '90' }],
  ...values,
});
const ask = (lists: readonly ListedPrices[], values: Partial<PriceQuestion> = {}) =>
  priceThatHolds({
    day: '2026-11-20',
    quantity: '1',
    currency: 'CNY',
    listPrice: '100',
    listCurrency: 'CNY',
    listIncludesTax: true,
    lists,
    ...values,
  });
const priceOf = (...given: Parameters<typeof ask>) => ask(...given)?.price;

describe('which price holds', () => {
  it('none in another currency, and none where nobody says one', () => {
    expect(ask([], { listPrice: null })).toBeNull();
    expect(ask([list({})], { currency: 'USD' })).toBeNull();
  });

  it('the product’s own without a list', () => {
    expect(ask([])).toEqual({ price: '100', includesTax: true, source: { kind: 'listPrice' } });
  });

  it('the most specific list first', () => {
    const everyone = list({ id: 'e', steps: [{ minQuantity: '0', price: '95' }] });
    const tag = list({ id: 't', reach: 'tag', tag: '代理', steps: [{ minQuantity: '0', price: '99' }] });
    const customer = list({ id: 'c', reach: 'customer', steps: [{ minQuantity: '0', price: '120' }] });
    expect(ask([everyone, tag, customer])?.source).toMatchObject({ id: 'c', reach: 'customer' });
    expect(ask([everyone, tag])?.source).toMatchObject({ id: 't', reach: 'tag', tag: '代理' });
    expect(priceOf([everyone])).toBe('95');
  });

  it('only on the days a list is valid, its first and last one included; of two the one that began later', () => {
    const season = list({
      id: 's',
      validFrom: '2026-11-20',
      validTo: '2026-11-30',
      steps: [{ minQuantity: '0', price: '80' }],
    });
    const always = list({ id: 'l', validFrom: '2020-01-01' });
    expect(priceOf([always, season], { day: '2026-11-19' })).toBe('90');
    expect(priceOf([always, season], { day: '2026-11-20' })).toBe('80');
    expect(priceOf([always, season], { day: '2026-11-30' })).toBe('80');
    expect(priceOf([always, season], { day: '2026-12-01' })).toBe('90');
    expect(priceOf([season], { day: '2026-12-01' })).toBe('100');
  });

  it('the largest quantity that is reached, as numbers and not as texts', () => {
    const steps = [
      { minQuantity: '9', price: '88' },
      { minQuantity: '10', price: '85' },
      { minQuantity: '2.5', price: '92' },
    ];
    const one = list({ steps });
    expect(priceOf([one], { quantity: '2.4' })).toBe('100');
    expect(priceOf([one], { quantity: '2.5' })).toBe('92');
    expect(priceOf([one], { quantity: '9.999999' })).toBe('88');
    expect(priceOf([one], { quantity: '10' })).toBe('85');
    expect(ask([one], { quantity: '100' })?.source).toMatchObject({ minQuantity: '10' });
  });

  it('another list where the most specific one does not reach the quantity', () => {
    const customer = list({ id: 'c', reach: 'customer', steps: [{ minQuantity: '50', price: '70' }] });
    expect(priceOf([customer, list({})], { quantity: '49' })).toBe('90');
    expect(priceOf([customer, list({})], { quantity: '50' })).toBe('70');
  });
});

describe('a price told with tax or without', () => {
  it.each([
    ['148000', '13', true, false, '130973.451327'],
    ['130973.451327', '13', false, true, '148000'],
    ['100', '13', false, true, '113'],
    ['113', '13', true, false, '100'],
    ['100', '0', false, true, '100'],
    ['100', '13', true, true, '100'],
    ['100', null, true, false, '100'],
    ['0.000001', '13', true, false, '0.000001'],
  ])('%s at %s percent from %s to %s is %s', (price, taxRate, from, to, told) => {
    expect(priceWithTaxAs(price, { taxRate, from, to })).toBe(told);
  });
});
