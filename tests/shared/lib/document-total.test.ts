import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentGiven } from '@shared/lib/document-total';
import { beyondLimit, DocumentFault, givenAwayOf, spread, taxesOf, totalDocument } from '@shared/lib/document-total';

const line = (quantity: string, unitPrice: string, rest: object = {}) => ({
  quantity,
  unitPrice,
  taxRate: '13',
  ...rest,
});
const document = (lines: DocumentGiven['lines'], rest: Partial<DocumentGiven> = {}): DocumentGiven => ({
  currency: 'CNY',
  isTaxIncluded: true,
  lines,
  ...rest,
});

describe('refused', () => {
  test.each([
    ['a sum beyond 10^13 minor units', document([line('1000000', '1000000')]), 'tooLarge'],
    [
      'two lines that are too much together',
      document([line('1', '60000000000'), line('1', '60000000000')]),
      'tooLarge',
    ],
    ['tax that takes it beyond', document([line('1', '99999999999')], { isTaxIncluded: false }), 'tooLarge'],
    ['a discount above the subtotal', document([line('1', '10')], { discountAmount: 1001 }), 'discountTooLarge'],
    ['a negative discount', document([line('1', '10')], { discountAmount: -1 }), 'discountTooLarge'],
  ])('%s', (_, given, reason) => {
    expect(() => totalDocument(given)).toThrow(new DocumentFault(reason as 'tooLarge'));
  });
});

test('the quote of the drawing comes to what the drawing shows', () => {
  const result = totalDocument(
    document(
      [
        line('2', '148000', { discountPercent: '3' }),
        line('2', '21800'),
        line('2', '5400'),
        line('2', '11600'),
        line('1', '38600', { discountPercent: '10' }),
        line('1', '32800'),
        line('1', '29000'),
        line('1', '22000'),
      ],
      { discountAmount: 9_260_00 },
    ),
  );
  expect(result).toMatchObject({
    subtotal: 483_260_00,
    discount: 9_260_00,
    net: 419_469_03,
    tax: 54_530_97,
    total: 474_000_00,
  });
});

test.each([
  ['0.5', '0.01', 1],
  ['1', '1.005', 101],
  ['3', '0.335', 101],
  ['0.1', '0.2', 2],
  ['1.5', '0.01', 2],
])('%s × %s rounds half away from zero, not as doubles do', (quantity, unitPrice, amount) => {
  expect(totalDocument(document([line(quantity, unitPrice)])).subtotal).toBe(amount);
});

test('currencies without and with three decimals have their own minor units', () => {
  expect(totalDocument(document([line('3', '333.5')], { currency: 'JPY' })).subtotal).toBe(1001);
  expect(totalDocument(document([line('3', '0.3335')], { currency: 'KWD' })).subtotal).toBe(1001);
});

test('tax is reckoned once for each rate, on top where prices are net', () => {
  const result = totalDocument(
    document(
      [line('1', '0.33'), line('1', '0.33'), line('1', '1.00', { taxRate: '6.0' }), line('1', '2', { taxRate: null })],
      {
        isTaxIncluded: false,
      },
    ),
  );
  expect(result.taxes).toEqual([
    { rate: '13', net: 66, tax: 9 },
    { rate: '6', net: 100, tax: 6 },
    { rate: '0', net: 200, tax: 0 },
  ]);
  expect(result.total).toBe(366 + 15);
});

test('the cost is unknown as soon as one line has none', () => {
  const known = [line('2', '10', { unitCost: '4.005' }), line('1', '5', { unitCost: '0' })];
  expect(totalDocument(document(known)).cost).toBe(801);
  expect(totalDocument(document([...known, line('1', '1')])).cost).toBeNull();
});

test('an empty document comes to nothing', () => {
  expect(totalDocument(document([]))).toMatchObject({ subtotal: 0, net: 0, tax: 0, total: 0, taxes: [], cost: 0 });
});

const decimals = (max: number) =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: 999_999 }))
    .map(([whole, part]) => new Decimal(part).div(1_000_000).plus(whole).toString());
const lines = fc.array(
  fc.record({
    quantity: decimals(500),
    unitPrice: decimals(90_000),
    discountPercent: fc.option(fc.constantFrom('0', '5', '12.5', '100'), { nil: null }),
    taxRate: fc.constantFrom('13', '9', '6', '3', '0', null),
    unitCost: fc.option(decimals(50_000), { nil: null }),
  }),
  { maxLength: 40 },
);

test('whatever the lines, parts add up to the whole and no line strays further than three units from its exact share', () => {
  fc.assert(
    fc.property(lines, fc.boolean(), fc.constantFrom('0', '3', '33.333'), (given, isTaxIncluded, discountPercent) => {
      const result = totalDocument(document(given, { isTaxIncluded, discountPercent }));
      const all = (pick: (one: (typeof result.lines)[number]) => number) =>
        result.lines.reduce((sum, one) => sum + pick(one), 0);
      expect(all((one) => one.amount)).toBe(result.subtotal);
      expect(all((one) => one.net)).toBe(result.net);
      expect(all((one) => one.tax)).toBe(result.tax);
      expect(result.net + result.tax).toBe(result.total);
      if (isTaxIncluded) expect(result.total).toBe(result.subtotal - result.discount);
      else expect(result.net).toBe(result.subtotal - result.discount);
      for (const [index, one] of result.lines.entries()) {
        const exact = new Decimal(one.amount).times(result.subtotal - result.discount).div(result.subtotal || 1);
        const rate = new Decimal(given[index]?.taxRate ?? 0).div(100).plus(1);
        const net = isTaxIncluded ? exact.div(rate) : exact;
        expect(Math.abs(net.minus(one.net).toNumber())).toBeLessThanOrEqual(3);
      }
    }),
  );
});

test('what is spread adds up, and equal weights differ by one at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), fc.integer({ min: 1, max: 60 }), (amount, count) => {
      const parts = spread(
        amount,
        Array.from({ length: count }, () => 7),
      );
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
    }),
  );
  expect(spread(100, [0, 0])).toEqual([100, 0]);
  expect(spread(100, [])).toEqual([]);
});

describe('what is given away', () => {
  const total = { listTotal: 496_000_00, subtotal: 483_260_00, discount: 9_260_00 };

  test('counts lines and document against the list prices, rounded up', () => {
    expect(givenAwayOf(total)).toBe(444);
    expect(givenAwayOf({ listTotal: 0, subtotal: 0, discount: 0 })).toBe(0);
  });

  test('says by how much a limit is passed', () => {
    expect(beyondLimit(total, 300)).toBe(7_120_00);
    expect(beyondLimit(total, 444)).toBe(0);
  });

  test('tells tax by rate of lines that were reckoned, the highest first, 13 and 13.00 as one', () => {
    const line = (taxRate: string | null, net: number, tax: number) => ({ taxRate, net, tax });
    expect(taxesOf([line('6', 100, 6), line('13', 100, 13), line('13.00', 200, 26), line(null, 5, 0)])).toEqual([
      { rate: '13', net: 300, tax: 39 },
      { rate: '6', net: 100, tax: 6 },
      { rate: '0', net: 5, tax: 0 },
    ]);
  });
});
