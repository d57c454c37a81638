import type { ImportKey, ImportKind, PlanOptions } from '@shared/modules/imports/import';
import { uuidv7 } from 'uuidv7';
import type { BareConnection } from '../../../database/bare';
import type { Sight, StoredRecord } from '../../../records/record-kind';
import type { Staging } from '../staging/staging';
import type { CellFault } from './cell-fault';
import type { ComposedRow, MappedColumn } from './composed-row';
import { composeRow } from './compose-row';
import type { DealSight } from './deal-row';
import { dealFaults, dealLinkChanges, dealPatch, hasName, settledDeal, stageOf } from './deal-row';
import { hasLeadName, leadFaults, settledLead } from './lead-row';
import { orderChanges, orderFaults, orderPatch, settledOrder } from './order-row';
import { NamedRecords, namesExactly } from './named-records';
import { FileKeys } from './file-keys';
import type { Match } from './find-record';
import { RecordFinder } from './find-record';
import type { Identity } from './identity';
import { comparableName, contradicts, identityOfRow, keysFor, keysOf, namesAgree } from './identity';
import { linkChange, linkFaults, sameActivity } from './plan-links';
import type { Change } from './overlay';
import { changesBy, patchOf } from './overlay';
import { refusedAssignments, refusedKinds } from './refusals';
import type { RowChoice, RowPlan, Said } from './row-plan';
import { insertPlanRow, noChoice, planOfRow, planRowParameters } from './row-plan';
import { StageNames } from './stage-names';
import type { Surroundings } from './surroundings';
import { fieldsOf } from './targets';

export interface PlannerStart {
  readonly sight: Sight & { readonly db: BareConnection };
  readonly staging: Staging;
  readonly kind: ImportKind;
  readonly format: string;
  readonly columns: readonly MappedColumn[];
  readonly options: PlanOptions;
  /** Whether a person chose the keys. */
  readonly hasChosenKeys: boolean;
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly around: Surroundings;
}

/** Weighs rows one after the other and writes what would become of each. Nothing of the firm's data is touched. */
export class Planner {
  readonly named: { readonly customer: NamedRecords; readonly contact: NamedRecords };
  readonly #deals: DealSight;
  readonly #start: PlannerStart;
  readonly #finders = new Map<ImportKind, RecordFinder>();
  readonly #fileKeys = new FileKeys();
  readonly #defaulted: readonly string[];
  readonly #newCustomers = new Set<string>();

