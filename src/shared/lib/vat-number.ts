/** VAT numbers of European countries: form for all, check digits where the rule is short and public. */
export type VatOutcome = 'valid' | 'bad-form' | 'bad-check-digit' | 'no-check' | 'unknown-country';

interface VatRule {
  /** The number without its country letters. */
  form: RegExp;
  isRight?: (number: string) => boolean;
}

const RULES: Record<string, VatRule> = {
  AT: { form: /^U\d{8}$/ },
  BE: { form: /^[01]\d{9}$/, isRight: (number) => 97 - (Number(number.slice(0, 8)) % 97) === Number(number.slice(8)) },
  BG: { form: /^\d{9,10}$/ },
  CH: { form: /^E\d{9}(?:MWST|TVA|IVA)?$/, isRight: (number) => isSwiss(number.slice(1, 10)) },
  CZ: { form: /^\d{8,10}$/ },
  DE: { form: /^[1-9]\d{8}$/, isRight: isModulo11And10 },
  DK: { form: /^[1-9]\d{7}$/, isRight: (number) => weightedSum(number, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  ES: { form: /^[A-Z0-9]\d{7}[A-Z0-9]$/ },
  FI: { form: /^\d{8}$/, isRight: (number) => weightedSum(number, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0 },
  FR: { form: /^[0-9A-HJ-NP-Z]{2}\d{9}$/, isRight: isFrench },
  GB: { form: /^\d{9}(?:\d{3})?$/, isRight: isBritish },
  GR: { form: /^\d{9}$/ },
  HU: { form: /^\d{8}$/ },
  IE: { form: /^\d[0-9A-Z+*]\d{5}[A-Z]{1,2}$/ },
  IT: { form: /^\d{11}$/, isRight: isLuhn },
  LU: { form: /^\d{8}$/, isRight: (number) => Number(number.slice(0, 6)) % 89 === Number(number.slice(6)) },
  NL: { form: /^\d{9}B\d{2}$/ },
  NO: { form: /^\d{9}(?:MVA)?$/ },
  PL: { form: /^\d{10}$/, isRight: (number) => isPolish(number) },
  PT: { form: /^\d{9}$/ },
  RO: { form: /^\d{2,10}$/ },
  SE: { form: /^\d{10}01$/, isRight: (number) => isLuhn(number.slice(0, 10)) },
  SK: { form: /^\d{10}$/ },
};
// Greece writes EL, Northern Ireland XI; both mean a country with rules above.
const PREFIXES: Record<string, string> = { EL: 'GR', XI: 'GB' };

/** The country whose VAT prefix a tidied value carries (`DE123456789` → DE), or undefined. */
export function vatCountryOf(value: string): string | undefined {
  const letters = value.slice(0, 2);
  const country = PREFIXES[letters] ?? letters;
  return RULES[country] && /\d/.test(value.slice(2)) ? country : undefined;
}

/** Checks a tidied VAT number, with or without its country letters. */
export function checkVatNumber(value: string, country: string): VatOutcome {
  const rule = RULES[country];
  if (!rule) return 'unknown-country';
  const number = vatCountryOf(value) === country ? value.slice(2) : value;
  if (!rule.form.test(number)) return 'bad-form';
  if (!rule.isRight) return 'no-check';
  return rule.isRight(number) ? 'valid' : 'bad-check-digit';
}

function weightedSum(number: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0);
}

/** ISO 7064 MOD 11,10. */
function isModulo11And10(number: string): boolean {
  let product = 10;
  for (const digit of number.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10 === Number(number.at(-1));
}

function isLuhn(number: string): boolean {
  const sum = Array.from(number).reduceRight((total, digit, index) => {
    const isDoubled = (number.length - index) % 2 === 0;
    const value = Number(digit) * (isDoubled ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The older kind has a sum divisible by 97; numbers given out since 2010 are 55 off. */
function isBritish(number: string): boolean {
  const sum = weightedSum(number, [8, 7, 6, 5, 4, 3, 2]) + Number(number.slice(7, 9));
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
}

/** The key is checked in its numeric form; with letters in it the nine digits of the firm are (SIREN, Luhn). */
function isFrench(number: string): boolean {
  const firm = number.slice(2);
  if (!/^\d{2}/.test(number)) return isLuhn(firm);
  return (12 + 3 * (Number(firm) % 97)) % 97 === Number(number.slice(0, 2));
}

function isPolish(number: string): boolean {
  return weightedSum(number, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(number[9]);
}

function isSwiss(number: string): boolean {
  const check = (11 - (weightedSum(number, [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11;
  return check === Number(number[8]);
}
