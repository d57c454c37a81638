import { currencyDigits, LARGEST_AMOUNT } from './money';

/** What each currency is called before the sum, and its parts behind the figures. Others are written in figures alone. */
const names: Readonly<Record<string, string>> = {
  CNY: '人民币',
  HKD: '港币',
  MOP: '澳门币',
  TWD: '新台币',
  USD: '美元',
  EUR: '欧元',
  GBP: '英镑',
  JPY: '日元',
  AUD: '澳元',
  CAD: '加元',
  SGD: '新加坡元',
  CHF: '瑞士法郎',
};
const digitNames = '零壹贰叁肆伍陆柒捌玖';
const placeNames = ['', '拾', '佰', '仟'];
const groupNames = ['', '万', '亿', '万亿'];

/**
 * A sum in Chinese capitals as cheques, quotes and contracts ask for (大写金额, U6): `人民币肆拾捌万陆仟元整`.
 * Takes minor units; undefined for a currency with no such name or with other than none or two decimals. Zeros follow the
 * rules for filling in bills: one 零 for a run of zeros within the figures and before 分 without 角, none where
 * the rules leave it open; 整 closes what ends with 元 or 角. Throws RangeError beyond 10^13.
 */
export function chineseAmount(minor: bigint | number, currency: string): string | undefined {
  const name = names[currency];
  const digits = name === undefined ? undefined : currencyDigits(currency);
  if (name === undefined || (digits !== 0 && digits !== 2)) return undefined;
  const amount = BigInt(minor);
  const size = amount < 0n ? -amount : amount;
  if (size > LARGEST_AMOUNT) throw new RangeError('the sum is too large');
  const unit = digits === 0 ? 1n : 100n;
  const text = inWords(size / unit, Number(size % unit));
  return `${name}${amount < 0n ? '负' : ''}${text}`;
}

function inWords(whole: bigint, hundredths: number): string {
  const [tenth, hundredth] = [Math.floor(hundredths / 10), hundredths % 10];
  const yuan = whole === 0n ? '' : `${wholeInWords(whole)}元`;
  if (hundredths === 0) return yuan === '' ? '零元整' : `${yuan}整`;
  const jiao = tenth > 0 ? `${digitNames[tenth]}角` : yuan === '' ? '' : '零';
  return hundredth > 0 ? `${yuan}${jiao}${digitNames[hundredth]}分` : `${yuan}${jiao}整`;
}

/** Four places at a time: 万 and 亿 name the groups. */
function wholeInWords(whole: bigint): string {
  const groups: number[] = [];
  for (let rest = whole; rest > 0n; rest /= 10_000n) groups.push(Number(rest % 10_000n));
  return groups.reduceRight((words, group, index) => {
    if (group === 0) return words;
    // A gap is said once: where this group does not begin with thousands, or one between was empty.
    const hasGap = words !== '' && (group < 1000 || groups[index + 1] === 0);
    return `${words}${hasGap ? '零' : ''}${groupInWords(group)}${groupNames[index]}`;
  }, '');
}

function groupInWords(group: number): string {
  const places = [...String(group)].map(Number);
  let words = '';
  let isGap = false;
  for (const [index, digit] of places.entries()) {
    if (digit === 0) {
      isGap = true;
      continue;
    }
    words += `${isGap ? '零' : ''}${digitNames[digit]}${placeNames[places.length - 1 - index]}`;
    isGap = false;
  }
  return words;
}