  constructor(start: PlannerStart) {
    this.#start = start;
    this.named = {
      customer: new NamedRecords(start.sight, 'customer', { isExact: namesExactly(start.kind) }),
      contact: new NamedRecords(start.sight, 'contact'),
    };
    this.#defaulted = Object.keys(start.defaults);
    this.#deals = {
      stages: new StageNames(start.sight.db),
      named: this.named,
      timeZone: start.around.timeZone,
      now: start.around.now,
    };
  }

  /** Plans a row in the order of the file and keeps the result. */
  plan(rowNumber: number, cells: readonly string[], choice: RowChoice = noChoice): RowPlan {
    const plan = this.#weigh(rowNumber, cells, choice);
    this.#keep(plan);
    return plan;
  }

  /** Customers that contacts or deals name and nobody has. */
  get newCustomers(): number {
    return this.#newCustomers.size;
  }

  /** Makes known what an earlier session planned, so that single rows can be weighed against it. */
  remember(plan: RowPlan): void {
    if (plan.said && plan.verdict !== 'fault' && plan.verdict !== 'merge') this.#register(plan);
  }

  #weigh(rowNumber: number, cells: readonly string[], choice: RowChoice): RowPlan {
    const { kind, columns, defaults, around, format } = this.#start;
    const isFirm = format === 'vcf' && kind === 'contacts' && cells[0] === 'company';
    const rowKind = isFirm ? 'customers' : kind;
    const composed = composeRow(rowKind, cells, columns, defaults, around);
    if (isFirm) asFirm(composed);
    if (format === 'vcf') {
      keepAsNotes(composed, cells, columns);
      nameByAddress(composed);
    }
    const plan = blank(rowNumber, composed);
    if (choice.decision === 'skip') return { ...plan, verdict: 'skip', faults: [] };
    // A name that was put together must not replace one that somebody gave since.
    const isNamed =
      (rowKind !== 'opportunities' || hasName(cells, columns)) &&
      (rowKind !== 'leads' || hasLeadName(cells, columns)) &&
      (rowKind !== 'orders' || hasName(cells, columns));
    const defaulted = isNamed ? this.#defaulted : [...this.#defaulted, 'name'];
    const said: Said = { kind: rowKind, values: composed.values, links: composed.links, defaulted };
    const faults = [...composed.faults, ...this.#refusals(said), ...this.#linkFaults(said)];
    if (faults.length > 0) return { ...plan, said, verdict: 'fault', faults };
    return this.#place(plan, said, choice);
  }

  /** Among what is there, and among the rows before. */
  #place(plan: RowPlan, said: Said, choice: RowChoice): RowPlan {
    const { options } = this.#start;
    const identity = this.#identityOf(said);
    const keys = keysFor(said.kind, options.keys);
    const isNew = choice.decision === 'new' || (options.onMatch === 'new' && choice.decision === 'auto');
    const match = isNew ? undefined : this.#match(said, identity, keys);
    if (match === 'ambiguous') return { ...plan, said, verdict: 'fault', faults: [rowFault('ambiguousMatch')] };
    const head = this.#head(identity, keys, match?.record.id, choice);
    if (head) return this.#join(plan, said, head, choice);
    if (!match) return this.#createPlan(plan, said);
    return this.#updatePlan(plan, said, match, choice);
  }

  #createPlan(plan: RowPlan, said: Said): RowPlan {
    const fault = refusedKinds(this.#start.sight, said.kind);
    if (fault) return { ...plan, said, verdict: 'fault', faults: [fault] };
    return { ...plan, said: this.#settled(said), verdict: 'create', recordId: plan.recordId ?? uuidv7() };
  }

  #linkFaults(said: Said): CellFault[] {
    if (said.kind === 'opportunities') return dealFaults(this.#start, this.#deals, said);
    if (said.kind === 'orders') return orderFaults(this.#start, this.named.customer, said, this.#start.around.currency);
    if (said.kind === 'leads') return leadFaults(said, this.#start.columns, this.#start.around.now);
    return linkFaults(this.#start, this.named, said);
  }

  /** A deal's values as its stage leaves them, and the stage its run has to make; a lead's with its referrer; other kinds as they are. */
  #settled(said: Said, record?: StoredRecord): Said {
    if (said.kind === 'orders') return settledOrder(said, record);
    if (said.kind === 'leads') return settledLead(said, this.named.customer, record);
    if (said.kind !== 'opportunities') return said;
    const { newStage: _new, stageId: _known, ...links }: Record<string, string> = said.links;
    const { id, name } = stageOf(said, this.#deals, record);
    if (id !== null) links['stageId'] = id;
    else if (name !== '') links['newStage'] = name;
    return settledDeal({ ...said, links }, this.#deals, record);
  }

  #updatePlan(plan: RowPlan, given: Said, match: Match, { decision, keeps }: RowChoice): RowPlan {
    const { record, mayEdit, matchedBy } = match;
    const said = this.#settled(given, record);
    const found = { ...plan, said, recordId: record.id, version: record.version, matchedBy };
    const isLeft = this.#start.options.onMatch === 'skip' && decision === 'auto';
    // A converted lead is for reading.
    if (isLeft || (said.kind === 'leads' && record['status'] === 'converted')) return { ...found, verdict: 'skip' };
    const isDefault = new Set(said.defaulted);
    // Lines are compared as a whole, below.
    const { lines: _lines, ...values } = said.values;
    const changes: Change[] = [
      ...changesBy(fieldsOf[said.kind], record, values, {
        country: this.#start.around.country,
        fillOnly: (key) => isDefault.has(key),
      }),
      ...this.#linkChanges(said, record),
    ];
    const chosen = changes.filter(({ field }) => !keeps.includes(field));
    const listed = changes.map((change) => ({ ...change, keeps: keeps.includes(change.field) }));
    if (chosen.length === 0) return { ...found, verdict: 'skip', changes: listed };
    if (!mayEdit) return { ...found, verdict: 'fault', changes: listed, faults: [rowFault('editNotAllowed')] };
    const refused = refusedAssignments(this.#start.sight, said.kind, patchOf(chosen), record, this.#start.columns);
    if (refused.length > 0) return { ...found, verdict: 'fault', changes: listed, faults: refused };
    const patch = dealPatch(patchOf(chosen));
    const written = said.kind === 'orders' ? orderPatch(this.#start.sight.db, patch, said, record) : patch;
    return { ...found, verdict: 'update', changes: listed, patch: written };
  }

  #linkChanges(said: Said, record: StoredRecord): Change[] {
    const { sight } = this.#start;
    if (said.kind === 'opportunities') return dealLinkChanges(said, this.#deals, record);
    if (said.kind === 'orders') return orderChanges(sight.db, this.named.customer, said, record);
    return linkChange(sight, this.named, said, record.id);
  }

  #match(said: Said, identity: Identity, keys: readonly ImportKey[]): Match | 'ambiguous' | undefined {
    if (said.kind === 'activities') return sameActivity(this.#start.sight, this.named, said);
    return this.#finder(said.kind).find(identity, String(said.values['name']), keys);
  }

  /** The row that said this first, if it still does. */
  #head(
    identity: Identity,
    keys: readonly ImportKey[],
    recordId: string | undefined,
    choice: RowChoice,
  ): RowPlan | undefined {
    const { options } = this.#start;
    if (choice.decision === 'new' || (options.onRepeat === 'new' && choice.decision !== 'merge')) return undefined;
    const rows = new Set<number>();
    if (recordId !== undefined) add(rows, this.#fileKeys.find(`record ${recordId}`));
    // A row that is there already joins only rows that are the same record.
    else for (const { key, value } of keysOf(identity, keys)) add(rows, this.#fileKeys.find(`${key} ${value}`));
    for (const row of rows) {
      const head = this.#read(row);
      if (head?.said && this.#isSame(head, head.said, identity, keys, recordId)) return head;
    }
    return undefined;
  }

  #isSame(
    head: RowPlan,
    headSaid: Said,
    identity: Identity,
    keys: readonly ImportKey[],
    recordId: string | undefined,
  ): boolean {
    if (head.verdict === 'fault' || head.verdict === 'merge') return false;
    if (recordId !== undefined) return head.recordId === recordId;
    const other = this.#identityOf(headSaid);
    if (other.nature !== identity.nature || contradicts(identity, other)) return false;
    const shared = keysOf(other, keys).filter(({ key, value }) =>
      keysOf(identity, [key]).some((mine) => mine.value === value),
    );
    if (shared.some(({ key }) => key !== 'name' && key !== 'phone' && key !== 'email')) return true;
    const isSameName = identity.name === other.name;
    if (shared.some(({ key }) => key === 'phone' || key === 'email'))
      return this.#start.hasChosenKeys || isSameName || namesAgree(identity.nature, identity.name, other.name);
    return shared.length > 0 && isSameName && identity.nature === 'company';
  }

  /** A repeated row fills what the first one leaves empty and adds to its lists. */
  #join(plan: RowPlan, said: Said, head: RowPlan, choice: RowChoice): RowPlan {
    const joined = { ...plan, said, recordId: head.recordId, intoRow: head.rowNumber };
    if (this.#start.options.onRepeat === 'skip' && choice.decision !== 'merge') return { ...joined, verdict: 'skip' };
    const before = head.said;
    if (!before) return { ...joined, verdict: 'skip' };
    const grown = patchOf(
      changesBy(fieldsOf[said.kind], before.values, said.values, {
        country: this.#start.around.country,
        fillOnly: () => true,
      }),
    );
    if (Object.keys(grown).length > 0) {
      const custom = { ...(before.values['custom'] as object | undefined), ...(grown['custom'] as object | undefined) };
      const values = { ...before.values, ...grown, ...(Object.keys(custom).length > 0 && { custom }) };
      const combined: Said = { ...before, values, links: { ...said.links, ...before.links } };
      const again =
        head.verdict === 'create' ? { ...head, said: this.#settled(combined) } : this.#again(head, combined);
      this.#keep(again);
    }
    return { ...joined, verdict: 'merge' };
  }

  #again(head: RowPlan, said: Said): RowPlan {
    const found = head.recordId === null ? undefined : this.#finder(said.kind).read(head.recordId);
    if (!found) return head;
    const choice = this.#choice(head.rowNumber);
    return this.#updatePlan(
      { ...head, patch: null, changes: [] },
      said,
      { ...found, matchedBy: [...head.matchedBy] },
      choice,
    );
  }

  #keep(plan: RowPlan): void {
    this.#start.staging.db.prepared(insertPlanRow).run(...planRowParameters(plan));
    const company = customerOf(plan.said);
    const isWritten = plan.verdict === 'create' || plan.verdict === 'update';
    if (company !== undefined && isWritten && !this.named.customer.find(company))
      this.#newCustomers.add(comparableName(company));
    if (plan.verdict !== 'fault' && plan.verdict !== 'merge' && plan.intoRow === null && plan.said)
      this.#register(plan);
  }

  #register(plan: RowPlan): void {
    if (!plan.said || plan.said.kind === 'activities') return;
    if (plan.version !== null && plan.recordId !== null) this.#fileKeys.add(`record ${plan.recordId}`, plan.rowNumber);
    for (const { key, value } of keysOf(this.#identityOf(plan.said), keysFor(plan.said.kind, this.#start.options.keys)))
      this.#fileKeys.add(`${key} ${value}`, plan.rowNumber);
  }

  #identityOf(said: Said): Identity {
    return identityOfRow(said.kind, said.values, said.links, this.#start.around.country);
  }

  #read(rowNumber: number): RowPlan | undefined {
    const row = this.#start.staging.db.prepared('SELECT * FROM plan_row WHERE row_number = ?').get(rowNumber);
    return row === undefined ? undefined : planOfRow(row);
  }

  #choice(rowNumber: number): RowChoice {
    const row = this.#start.staging.db
      .prepared('SELECT decision, keeps FROM choice WHERE row_number = ?')
      .get(rowNumber) as { decision: RowChoice['decision']; keeps: string } | undefined;
    return row ? { decision: row.decision, keeps: JSON.parse(row.keeps) as string[] } : noChoice;
  }

  #refusals(said: Said): CellFault[] {
    return refusedAssignments(this.#start.sight, said.kind, said.values, undefined, this.#start.columns);
  }

  #finder(kind: ImportKind): RecordFinder {
    const known = this.#finders.get(kind);
    if (known) return known;
    const finder = new RecordFinder(this.#start.sight, kind, {
      country: this.#start.around.country,
      isStrict: this.#start.hasChosenKeys,
    });
    this.#finders.set(kind, finder);
    return finder;
  }
}

/** The customer a contact, deal or order names. */
function customerOf(said: Said | null): string | undefined {
  if (said?.kind === 'contacts') return said.links['company'];
  return said?.kind === 'opportunities' || said?.kind === 'orders' ? said.links['customer'] : undefined;
}

function blank(rowNumber: number, composed: ComposedRow): RowPlan {
  return {
    rowNumber,
    verdict: 'skip',
    recordId: null,
    version: null,
    intoRow: null,
    matchedBy: [],
    said: null,
    patch: null,
    changes: [],
    faults: [],
    tidied: composed.tidied,
  };
}

export function rowFault(reason: CellFault['reason'], data?: CellFault['data']): CellFault {
  return { column: null, field: null, reason, ...(data && { data }) };
}

/** A contact's company card is the firm itself (ORG, X-ABShowAs). */
function asFirm({ values, links }: ComposedRow): void {
  values['kind'] = 'company';
  delete values['title'];
  delete values['birthday'];
  delete links['company'];
  delete links['role'];
}

/** What a phone keeps that is no number, mail or day stays readable; cards are not tables that somebody can mend. */
function keepAsNotes(
  { values, faults }: ComposedRow,
  cells: readonly string[],
  columns: readonly MappedColumn[],
): void {
  for (let index = faults.length - 1; index >= 0; index -= 1) {
    const fault = faults[index];
    if (!fault || fault.column === null || !cardFaults.has(fault.reason)) continue;
    const text = (cells[fault.column] ?? '').trim();
    const target = columns.find((column) => column.index === fault.column)?.target;
    const line = `${target?.labels[0] ?? fault.field ?? ''}: ${text.replaceAll('\n', '; ')}`;
    values['notes'] = typeof values['notes'] === 'string' ? `${values['notes']}\n${line}` : line;
    faults.splice(index, 1);
  }
}

const cardFaults: ReadonlySet<CellFault['reason']> = new Set([
  'badPhone',
  'phoneLength',
  'badMail',
  'badDate',
  'noSuchDay',
]);

/** Cards without any name are kept under their mail address or number, as phones show them. */
function nameByAddress({ values, faults }: ComposedRow): void {
  if (values['name']) return;
  const [first] = [...list(values['emails']), ...list(values['phones'])];
  if (first === undefined) return;
  values['name'] = first.value;
  const index = faults.findIndex(({ reason }) => reason === 'missingName');
  if (index >= 0) faults.splice(index, 1);
}

function list(value: unknown): { value: string }[] {
  return Array.isArray(value) ? (value as { value: string }[]) : [];
}

function add(rows: Set<number>, row: number | undefined): void {
  if (row !== undefined) rows.add(row);
}
