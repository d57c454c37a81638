import { Decimal } from 'decimal.js';
import { currencyDigits, LARGEST_AMOUNT } from './money';

/**
 * What a quote, an order or the lines of a deal come to. Each step rounds once, half away from zero, to whole minor units:
 *
 * 1. amount of a line = quantity × unit price × (1 − discount);
 * 2. subtotal = sum of the amounts; the document's discount is an amount, or a percentage of the subtotal;
 * 3. it is spread over the lines in proportion to their amounts, what rounding leaves going to the largest remainders;
 * 4. tax is reckoned once for each rate over the sum of its lines, taken out of it where prices include tax, put on top otherwise;
 * 5. net and tax of each rate are spread over its lines the same way, so that lines always add up to the document (M8).
 */
export interface LineGiven {
  /** Decimal texts; percentages as `12.5`. */
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountPercent?: string | null | undefined;
  readonly taxRate?: string | null | undefined;
  /** Of one unit, net of tax; null where nobody knows or the reader may not. */
  readonly unitCost?: string | null | undefined;
}

export interface DocumentGiven {
  readonly currency: string;
  readonly isTaxIncluded: boolean;
  /** Of the subtotal; comes before an amount. */
  readonly discountPercent?: string | null | undefined;
  /** Minor units. */
  readonly discountAmount?: number | null | undefined;
  readonly lines: readonly LineGiven[];
}

/** Minor units throughout. */
export interface LineTotal {
  /** As printed behind the line: after its own discount, with tax where prices include it. */
  readonly amount: number;
  /** Before its own discount. */
  readonly listAmount: number;
  /** Its part of the document net of tax, after the document's discount. */
  readonly net: number;
  readonly tax: number;
  readonly cost: number | null;
}

export interface TaxOfRate {
  /** Percent, `13`; `0` where lines state none. */
  readonly rate: string;
  readonly net: number;
  readonly tax: number;
}

export interface DocumentTotal {
  readonly lines: readonly LineTotal[];
  /** Before any discount. */
  readonly listTotal: number;
  readonly subtotal: number;
  readonly discount: number;
  readonly net: number;
  readonly tax: number;
  readonly total: number;
  readonly taxes: readonly TaxOfRate[];
  /** Of all lines; null when one is unknown. */
  readonly cost: number | null;
}

/** Why a document cannot be reckoned: an amount beyond 10^13 minor units, or a discount larger than what it is taken off. */
export class DocumentFault extends Error {
  constructor(readonly reason: 'tooLarge' | 'discountTooLarge') {
    super(reason);
  }
}

/** Reckons a document by the rules above; 200 lines take about a millisecond. Throws DocumentFault. */
export function totalDocument(document: DocumentGiven): DocumentTotal {
  const digits = currencyDigits(document.currency);
  const own = document.lines.map((line) => amountsOf(line, digits));
  const subtotal = checked(sum(own.map((line) => line.amount)));
  const discount = discountOf(document, subtotal);
  const parts = spread(
    discount,
    own.map((line) => line.amount),
  );
  const lines: { -readonly [K in keyof LineTotal]: LineTotal[K] }[] = own.map((line) => ({ ...line, net: 0, tax: 0 }));
  const taxes = groupByRate(document.lines).map(({ rate, positions }) => {
    const taxed = positions.map((position) => (own[position]?.amount ?? 0) - (parts[position] ?? 0));
    const { net, tax } = splitTax(sum(taxed), rate, document.isTaxIncluded);
    const nets = spread(net, taxed);
    const shares = spread(tax, taxed);
    for (const [index, position] of positions.entries()) {
      const line = lines[position];
      if (line) Object.assign(line, { net: nets[index], tax: shares[index] });
    }
    return { rate, net, tax };
  });
  const net = sum(taxes.map((group) => group.net));
  const tax = sum(taxes.map((group) => group.tax));
  return {
    lines,
    listTotal: sum(own.map((line) => line.listAmount)),
    subtotal,
    discount,
    net,
    tax,
    total: checked(net + tax),
    taxes,
    cost: costOf(own),
  };
}

/**
 * What lines and document give away, in hundredths of a percent of the list prices, rounded up: who may give 3 % does not
 * give 3.004 % (QUO-04).
 */
export function givenAwayOf(total: Pick<DocumentTotal, 'listTotal' | 'subtotal' | 'discount'>): number {
  if (total.listTotal === 0) return 0;
  return new Decimal(awayOf(total)).times(10_000).div(total.listTotal).toDecimalPlaces(0, Decimal.ROUND_UP).toNumber();
}

