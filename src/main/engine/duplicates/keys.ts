import { foldForSearch } from '@engine/search/folding';
import { comparableMail, isMail, isPublicMailDomain, mailDomain } from '@shared/lib/mail';
import { comparablePersonName } from '@shared/lib/person-name';
import { parsePhoneNumber } from '@shared/lib/phone-number';
import { hasHan } from '@shared/lib/text';
import { checkTaxId } from '@shared/lib/tax-id';
import { parseCompanyName } from './company-name';
import { soundOf } from './similarity';

export type DuplicateKeyKind = 'name' | 'namePinyin' | 'phone' | 'mail' | 'mailDomain' | 'tax';

/** One row of the indexed table of candidates: records that share a value of a kind are worth scoring. */
export interface DuplicateKey {
  kind: DuplicateKeyKind;
  value: string;
  /** How telling a shared value is, 0 to 1: look at the strongest keys first when a value has thousands of records. */
  weight: number;
}

export interface KeySource {
  kind: 'company' | 'person';
  name: string;
  /** E.164 or as written. */
  phones: readonly string[];
  mails: readonly string[];
  taxId?: string | null;
  /** ISO 3166, of the firm's settings when the record has none. */
  country?: string;
}

const SHORTEST_PHONE = 7;
const BRACKETS = /[([（【][^)\]）】]*[)\]）】]/gu;
// GB 32100-2015: positions 9 to 17 are the organisation code, which the 15-digit number of before also ends with.
const ORGANISATION_CODE = { 18: [8, 17], 15: [6, 15] } as const;

/** The values by which a record's possible duplicates are found (U8). Few, each once; none for what says nothing. */
export function candidateKeys(source: KeySource): DuplicateKey[] {
  const country = source.country ?? 'CN';
  const keys: DuplicateKey[] = [
    ...(source.kind === 'company' ? companyNameKeys(source.name) : personNameKeys(source.name)),
    ...source.phones.flatMap((phone) => key('phone', comparablePhone(phone, country), 0.9)),
    ...source.mails.flatMap((mail) => mailKeys(mail, source.kind)),
    ...key('tax', source.taxId ? comparableTaxId(source.taxId, country) : undefined, 1),
  ];
  const unique = new Map(keys.map((entry) => [`${entry.kind}:${entry.value}`, entry]));
  return [...unique.values()];
}

/** One form for a phone number; undefined for service numbers and texts too short to tell anybody apart. */
export function comparablePhone(phone: string, country: string): string | undefined {
  const parsed = parsePhoneNumber(phone, { country });
  if (parsed.kind === 'service') return undefined;
  if (parsed.e164) return parsed.e164;
  const digits = foldForSearch(phone).replace(/\D/g, '');
  return digits.length >= SHORTEST_PHONE ? digits : undefined;
}

/** One form for a tax id: the organisation code for Chinese firms, so that old and new numbers meet. Undefined for rubbish. */
export function comparableTaxId(taxId: string, country: string): string | undefined {
  const check = checkTaxId(taxId, country);
  if (check.verdict === 'invalid' && check.reason !== 'check-digit') return undefined;
  const isChinese = check.country === 'CN' && (check.value.length === 18 || check.value.length === 15);
  if (isChinese) return `CN:${check.value.slice(...ORGANISATION_CODE[check.value.length === 18 ? 18 : 15])}`;
  return check.value.length >= 6
    ? `${check.country}:${check.value.replace(new RegExp(`^${check.country}`), '')}`
    : undefined;
}

/** A person's name to compare: simplified, without titles and what stands in brackets (采购). */
export function comparablePerson(name: string): string {
  const folded = foldForSearch(name);
  const bare = folded.replace(BRACKETS, '').trim();
  return comparablePersonName(bare || folded);
}

function companyNameKeys(name: string): DuplicateKey[] {
  const parts = parseCompanyName(name);
  if (!parts.isHan) {
    const words = parts.brand.split(' ').sort();
    return [...key('name', words.join(' '), 0.8), ...key('namePinyin', skeleton(words.join('')), 0.5)];
  }
  const city = parts.place[1] ?? parts.place[0];
  return [
    ...key('name', parts.core, 0.8),
    // The short form people use: 宁波华东 for 宁波华东科技有限公司. Without the city it would gather half the country.
    ...key('name', city && `${parts.brand}@${city}`, 0.5),
    ...key('namePinyin', soundOf(parts.core).replaceAll(' ', ''), 0.6),
  ];
}

function personNameKeys(name: string): DuplicateKey[] {
  const comparable = comparablePerson(name);
  const sound = hasHan(comparable) ? romanWords(comparable) : comparable.split(' ');
  return [...key('name', comparable, 0.4), ...key('namePinyin', sound.sort().join(' '), 0.2)];
}

/** A Chinese name as it stands in a passport: 王小明 → wang, xiaoming. */
export function romanWords(comparableName: string): string[] {
  const [surname = '', ...given] = soundOf(comparableName).split(' ');
  return given.length === 0 ? [surname] : [surname, given.join('')];
}

function mailKeys(mail: string, kind: KeySource['kind']): DuplicateKey[] {
  const comparable = comparableMail(mail);
  if (!isMail(comparable)) return [];
  const domain = mailDomain(comparable);
  // Colleagues share a domain, so it says nothing about persons.
  const isTelling = kind === 'company' && domain !== null && !isPublicMailDomain(domain);
  return [...key('mail', comparable, 0.9), ...(isTelling ? key('mailDomain', domain, 0.4) : [])];
}

/** Consonants after the first letter, doubled ones once: typing mistakes mostly hit vowels. */
function skeleton(word: string): string {
  return (
    word.slice(0, 1) +
    word
      .slice(1)
      .replace(/[aeiouy]/g, '')
      .replace(/(.)\1+/gu, '$1')
  );
}

function key(kind: DuplicateKeyKind, value: string | undefined, weight: number): DuplicateKey[] {
  return value !== undefined && Array.from(value).length >= 2 ? [{ kind, value, weight }] : [];
}
