import { dateAt } from '@shared/lib/dates';
import type { PlanOptions } from '@shared/modules/imports/import';
import type { StageType } from '@shared/modules/pipelines/pipeline';
import type { Sight, StoredRecord } from '../../../records/record-kind';
import type { CellFault } from './cell-fault';
import type { ComposedRow, MappedColumn } from './composed-row';
import type { NamedRecords } from './named-records';
import type { Change } from './overlay';
import type { Said } from './row-plan';
import type { StageNames } from './stage-names';
import { suggestedType } from './stage-names';

const day = 86_400_000;
const longestTag = 60;
export const longestSeller = 120;
const longestStage = 60;

/** What a row's deal is compared and written with. */
export interface DealSight {
  readonly stages: StageNames;
  readonly named: Readonly<Record<'customer' | 'contact', NamedRecords>>;
  readonly timeZone: string;
  readonly now: number;
}

/** A customer, contact or stage by its name; without an id it is yet to be made. */
export interface NamedLink {
  readonly id: string | null;
  readonly name: string;
}

/** Sellers who are nobody here and reasons in other words are kept as texts; another program's ids are no names. */
export function isKeptText({ field, reason }: CellFault, text: string): boolean {
  return (
    (field === 'ownerId' && reason === 'unknownOwner' && !/\d/.test(text)) ||
    (field === 'lostReason' && reason === 'unknownChoice')
  );
}

/**
 * What a row of deals says beyond its cells: sellers and reasons nobody here has are kept as texts, and a deal without a
 * name is called by its customer and product.
 */
export function completeDeal(composed: ComposedRow, cells: readonly string[], columns: readonly MappedColumn[]): void {
  const { values, links, faults } = composed;
  const take = (field: string, reason: CellFault['reason']) => takeFault(faults, cells, field, reason);
  const seller = take('ownerId', 'unknownOwner');
  if (seller !== undefined) values['sellerName'] ??= seller.slice(0, longestSeller);
  const reason = take('lostReason', 'unknownChoice');
  if (reason !== undefined) {
    values['lostReason'] = 'other';
    values['lostNote'] = joined(reason, values['lostNote'], '\n');
  }
  const { customer, product, stage, externalId, number } = links;
  if (stage !== undefined) links['stage'] = stage.slice(0, longestStage);
  if (product !== undefined) {
    if (product.length <= longestTag) values['tags'] = [...new Set([...strings(values['tags']), product])];
    else values['notes'] = joined(values['notes'], product, '\n');
  }
  if (!values['name']) {
    const name = [customer, product].filter((part) => part !== undefined).join(' · ');
    const at = faults.findIndex((fault) => fault.field === 'name');
    if (at < 0 && (name || externalId || number)) values['name'] = (name || externalId || number || '').slice(0, 200);
    else if (at < 0) {
      const index = columns.find((column) => column.field === 'name')?.index ?? null;
      faults.push({ column: index, field: 'name', reason: 'missingName' });
    }
  }
}

/** Takes a fault back and answers the text of its cell, where it is one that counts as text. */
export function takeFault(
  faults: CellFault[],
  cells: readonly string[],
  field: string,
  reason: CellFault['reason'],
): string | undefined {
  const at = faults.findIndex((fault) => fault.field === field && fault.reason === reason);
  const [fault] = at < 0 ? [] : faults.splice(at, 1);
  if (!fault) return undefined;
  return fault.column === null ? '' : (cells[fault.column] ?? '').trim();
}

/** Whether a row calls its deal by a name of its own. */
export function hasName(cells: readonly string[], columns: readonly MappedColumn[]): boolean {
  return columns.some(({ field, index }) => field === 'name' && (cells[index] ?? '').trim() !== '');
}

/** Two texts that may be missing, one after the other. */
export function joined(left: unknown, right: unknown, divider: string): string {
  return [left, right].filter((part) => typeof part === 'string' && part !== '').join(divider);
}

