import { describe, expect, it } from 'vitest';
import { commonTaxRates, tellsPricesWithTax } from '@shared/lib/tax-rates';
import { countryOfFirm } from '@shared/lib/firm-country';
import { formatPrice } from '@shared/lib/money';
import { marginPercent } from '@shared/modules/products/margin';

describe('the margin of a list price', () => {
  it.each([
    ['nothing is known', {}, null],
    ['there is no cost', { listPrice: '100' }, null],
    ['it is given away', { listPrice: '0', cost: '5' }, null],
    ['prices are told without tax', { listPrice: '100', priceIncludesTax: false, taxRate: '13', cost: '60' }, 40],
    ['prices are told with tax', { listPrice: '113', priceIncludesTax: true, taxRate: '13', cost: '60' }, 40],
    ['it is sold below its cost', { listPrice: '100', priceIncludesTax: false, cost: '150' }, -50],
    ['it does not come out even', { listPrice: '3', priceIncludesTax: false, cost: '1' }, 66.7],
  ])('where %s', (_, given, percent) => {
    expect(marginPercent({ listPrice: null, priceIncludesTax: null, taxRate: null, cost: null, ...given })).toBe(
      percent,
    );
  });
});

describe('a price in figures', () => {
  it.each([
    ['148000', 'CNY', 'zh-CN', '¥148,000.00'],
    ['0.0125', 'CNY', 'zh-CN', '¥0.0125'],
    ['100000000000.000001', 'CNY', 'en', '¥100,000,000,000.000001'],
    ['12.5', 'USD', 'en', '$12.50'],
    ['1200', 'JPY', 'en', '¥1,200'],
    ['1200.5', 'JPY', 'en', '¥1,200.5'],
    ['3', 'KWD', 'en', 'KWD 3.000'],
  ])('%s %s in %s is %s', (price, currency, locale, text) => {
    expect(formatPrice(price, currency, locale).replace(/\u00a0/g, ' ')).toBe(text);
  });
});

describe('tax rates that are offered', () => {
  it('follow the firm’s country, the usual one first', () => {
    expect(commonTaxRates('CN')).toEqual(['13', '9', '6', '3', '1', '0']);
    expect(commonTaxRates('ZZ')).toEqual(['0']);
    expect(countryOfFirm({ currency: 'CNY', locale: 'en' })).toBe('CN');
    expect(countryOfFirm({ currency: 'EUR', locale: 'zh-CN' })).toBe('CN');
    expect(countryOfFirm({ currency: 'EUR', locale: 'en' })).toBe('DE');
    expect(tellsPricesWithTax('CN')).toBe(true);
    expect(tellsPricesWithTax('DE')).toBe(false);
  });
});
