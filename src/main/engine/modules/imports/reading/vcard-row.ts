import { formatAddress, formatListCell, formatWords, type LabelledText } from '@shared/lib/list-cell';
import type { CardProperty } from './vcard-cards';

/** The columns every address book is read into; phones, mails and addresses are list cells. */
export const cardColumns = [
  'kind',
  'name',
  'familyName',
  'givenName',
  'organization',
  'department',
  'title',
  'phones',
  'emails',
  'addresses',
  'url',
  'birthday',
  'notes',
  'categories',
  'chat',
] as const;

type CardColumn = (typeof cardColumns)[number];

/** The cells of one card in the order of cardColumns. */
export function cardRow(properties: readonly CardProperty[]): string[] {
  const all = (name: string): CardProperty[] => properties.filter((property) => property.name === name);
  const text = (name: string): string =>
    all(name)
      .map(joinValues)
      .find((value) => value !== '') ?? '';
  const [familyName = '', givenName = '', middleName = ''] = (all('N')[0]?.values ?? []).map(oneLine);
  const [organization = '', department = ''] = (
    all('ORG').find(({ values }) => values.some((value) => value.trim() !== ''))?.values ?? []
  ).map(oneLine);
  const hasPersonName = familyName !== '' || givenName !== '';
  const isCompany =
    organization !== '' &&
    !hasPersonName &&
    (text('FN') === '' || text('FN') === organization || /^company$/i.test(text('X-ABSHOWAS')));
  const composed = composeName(familyName, givenName, middleName);
  const cells: Record<CardColumn, string> = {
    kind: isCompany ? 'company' : 'person',
    name: isCompany ? organization : oneLine(text('FN')) || composed,
    familyName,
    givenName: [givenName, middleName].filter((part) => part !== '').join(' '),
    organization,
    department,
    title: oneLine(text('TITLE')) || oneLine(text('ROLE')),
    phones: listCell(all('TEL'), properties, phoneLabel, (property) => phoneText(joinValues(property))),
    emails: listCell(all('EMAIL'), properties, placeLabel, (property) => joinValues(property).replace(/^mailto:/i, '')),
    addresses: listCell(all('ADR'), properties, placeLabel, addressText),
    url: unique(all('URL').map(joinValues)).join('\n'),
    birthday: birthday(text('BDAY')),
    notes: unique(all('NOTE').map(joinValues)).join('\n'),
    categories: formatWords(unique(all('CATEGORIES').flatMap((property) => joinValues(property).split(/[,，]/)))),
    chat: formatListCell(chatHandles(properties)),
  };
  return cardColumns.map((column) => cells[column]);
}

function joinValues({ values }: CardProperty): string {
  return values.join(';').replace(/\r\n?/g, '\n').trim();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

/** Chinese names are written in one, family name first. */
function composeName(familyName: string, givenName: string, middleName: string): string {
  if (/\p{Script=Han}/u.test(familyName + givenName)) return familyName + middleName + givenName;
  return [givenName, middleName, familyName].filter((part) => part !== '').join(' ');
}

function listCell(
  entries: readonly CardProperty[],
  properties: readonly CardProperty[],
  label: (types: readonly string[]) => string,
  value: (property: CardProperty) => string,
): string {
  const preferredFirst = [...entries].sort((left, right) => preference(left) - preference(right));
  const texts: LabelledText[] = preferredFirst.map((entry) => ({
    label: ownLabel(entry, properties) || label(entry.types),
    value: value(entry),
  }));
  return formatListCell(texts.filter((entry) => /[^;\s]/.test(entry.value)));
}

function preference({ types }: CardProperty): number {
  return types.includes('pref') ? 0 : 1;
}

/** Apple keeps labels beside the property, in a line of the same group: `item1.X-ABLabel:_$!<Work>!$_`. */
function ownLabel({ group }: CardProperty, properties: readonly CardProperty[]): string {
  if (group === '') return '';
  const line = properties.find((property) => property.group === group && property.name === 'X-ABLABEL');
  return (line?.values.join(' ') ?? '')
    .replace(/^_\$!<(.*)>!\$_$/, '$1')
    .toLowerCase()
    .trim();
}

function phoneLabel(types: readonly string[]): string {
  if (types.some((type) => /fax/.test(type))) return types.includes('home') ? 'home fax' : 'fax';
  if (types.some((type) => /^(cell|mobile|iphone)$/.test(type))) return 'mobile';
  if (types.includes('pager')) return 'pager';
  if (types.includes('main')) return 'main';
  return placeLabel(types);
}

function placeLabel(types: readonly string[]): string {
  if (types.includes('work')) return 'work';
  return types.includes('home') ? 'home' : types.includes('other') ? 'other' : '';
}

function phoneText(text: string): string {
  return text.replace(/^tel:/i, '').replace(/;ext=/i, ' ext. ').replace(/;.*$/, '').trim();
}

function addressText({ values }: CardProperty): string {
  const [box = '', extra = '', street = '', city = '', province = '', postcode = '', country = ''] =
    values.map(oneLine);
  const streetParts = [street, extra, box].filter((part) => part !== '');
  const parts = { country, province, city, district: '', street: streetParts.join(', '), postcode };
  return Object.values(parts).some((part) => part !== '') ? formatAddress(parts) : '';
}

function birthday(text: string): string {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)(?:T|$)/.exec(text) ?? [];
  return year ? `${year}-${month ?? ''}-${day ?? ''}` : text;
}

function chatHandles(properties: readonly CardProperty[]): LabelledText[] {
  return properties.flatMap((property) => {
    const service = /^X-(QQ|WECHAT|WEIXIN|SKYPE(?:-USERNAME)?|DINGTALK|JABBER|ICQ|MSN|AIM|YAHOO)$/.exec(
      property.name,
    )?.[1];
    const value = joinValues(property);
    if (service && value !== '') return [{ label: (service.split('-')[0] ?? '').toLowerCase(), value }];
    if (property.name !== 'IMPP' || value === '') return [];
    const [, scheme = '', handle = value] = /^([a-z]+):(.+)$/i.exec(value) ?? [];
    return [{ label: scheme.toLowerCase(), value: handle }];
  });
}
