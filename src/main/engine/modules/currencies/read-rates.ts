import { rateOfOne, readRate } from '@shared/lib/exchange';
import { parseDate } from '@shared/lib/date-text';
import type { ReadRates } from '@shared/modules/currencies/currencies.contract';

/** What currencies are called in tables of rates beside their codes. */
const codesByName: Readonly<Record<string, string>> = {
  人民币: 'CNY',
  美元: 'USD',
  欧元: 'EUR',
  日元: 'JPY',
  港币: 'HKD',
  港元: 'HKD',
  英镑: 'GBP',
  澳元: 'AUD',
  加元: 'CAD',
  新加坡元: 'SGD',
  瑞士法郎: 'CHF',
  韩元: 'KRW',
  泰铢: 'THB',
  卢布: 'RUB',
  越南盾: 'VND',
};

/**
 * Reads a table of rates as spreadsheets and banks write it: day, currency and rate in any order, divided by tabs, commas or
 * semicolons; one, ten, a hundred and so on beside the rate says for how many units it is told. A first line of headings is passed over.
 */
export function readRates(
  { text, code }: { readonly text: string; readonly code?: string | undefined },
  base: string,
): ReadRates {
  const items: ReadRates['items'] = [];
  const left: ReadRates['left'] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const cells = line
      .split(/[\t,;，；]/)
      .map((cell) => cell.trim().replace(/^"|"$/g, ''))
      .filter((cell) => cell !== '');
    if (cells.length === 0) continue;
    const read = readLine(cells, code);
    if (!('reason' in read)) {
      if (read.code !== base) items.push(read);
    } else if (index > 0 || cells.some((cell) => readRate(cell) !== undefined))
      left.push({ row: index + 1, text: line.slice(0, 200), reason: read.reason });
  }
  return { items, left };
}

function readLine(
  cells: readonly string[],
  code: string | undefined,
): ReadRates['items'][number] | { readonly reason: ReadRates['left'][number]['reason'] } {
  const days = cells.map((cell) => parseDate(cell));
  const day = days.find((one) => one !== null);
  const currency = cells.map(codeOf).find((one) => one !== undefined) ?? code;
  const numbers = cells.filter((_, index) => (days[index] ?? null) === null).flatMap((cell) => readRate(cell) ?? []);
  const { rate, units } = rateAndUnits(numbers);
  if (currency === undefined) return { reason: 'currency' };
  if (day === undefined || day < '1970-01-01' || day > '2100-12-31') return { reason: 'day' };
  const ofOne = rate === undefined ? undefined : rateOfOne(rate, units);
  return ofOne === undefined ? { reason: 'rate' } : { code: currency, day, rate: ofOne };
}

/** Of two numbers the one that is a power of ten is how many units the other is told for; the second where both are. */
function rateAndUnits([first, second]: readonly string[]): { rate: string | undefined; units: string } {
  if (second === undefined) return { rate: first, units: '1' };
  const isPower = (number: string | undefined) => number !== undefined && /^10*$/.test(number);
  return isPower(first) && !isPower(second)
    ? { rate: second, units: first ?? '1' }
    : { rate: first, units: isPower(second) ? second : '1' };
}

function codeOf(cell: string): string | undefined {
  const known = codesByName[cell];
  return known ?? (/^[A-Z]{3}$/.test(cell.toUpperCase()) ? cell.toUpperCase() : undefined);
}
