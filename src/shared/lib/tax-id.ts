import { foldWidth } from './text';
import { checkVatNumber, vatCountryOf } from './vat-number';

/** Tax identifiers: China's unified social credit code with its check digit (U8, GB 32100-2015), others as far as they can be checked. */
export type TaxIdScheme = 'unified-social-credit-code' | 'old-tax-number' | 'vat' | 'other';
export type TaxIdVerdict = 'valid' | 'invalid' | 'unverified';
/** Why a value is not plainly valid; a key for texts. */
export type TaxIdReason = 'empty' | 'length' | 'characters' | 'check-digit' | 'form' | 'old-form' | 'no-check';

export interface TaxIdCheck {
  /** Tidied: half width, upper case, no blanks or separators. */
  value: string;
  /** ISO 3166 country the value was checked for. */
  country: string;
  scheme: TaxIdScheme;
  verdict: TaxIdVerdict;
  reason: TaxIdReason | null;
  /** What was probably meant when letters that codes never hold (O, I, S, Z) stand for digits; shown, never applied unasked. */
  suggestion: string | null;
}

// GB 32100-2015: digits and capitals without I, O, S, V, Z; position i weighs 3^i modulo 31.
const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE_LENGTH = 18;
const CREDIT_CODE_FORM = /^[1-9A-HJ-NP-RTUWXY][0-9A-HJ-NP-RTUWXY]\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;
const OLD_TAX_NUMBER = /^\d{6}[0-9A-Z]{9}$/;
const LOOKALIKES: Record<string, string> = { O: '0', I: '1', S: '5', Z: '2' };

/** Checks a tax id for a country (ISO 3166, default China). A VAT number with its country letters in front is checked for that one. */
export function checkTaxId(text: string, country = 'CN'): TaxIdCheck {
  const value = tidyTaxId(text);
  if (country === 'CN') {
    const foreign = vatCountryOf(value);
    return foreign && value.length < 15 ? checkForeign(value, foreign) : checkChinese(value);
  }
  return checkForeign(value, vatCountryOf(value) ?? country);
}

/** Half width, upper case, without blanks, dashes, dots and slashes. */
export function tidyTaxId(text: string): string {
  return foldWidth(text)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function checkChinese(value: string): TaxIdCheck {
  const base = { value, country: 'CN', suggestion: null };
  if (value.length === 15 && OLD_TAX_NUMBER.test(value)) {
    return { ...base, scheme: 'old-tax-number', verdict: 'unverified', reason: 'old-form' };
  }
  const scheme = 'unified-social-credit-code';
  const reason = creditCodeFault(value);
  if (reason === null) return { ...base, scheme, verdict: 'valid', reason };
  return { ...base, scheme, verdict: 'invalid', reason, suggestion: suggestCreditCode(value) };
}

function creditCodeFault(value: string): TaxIdReason | null {
  if (value === '') return 'empty';
  if (value.length !== CREDIT_CODE_LENGTH) return 'length';
  if (!CREDIT_CODE_FORM.test(value)) return 'characters';
  return value.endsWith(creditCodeCheckCharacter(value)) ? null : 'check-digit';
}

/** The check character of the first 17 characters (GB 32100-2015, 5.2). */
function creditCodeCheckCharacter(value: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of value.slice(0, CREDIT_CODE_LENGTH - 1)) {
    sum += CREDIT_CODE_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_CODE_ALPHABET[(31 - (sum % 31)) % 31] ?? '';
}

function suggestCreditCode(value: string): string | null {
  const suggestion = value.replace(/[OISZ]/g, (letter) => LOOKALIKES[letter] ?? letter);
  return suggestion !== value && creditCodeFault(suggestion) === null ? suggestion : null;
}

function checkForeign(value: string, country: string): TaxIdCheck {
  if (value === '') return { value, country, scheme: 'other', verdict: 'invalid', reason: 'empty', suggestion: null };
  const outcome = checkVatNumber(value, country);
  const scheme = outcome === 'unknown-country' ? 'other' : 'vat';
  const results = {
    valid: { verdict: 'valid', reason: null },
    'bad-form': { verdict: 'invalid', reason: 'form' },
    'bad-check-digit': { verdict: 'invalid', reason: 'check-digit' },
    'no-check': { verdict: 'unverified', reason: 'no-check' },
    'unknown-country': { verdict: 'unverified', reason: 'no-check' },
  } satisfies Record<string, Pick<TaxIdCheck, 'verdict' | 'reason'>>;
  return { value, country, scheme, ...results[outcome], suggestion: null };
}