/** How much more than a limit in hundredths of a percent is given away, in minor units; 0 within it. */
export function beyondLimit(total: Pick<DocumentTotal, 'listTotal' | 'subtotal' | 'discount'>, limit: number): number {
  const allowed = new Decimal(total.listTotal).times(limit).div(10_000).toDecimalPlaces(0, Decimal.ROUND_DOWN);
  return Math.max(0, new Decimal(awayOf(total)).minus(allowed).toNumber());
}

/** Tax by rate of lines that were reckoned before, the highest rate first. */
export function taxesOf(
  lines: readonly { readonly taxRate: string | null; readonly net: number | null; readonly tax: number | null }[],
): TaxOfRate[] {
  const rates = new Map<string, { net: number; tax: number }>();
  for (const line of lines) {
    const rate = new Decimal(line.taxRate ?? 0).toString();
    const known = rates.get(rate) ?? { net: 0, tax: 0 };
    rates.set(rate, { net: known.net + (line.net ?? 0), tax: known.tax + (line.tax ?? 0) });
  }
  return [...rates]
    .map(([rate, sums]) => ({ rate, ...sums }))
    .sort((left, right) => new Decimal(right.rate).comparedTo(left.rate));
}

/** Divides a whole amount in proportion to weights; parts add up to it exactly. Without weights the first takes all. */
export function spread(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (whole === 0n) return weights.map((_, index) => (index === 0 ? amount : 0));
  const shares = weights.map((weight) => {
    const product = BigInt(amount) * BigInt(weight);
    return { part: product / whole, rest: product % whole };
  });
  let left = Number(BigInt(amount) - shares.reduce((all, share) => all + share.part, 0n));
  const step = Math.sign(left);
  const byRest = shares.map((_, index) => index).sort((a, b) => compareRest(shares, b, a) || a - b);
  const parts = shares.map((share) => Number(share.part));
  for (const index of byRest) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + step;
    left -= step;
  }
  return parts;
}

/** A decimal amount of money in whole minor units, half away from zero. Throws DocumentFault beyond 10^13. */
export function toMinorUnits(amount: Decimal, digits: number): number {
  return checked(amount.times(new Decimal(10).pow(digits)).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
}

function awayOf({ listTotal, subtotal, discount }: Pick<DocumentTotal, 'listTotal' | 'subtotal' | 'discount'>): number {
  return listTotal - subtotal + discount;
}

function amountsOf(line: LineGiven, digits: number) {
  const list = new Decimal(line.quantity).times(line.unitPrice);
  const kept = new Decimal(100).minus(line.discountPercent ?? 0).div(100);
  const cost = line.unitCost;
  return {
    amount: toMinorUnits(list.times(kept), digits),
    listAmount: toMinorUnits(list, digits),
    cost: cost === null || cost === undefined ? null : toMinorUnits(new Decimal(line.quantity).times(cost), digits),
  };
}

function discountOf(document: DocumentGiven, subtotal: number): number {
  const { discountPercent, discountAmount } = document;
  const discount =
    discountPercent === null || discountPercent === undefined
      ? (discountAmount ?? 0)
      : toMinorUnits(new Decimal(subtotal).times(discountPercent).div(100), 0);
  if (discount < 0 || discount > subtotal) throw new DocumentFault('discountTooLarge');
  return discount;
}

function splitTax(amount: number, rate: string, isTaxIncluded: boolean): { net: number; tax: number } {
  if (!isTaxIncluded) return { net: amount, tax: toMinorUnits(new Decimal(amount).times(rate).div(100), 0) };
  const net = toMinorUnits(new Decimal(amount).times(100).div(new Decimal(100).plus(rate)), 0);
  return { net, tax: amount - net };
}

/** Lines of one rate together, the highest rate first; `13` and `13.00` are one. */
function groupByRate(lines: readonly LineGiven[]): { rate: string; positions: number[] }[] {
  const groups = new Map<string, number[]>();
  for (const [position, line] of lines.entries()) {
    const rate = new Decimal(line.taxRate ?? 0).toString();
    groups.set(rate, [...(groups.get(rate) ?? []), position]);
  }
  return [...groups]
    .map(([rate, positions]) => ({ rate, positions }))
    .sort((a, b) => new Decimal(b.rate).comparedTo(a.rate));
}

function costOf(lines: readonly { readonly cost: number | null }[]): number | null {
  const known = lines.flatMap((line) => (line.cost === null ? [] : [line.cost]));
  return known.length === lines.length ? checked(sum(known)) : null;
}

function compareRest(shares: readonly { readonly rest: bigint }[], left: number, right: number): number {
  const difference = (shares[left]?.rest ?? 0n) - (shares[right]?.rest ?? 0n);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, amount) => all + amount, 0);
}

function checked(amount: number): number {
  if (Math.abs(amount) > Number(LARGEST_AMOUNT)) throw new DocumentFault('tooLarge');
  return amount;
}
