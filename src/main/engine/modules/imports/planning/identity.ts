import type { LabelledValue } from '@shared/contract/fields';
import type { ImportKey, ImportKind } from '@shared/modules/imports/import';
import { comparableMail, isMail } from '@shared/lib/mail';
import { parseCompanyName } from '../../../duplicates/company-name';
import { comparablePerson, comparablePhone, comparableTaxId } from '../../../duplicates/keys';
import { labelled } from '../../../records/companions';
import { codeKey } from '../../products';
import type { StoredRecord } from '../../../records/record-kind';
import { foldForSearch } from '../../../search/folding';
import { squeeze } from '../../../search/runs';

/** By what a row or a record is recognised, each in the form it is compared in. */
export interface Identity {
  readonly nature: 'company' | 'person';
  readonly name: string;
  readonly number: string | undefined;
  readonly externalId: string | undefined;
  readonly taxId: string | undefined;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

/** Our own numbers, as exports write them; other programs' numbers are external ids. */
const ownNumber = /^(?:[CPLOF]-\d{6,}|SO-\d{4}-\d{4,})$/;

/** The id a row has where it came from; a number that is not ours is one too. */
export function foreignId(links: Readonly<Record<string, string>>): string | undefined {
  const number = links['number']?.trim();
  const given = links['externalId'] ?? (number !== undefined && ownNumber.test(number) ? undefined : number);
  return given?.trim() || undefined;
}

/** The keys that count for a kind, the surest first: that is theirs, not the order they were ticked in. Names of deals and orders repeat. */
export function keysFor(kind: ImportKind, chosen: readonly ImportKey[]): readonly ImportKey[] {
  const order: readonly ImportKey[] =
    kind === 'opportunities' || kind === 'orders'
      ? ['number', 'externalId']
      : kind === 'products' || kind === 'costs'
        ? ['number', 'externalId', 'name']
        : ['number', 'externalId', 'taxId', 'email', 'phone', 'name'];
  return order.filter((key) => chosen.includes(key));
}

export function identityOfRow(
  kind: ImportKind,
  values: Readonly<Record<string, unknown>>,
  links: Readonly<Record<string, string>>,
  country: string,
): Identity {
  const number = links['number']?.trim();
  const isOwn = number !== undefined && ownNumber.test(number);
  const given = foreignId(links) ?? (kind === 'products' ? codeKey(values['code']) : undefined);
  return {
    nature:
      kind === 'opportunities' ||
      kind === 'products' ||
      kind === 'orders' ||
      kind === 'costs' ||
      (kind === 'customers' && values['kind'] !== 'person')
        ? 'company'
        : 'person',
    name: comparableName(calledBy(kind, values)),
    number: isOwn ? number : undefined,
    externalId: given,
    taxId: typeof values['taxId'] === 'string' ? comparableTaxId(values['taxId'], country) : undefined,
    emails: mailKeys(labelled(values['emails'])),
    phones: phoneKeys(labelled(values['phones']), country),
  };
}

/** Products of one name are told apart by their specification, costs by day, amount and source. */
function calledBy(kind: ImportKind, values: Readonly<Record<string, unknown>>): string {
  const name = textOf(values['name']);
  if (kind === 'products') return `${name} ${textOf(values['specification'])}`;
  if (kind !== 'costs') return name;
  return [name, textOf(values['spentOn']), String(values['amount']), textOf(values['source'])].join(' ');
}

export function identityOfRecord(kind: ImportKind, record: StoredRecord, country: string): Identity {
  return { ...identityOfRow(kind, record, {}, country), number: textOf(record['number']) || undefined };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function comparableName(name: string): string {
  return squeeze(foldForSearch(name));
}

function mailKeys(mails: readonly LabelledValue[]): string[] {
  return mails.map(({ value }) => comparableMail(value)).filter(isMail);
}

export function phoneKeys(phones: readonly LabelledValue[], country: string): string[] {
  return phones
    .filter(({ label }) => !/fax|传真/i.test(label))
    .flatMap(({ value }) => comparablePhone(value, country) ?? []);
}

/** Two that carry different numbers of the same sort are not the same, whatever else they share. */
export function contradicts(left: Identity, right: Identity): boolean {
  return (
    differ(left.number, right.number) || differ(left.externalId, right.externalId) || differ(left.taxId, right.taxId)
  );
}

function differ(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && right !== undefined && left !== right;
}

/**
 * Whether two names can be the same one: a shared phone alone may be a switchboard or a bookkeeper's. Firms by their core,
 * people by their names without titles; the shorter may be part of the longer.
 */
export function namesAgree(nature: 'company' | 'person', left: string, right: string): boolean {
  const [one, other] =
    nature === 'company' ? [coreOf(left), coreOf(right)] : [comparablePerson(left), comparablePerson(right)];
  if (one === '' || other === '') return true;
  return one === other || one.includes(other) || other.includes(one);
}

function coreOf(name: string): string {
  const parts = parseCompanyName(name);
  return squeeze(parts.core);
}

/** The keys of an identity, the surest first, as the file's own index knows them. */
export function keysOf(identity: Identity, chosen: readonly ImportKey[]): { key: ImportKey; value: string }[] {
  const keys: { key: ImportKey; value: string }[] = [];
  for (const key of chosen) {
    const values = valuesOf(identity, key);
    for (const value of values) if (value !== '') keys.push({ key, value });
  }
  return keys;
}

export function valuesOf(identity: Identity, key: ImportKey): readonly string[] {
  switch (key) {
    case 'number':
      return identity.number === undefined ? [] : [identity.number];
    case 'externalId':
      return identity.externalId === undefined ? [] : [identity.externalId];
    case 'taxId':
      return identity.taxId === undefined ? [] : [identity.taxId];
    case 'email':
      return identity.emails;
    case 'phone':
      return identity.phones;
    case 'name':
      return identity.name === '' ? [] : [identity.name];
  }
}
