import { Decimal } from 'decimal.js';
import type { FieldDescription, LabelledValue } from '@shared/contract/fields';
import { plainDecimal, typedDecimal } from '@shared/lib/decimal-text';
import { parseDate } from '@shared/lib/date-text';
import { momentOf as momentInZone } from '@shared/lib/zone-time';
import { isMail, tidyMail } from '@shared/lib/mail';
import { parseMoney } from '@shared/lib/money';
import { splitPhones } from '@shared/lib/phone-number';
import { checkTaxId } from '@shared/lib/tax-id';
import { cleanText, foldWidth } from '@shared/lib/text';
import { yesNoWords } from '../matching/column-content';
import { parseListCell, parseWords } from '@shared/lib/list-cell';
import { BadCell } from './cell-fault';
import type { NamedIds, Surroundings } from './surroundings';
import { choiceOf } from './words';

const defaultLength = 200;

/** What one filled cell says for a field of one value. Throws BadCell. */
export function convertCell(key: string, field: FieldDescription, text: string, around: Surroundings): unknown {
  switch (field.type) {
    case 'text':
      if (key === 'currency') return currencyOf(text);
      return key === 'taxId' ? taxIdOf(text, around.country) : lineOf(text, lengthOf(key, field));
    case 'longText':
      return cleanText(text, { lineFeeds: true });
    case 'choice':
      return choice(key, field, text);
    case 'multiChoice':
      return parseWords(text).map((word) => choice(key, field, word));
    case 'date':
      return dateOf(text, around);
    case 'moment':
      return momentOf(text, around);
    case 'yesNo':
      return yesNoOf(text);
    case 'number':
      if (key === 'probability') return percentOf(text);
      return key === 'talkSeconds' ? secondsOf(text) : numberOf(text);
    case 'money':
      return moneyOf(text, field, around);
    case 'decimal':
      return decimalOf(key, text, field);
    case 'user':
      return namedOf(around.people, text, 'unknownOwner', 'ambiguousOwner');
    case 'department':
      return namedOf(around.departments, text, 'unknownDepartment', 'unknownDepartment');
    default:
      throw new BadCell('badValue');
  }
}

/** A price, rate or percentage as spreadsheets write it; a tax rate kept as a fraction of one (0.13) is 13 percent. */
function decimalOf(key: string, text: string, field: FieldDescription): string {
  const isPercent = /[%％]\s*$/.test(text);
  const value = typedDecimal(text.replace(/[%％]\s*$/, ''));
  if (value === undefined) throw new BadCell('badNumber');
  const isFraction = key === 'taxRate' && !isPercent && Number(value) > 0 && Number(value) < 0.4;
  const whole = isFraction ? plainDecimal(new Decimal(value).times(100).toFixed()) : value;
  if (whole === undefined || !field.schema.safeParse(whole).success) throw new BadCell('badNumber');
  return whole;
}

/** The phones of a cell, each with its label: the one in the cell, else the column's. */
export function phonesOf(text: string, label: string, around: Surroundings): LabelledValue[] {
  return parseListCell(text).flatMap((entry) =>
    splitPhones(entry.value).map((value) => {
      const own = entry.label || label;
      const digits = foldWidth(value).replace(/\D/g, '');
      const bare = value.replace(/(?:转|轉|分机|ext\.?|x)\s*\d+$/i, '');
      if (digits.length < 3 || digits.length > 25) throw new BadCell('badPhone');
      const national = foldWidth(bare)
        .replace(/\D/g, '')
        .replace(/^(?:00)?86(?=1)/, '');
      // A Chinese mobile begins with 1 and a digit from 3; two digits more or less is a slip of the pen.
      const isMobile = around.country === 'CN' && own === 'mobile' && /^1[3-9]/.test(national);
      if (isMobile && national.length !== 11 && national.length >= 5 && !/^\+(?!86)/.test(value.trim()))
        throw new BadCell('phoneLength', { data: { expected: 11, found: national.length } });
      const isLandline = own === 'mobile' && around.country === 'CN' && /^0\d{2,3}/.test(national);
      return { label: isLandline ? 'work' : own, value: cleanText(value) };
    }),
  );
}

export function mailsOf(text: string, label: string): LabelledValue[] {
  return parseListCell(text).flatMap((entry) =>
    foldWidth(entry.value)
      .split(/[;,，；、\s]+(?=[^\s]*@)|\s+(?:or|und|和)\s+/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        const value = tidyMail(part);
        if (!isMail(value)) throw new BadCell('badMail', { suggestions: mendedMails(part) });
        return { label: entry.label || label, value };
      }),
  );
}

export function handlesOf(text: string, label: string): LabelledValue[] {
  return parseListCell(text).map((entry) => ({ label: entry.label || label, value: lineOf(entry.value, 120) }));
}

export function lineOf(text: string, max: number): string {
  const line = cleanText(text);
  if (line.length > max) throw new BadCell('tooLong', { data: { max, found: line.length } });
  return line;
}

/** The length a text field may have, as its schema says. */
function lengthOf(key: string, field: FieldDescription): number {
  const known = lengths.get(key);
  if (known !== undefined) return known;
  // Every text field's schema is z.string() with a maximum; others have the default.
  const { maxLength } = field.schema as { maxLength?: number | null };
  const length = maxLength ?? defaultLength;
  lengths.set(key, length);
  return length;
}
const lengths = new Map<string, number>();

