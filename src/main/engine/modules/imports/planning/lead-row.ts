import { isMail } from '@shared/lib/mail';
import { labelled } from '../../../records/companions';
import type { StoredRecord } from '../../../records/record-kind';
import type { CellFault } from './cell-fault';
import type { ComposedRow, MappedColumn } from './composed-row';
import { joined, lines, longestSeller, takeFault } from './deal-row';
import { foreignId } from './identity';
import type { NamedRecords } from './named-records';
import { wholeName } from './person-name';
import type { Said } from './row-plan';

const day = 86_400_000;
const nameFields = ['name', 'familyName', 'givenName'];

/** Who worked on a lead and is nobody here, and words for status and reason, are kept as texts; another program's ids are no names. */
export function isKeptLeadText({ field, reason }: CellFault, text: string): boolean {
  return (
    (field === 'ownerId' && reason === 'unknownOwner' && !/\d/.test(text)) ||
    ((field === 'status' || field === 'statusReason') && reason === 'unknownChoice')
  );
}

/**
 * What a row of leads says beyond its cells: people, statuses and reasons nobody here has are kept as texts, and a lead
 * without a name is called by its firm, or by what it can be reached at.
 */
export function completeLead(composed: ComposedRow, cells: readonly string[], columns: readonly MappedColumn[]): void {
  const { values, links, faults } = composed;
  const take = (field: string, reason: CellFault['reason']) => takeFault(faults, cells, field, reason);
  const seller = take('ownerId', 'unknownOwner');
  if (seller !== undefined) values['sellerName'] ??= seller.slice(0, longestSeller);
  const status = take('status', 'unknownChoice');
  if (status !== undefined) links['unknownStatus'] = status.slice(0, 60);
  const reason = take('statusReason', 'unknownChoice');
  if (reason !== undefined) {
    values['statusReason'] = 'other';
    values['statusNote'] = joined(reason, values['statusNote'], '\n').slice(0, 2000);
  }
  const name = wholeName(links);
  if (!values['name'] && name !== '') values['name'] = name;
  if (values['name'] || faults.some(({ field }) => field === 'name')) return;
  const reach = [...labelled(values['phones']), ...labelled(values['emails'])].map(({ value }) => value);
  const called = [values['companyName'], ...reach, foreignId(links)].find((text) => typeof text === 'string');
  if (typeof called === 'string') values['name'] = called.slice(0, 200);
  else faults.push({ column: columnOf(columns, 'name'), field: 'name', reason: 'missingName' });
}

/** Whether a row names its lead, by one column or by two. */
export function hasLeadName(cells: readonly string[], columns: readonly MappedColumn[]): boolean {
  return columns.some(({ field, index }) => nameFields.includes(field) && (cells[index] ?? '').trim() !== '');
}

/**
 * What is wrong with a lead as a whole: a day to come, and a mail address where the record's id should stand, which tells
 * that the row's cells stand under the wrong headers.
 */
export function leadFaults(said: Said, columns: readonly MappedColumn[], now: number): CellFault[] {
  const faults: CellFault[] = [];
  const { receivedAt } = said.values;
  const { externalId } = said.links;
  const bad = (field: string) => faults.push({ column: columnOf(columns, field), field, reason: 'badValue' });
  if (typeof receivedAt === 'string' && Date.parse(receivedAt) > now + day) bad('receivedAt');
  if (externalId !== undefined && isMail(externalId)) bad('externalId');
  return faults;
}

/**
 * The values as the flow of leads takes them: reasons belong to those given up, a conversion happens here, a referrer is a
 * customer. For a new lead what has no place is kept in its notes.
 */
export function settledLead(said: Said, customers: NamedRecords, record?: StoredRecord): Said {
  const { statusReason, statusNote, status, ...values } = said.values;
  const settled: Record<string, unknown> = { ...values };
  const after = status ?? record?.['status'] ?? 'new';
  if (status !== undefined && !(record && status === 'converted')) settled['status'] = status;
  const isGivenUp = after === 'dead' || after === 'recycled';
  if (isGivenUp && statusReason !== undefined) settled['statusReason'] = statusReason;
  if (isGivenUp && statusNote !== undefined) settled['statusNote'] = statusNote;
  const { referredBy, unknownStatus } = said.links;
  const found = referredBy === undefined ? undefined : customers.find(referredBy);
  if (typeof found === 'object') settled['referredByCustomerId'] = found.id;
  const extras = [
    unknownStatus,
    typeof found === 'object' ? undefined : referredBy,
    isGivenUp ? undefined : statusNote,
  ];
  for (const extra of record ? [] : extras)
    if (typeof extra === 'string' && !lines(settled['notes']).includes(extra))
      settled['notes'] = joined(settled['notes'], extra, '\n');
  return { ...said, values: settled };
}

function columnOf(columns: readonly MappedColumn[], field: string): number | null {
  return columns.find((column) => column.field === field)?.index ?? null;
}