/** The lines of a text that may be missing. */
export function lines(value: unknown): string[] {
  return typeof value === 'string' ? value.split('\n') : [];
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** The stage a row leads to: found, yet to be made, or the one the deal stands in. */
export function stageOf(said: Said, { stages }: DealSight, record?: StoredRecord): NamedLink & { type: StageType } {
  const text = said.links['stage'];
  const present = record && stages.get(record['stageId']);
  if (text === undefined)
    return present ?? { id: null, name: '', type: (record?.['status'] as StageType | undefined) ?? 'open' };
  const found = stages.find(text, present?.pipelineId) ?? stages.find(text);
  return found ?? { id: null, name: text, type: suggestedType(text) };
}

/** The values as the rules of stages leave them: an open deal's close date is an expected one, only a lost deal has a reason. */
export function settledDeal(said: Said, sight: DealSight, record?: StoredRecord): Said {
  const { type } = stageOf(said, sight, record);
  const { closedAt, lostReason, lostNote, probability, expectedCloseDate, ...values } = said.values;
  const settled: Record<string, unknown> = { ...values };
  const keep = (fields: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(fields)) if (value !== undefined) settled[key] = value;
  };
  keep({ expectedCloseDate });
  if (type === 'open') {
    keep({ probability });
    if (typeof closedAt === 'string') settled['expectedCloseDate'] ??= dateAt(Date.parse(closedAt), sight.timeZone);
  } else keep({ closedAt });
  if (type === 'lost') keep({ lostReason, lostNote });
  // What has no place in a new deal is not lost: a person nobody has here, a reason that does not count.
  const { contact } = said.links;
  const isUnknown = contact !== undefined && typeof sight.named.contact.find(contact) !== 'object';
  const extras = [isUnknown ? contact : null, type === 'lost' ? null : lostNote];
  for (const extra of record ? [] : extras)
    if (typeof extra === 'string' && !lines(settled['notes']).includes(extra))
      settled['notes'] = joined(settled['notes'], extra, '\n');
  return { ...said, values: settled };
}

/** Where a row leads a deal that is there: another stage, customer or contact. */
export function dealLinkChanges(said: Said, sight: DealSight, record: StoredRecord): Change[] {
  const changes: Change[] = [];
  if (said.links['stage'] !== undefined) {
    const { id, name } = stageOf(said, sight, record);
    const present = sight.stages.get(record['stageId']);
    if (id === null || id !== record['stageId'])
      changes.push({
        field: 'stageId',
        before: present && { id: present.id, name: present.name },
        after: { id, name },
      });
  }
  for (const kind of ['customer', 'contact'] as const) {
    const name = said.links[kind];
    if (name === undefined) continue;
    const found = sight.named[kind].find(name);
    const before = record[`${kind}Id`];
    if (typeof found === 'object' ? found.id === before : kind === 'contact') continue;
    changes.push({
      field: `${kind}Id`,
      before: typeof before === 'string' ? { id: before, name: sight.named[kind].nameOf(before) ?? '' } : null,
      after: typeof found === 'object' ? found : { id: null, name },
    });
  }
  return changes;
}

/** A patch as it is kept: links as ids, or as the name of what the run makes. */
export function dealPatch(patch: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(patch).map(([key, value]) => {
      const isLink = key === 'stageId' || key === 'customerId' || key === 'contactId';
      // Written by dealLinkChanges with exactly these two.
      const { id, name } = (isLink ? value : {}) as Partial<NamedLink>;
      return [key, isLink ? (id ?? `new:${name ?? ''}`) : value];
    }),
  );
}

/** What is wrong with the customer, stage or end a deal's row names. */
export function dealFaults(
  start: { readonly columns: readonly MappedColumn[]; readonly options: PlanOptions; readonly sight: Sight },
  deal: DealSight,
  said: Said,
): CellFault[] {
  const { access } = start.sight.caller;
  const faults: CellFault[] = [];
  const tell = (field: string, reason: CellFault['reason'], value: string, suggestions: readonly string[] = []) =>
    faults.push({
      column: start.columns.find((column) => column.field === field)?.index ?? null,
      field,
      reason,
      data: { value: value.slice(0, 60) },
      suggestions,
    });
  const { customer, stage } = said.links;
  if (customer !== undefined) {
    const found = deal.named.customer.find(customer);
    const mayCreate = start.options.createCustomers && access.scope('customer', 'create') !== 'none';
    if (found === 'ambiguous') tell('customer', 'ambiguousCustomer', customer);
    else if (!found && !mayCreate) tell('customer', 'unknownCustomer', customer);
  }
  // Stages are the firm's settings: who may not shape them names those that are there.
  if (stage !== undefined && !deal.stages.find(stage) && access.scope('settings', 'edit') === 'none')
    tell('stage', 'unknownStage', stage, deal.stages.usualNames);
  const { closedAt } = said.values;
  const isEnded = stageOf(said, deal).type !== 'open';
  if (isEnded && typeof closedAt === 'string' && Date.parse(closedAt) > deal.now + day)
    tell('closedAt', 'badValue', closedAt);
  return faults;
}