function taxIdOf(text: string, country: string): string {
  const check = checkTaxId(text, country);
  if (check.verdict !== 'invalid') return check.value;
  const suggestions = check.suggestion === null ? [] : [check.suggestion];
  if (check.reason === 'check-digit') throw new BadCell('taxIdCheckDigit', { suggestions });
  if (check.reason === 'length')
    throw new BadCell('taxIdLength', { data: { expected: 18, found: check.value.length }, suggestions });
  throw new BadCell('badTaxId', { suggestions });
}

function choice(key: string, field: FieldDescription, text: string): string {
  const options = field.options ?? [];
  const found = choiceOf(key, text, options);
  if (found === undefined) throw new BadCell('unknownChoice', { data: { value: cleanText(text).slice(0, 60) } });
  return found;
}

function dateOf(text: string, around: Surroundings): string {
  const { today, timeZone, dateOrder } = around;
  const date = parseDate(text, { order: dateOrder, today, timeZone });
  if (date !== null) return date;
  throw new BadCell(looksLikeDate(text) ? 'noSuchDay' : 'badDate');
}

function looksLikeDate(text: string): boolean {
  return /^\s*\d{1,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,4}/.test(foldWidth(text));
}

const TIME = /(上午|下午|晚上|[ap]m)?\s*(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2}))?秒?\s*([ap]m)?\s*$/i;

function momentOf(text: string, around: Surroundings): string {
  const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text.trim())
    ? Date.parse(text.trim())
    : Number.NaN;
  if (!Number.isNaN(iso)) return new Date(iso).toISOString();
  const date = parseDate(text, { order: around.dateOrder, today: around.today });
  if (date === null) throw new BadCell(looksLikeDate(text) ? 'noSuchDay' : 'badMoment');
  const [, before, hour, minute, second, after] = TIME.exec(foldWidth(text)) ?? [];
  const half = (before ?? after ?? '').toLowerCase();
  const hours = (Number(hour ?? 0) % (half === '' ? 24 : 12)) + (/下午|晚上|pm/.test(half) ? 12 : 0);
  if (Number(hour ?? 0) > 24 || Number(minute ?? 0) > 59) throw new BadCell('badMoment');
  const seconds = hours * 3600 + Number(minute ?? 0) * 60 + Number(second ?? 0);
  const whole = momentInZone(date, Math.floor(seconds / 60), around.timeZone);
  return new Date(whole + (seconds % 60) * 1000).toISOString();
}

function yesNoOf(text: string): boolean {
  const value = yesNoWords[cleanText(foldWidth(text)).toLowerCase()] ?? { '1': true, '0': false }[text.trim()];
  if (value === undefined) throw new BadCell('badYesNo');
  return value;
}

function numberOf(text: string): number {
  const plain = foldWidth(text).trim();
  const number = Number(/^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain);
  if (plain === '' || !Number.isFinite(number)) throw new BadCell('badNumber');
  return number;
}

/** Seconds, or 3:25 and 1:03:25 as telephone systems list them. */
function secondsOf(text: string): number {
  const parts = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/.exec(foldWidth(text).trim());
  if (!parts) return Math.round(numberOf(text.replace(/\s*(?:秒|s|sec|seconds)$/i, '')));
  return Number(parts[1] ?? 0) * 3600 + Number(parts[2]) * 60 + Number(parts[3]);
}

/** 40, 40% and 0.4 are the same chance. */
function percentOf(text: string): number {
  const number = numberOf(foldWidth(text).trim().replace(/\s*%$/, ''));
  const percent = Math.round(number > 0 && number < 1 && !/[%％]/.test(text) ? number * 100 : number);
  if (percent < 0 || percent > 100) throw new BadCell('badNumber');
  return percent;
}

function currencyOf(text: string): string {
  const code = foldWidth(text).trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(code)) throw new BadCell('badValue');
  return code;
}

function moneyOf(text: string, field: FieldDescription, { currency }: Surroundings): number {
  const money = parseMoney(text, currency);
  if (!money.isValid) throw new BadCell('badMoney');
  const minor = Number(money.minor);
  if (!field.schema.safeParse(minor).success) throw new BadCell('badMoney');
  return minor;
}

function namedOf(
  known: NamedIds,
  text: string,
  unknown: 'unknownOwner' | 'unknownDepartment',
  ambiguous: 'ambiguousOwner' | 'unknownDepartment',
): string {
  const [id, ...more] = known.find(text);
  const data = { value: cleanText(text).slice(0, 60) };
  if (id === undefined) throw new BadCell(unknown, { data });
  if (more.length > 0) throw new BadCell(ambiguous, { data });
  return id;
}

/** What was probably meant by an address that is none: a comma for a point, two signs, a missing point. */
function mendedMails(text: string): string[] {
  const mended = tidyMail(text)
    .replace(/@{2,}/g, '@')
    .replace(/[,，。]/g, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/@(qq|163|126|gmail|outlook|hotmail|sina|foxmail)(com)?$/i, '@$1.com')
    .replace(/\.con$/i, '.com');
  return isMail(mended) ? [mended] : [];
}
