import { Fault } from '@shared/contract/faults';
import type { CommandContext, QueryContext } from '../context';
import type { SqlValue } from '../database/reader';
import { audit, changesBetween } from '../audit/audit';
import type { Changes } from '../audit/audit';
import { documentTokens } from '../search/tokens';
import type { SearchDocument } from '../search/tokens';
import { putDocument, removeDocument } from '../search/search-index';
import { addToTimeline } from '../timeline/timeline';
import { countryOf } from '../organization/country';
import { checkCustomValues } from './custom-values';
import { strings, writeCompanions } from './companions';
import type { Presented } from './present';
import { mayDo, presentRecords, showsField } from './present';
import type { RecordKind, StoredRecord } from './record-kind';
import { encodeFields } from './record-kind';
import { readStored, readVisible } from './read';

/** What a kind adds to the common way of writing records. */
export interface WritableKind extends RecordKind {
  /** `C` gives C-000123; kinds without numbers have none. */
  readonly numberPrefix: string | undefined;
  /** Tidies and checks values in their own sense: phones, tax ids. Throws invalid_input. */
  readonly normalise: (values: Readonly<Record<string, unknown>>, country: string) => Record<string, unknown>;
  /** Columns worked out from the fields, such as the sort name. */
  readonly derived: (record: StoredRecord) => Record<string, SqlValue>;
  /** For kinds with companion tables: what duplicates are looked for by. */
  readonly nature?: (record: StoredRecord) => 'company' | 'person';
  /** For kinds that can be searched. */
  readonly document?: (record: StoredRecord) => Omit<SearchDocument, 'access'> & { readonly subtitle: string };
  /** What else a change brings about, in the same command: timeline, links, facts on other records. */
  readonly written: (context: CommandContext, written: Written) => Promise<void>;
}

export interface Written {
  readonly what: 'created' | 'changed' | 'deleted' | 'restored';
  readonly record: StoredRecord;
  readonly before: StoredRecord | undefined;
  readonly changes: Changes;
}

type Values = Readonly<Record<string, unknown>>;

/** Adds a record. Sent again with the same id it answers the record that is there. */
export async function createRecord(context: CommandContext, kind: WritableKind, input: Values): Promise<Presented> {
  const { db } = context;
  const id = typeof input['id'] === 'string' ? input['id'] : db.newId();
  if (typeof input['id'] === 'string') {
    const known = await readStored(db, kind, id);
    if (known) {
      const visible = await readVisible(context, kind, id).catch(() => undefined);
      if (!visible) throw new Fault('duplicate', { reason: 'idTaken' });
      return present(context, kind, visible);
    }
  }
  refuseHidden(context, kind, input);
  const country = await countryOf(db);
  const values = withOwner(context, kind, kind.normalise(withDefaults(kind, input), country));
  await refuseForeignOwner(context, kind, values, undefined);
  await checkReferences(context, values);
  const record = await assemble(context, kind, id, values);
  await db.insertRow(kind.table, {
    id,
    ...encodeFields(kind, record),
    ...kind.derived(record),
    ...(kind.numberPrefix !== undefined && { number: String(record['number']) }),
    custom: JSON.stringify(record.custom),
    created_at: db.now,
    updated_at: db.now,
    sequence: await db.sequence(),
  });
  if (kind.nature)
    await writeCompanions(db, { table: kind.table, country, nature: kind.nature(record) }, record, undefined);
  await indexRecord(context, kind, record);
  await tell(context, kind, {
    what: 'created',
    record,
    before: undefined,
    changes: changesBetween({}, ownValues(kind, record)),
  });
  return present(context, kind, record);
}

/** Changes a record that was read as `version`; a stale version is refused with the present one (rule 5). */
export async function patchRecord(
  context: CommandContext,
  kind: WritableKind,
  input: Values & { id: string; version: number },
): Promise<Presented> {
  const { db, caller } = context;
  const before = await readVisible(context, kind, input.id);
  const [shown] = await presentRecords(kind, caller.access, db, [before]);
  if (!shown) throw new Fault('not_found');
  if (!(shown['can'] as string[]).includes('edit')) throw new Fault('not_allowed');
  if (before.version !== input.version) throw new Fault('stale_version', { current: shown, version: before.version });
  refuseHidden(context, kind, input);
  const country = await countryOf(db);
  const { id, version, custom, ...fields } = input;
  const values: Record<string, unknown> = kind.normalise(fields, country);
  await refuseForeignOwner(context, kind, values, before);
  await checkReferences(context, values);
  if (custom !== undefined) values['custom'] = checkCustomValues(context, kind, custom as Values, before.custom);
  const after: StoredRecord = { ...before, ...values };
  const changes = changesBetween(ownValues(kind, before), ownValues(kind, after));
  if (Object.keys(changes).length === 0) return shown;
  const record: StoredRecord = { ...after, version: version + 1, updatedAt: new Date(db.now).toISOString() };
  const count = await db.updateRows(
    kind.table,
    {
      ...encodeFields(kind, values),
      ...kind.derived(record),
      custom: JSON.stringify(record.custom),
      version: record.version,
      updated_at: db.now,
      sequence: await db.sequence(),
    },
    { id, version },
  );
  if (count !== 1) throw new Fault('stale_version', { current: shown });
  if (kind.nature)
    await writeCompanions(db, { table: kind.table, country, nature: kind.nature(record) }, record, before);
  await indexRecord(context, kind, record);
  await tell(context, kind, { what: 'changed', record, before, changes });
  return present(context, kind, record);
}

/** Moves a record to the bin, from where it can be restored for 30 days. */
export async function deleteRecord(
  context: CommandContext,
  kind: WritableKind,
  input: { id: string; version?: number | undefined },
): Promise<{ id: string; version: number }> {
  const { db, caller } = context;
  const record = await readVisible(context, kind, input.id);
  if (!mayDo(kind, caller.access, 'delete', record, false)) throw new Fault('not_allowed');
  if (input.version !== undefined && input.version !== record.version) {
    const [current] = await presentRecords(kind, caller.access, db, [record]);
    throw new Fault('stale_version', { current, version: record.version });
  }
  await setDeleted(context, kind, record, db.now);
  await removeDocument(db, kind.resource, record.id);
  await tell(context, kind, {
    what: 'deleted',
    record,
    before: record,
    changes: { deletedAt: [null, new Date(db.now).toISOString()] },
  });
  return { id: record.id, version: record.version + 1 };
}

/** Brings a record back from the bin. Whoever may delete it may restore it. */
export async function restoreRecord(context: CommandContext, kind: WritableKind, id: string): Promise<Presented> {
  const { db, caller } = context;
  const unsafeRecord = await readStored(db, kind, id);
  if (!unsafeRecord || unsafeRecord.deletedAt === null || !mayDo(kind, caller.access, 'delete', unsafeRecord, false))
    throw new Fault('not_found');
  await setDeleted(context, kind, unsafeRecord, null);
  const record: StoredRecord = { ...unsafeRecord, deletedAt: null, version: unsafeRecord.version + 1 };
  await indexRecord(context, kind, record);
  await tell(context, kind, {
    what: 'restored',
    record,
    before: unsafeRecord,
    changes: { deletedAt: [new Date(unsafeRecord.deletedAt).toISOString(), null] },
  });
  return present(context, kind, record);
}

/** Writes the search document of a record as it is now. */
export async function indexRecord(
  context: Pick<CommandContext, 'db'>,
  kind: WritableKind,
  record: StoredRecord,
): Promise<void> {
  const { db } = context;
  if (!kind.document) return;
  const { subtitle, ...document } = kind.document(record);
  const shares = await db.all<{ principal: string }>(`SELECT principal FROM ${kind.table}_share WHERE record_id = ?`, [
    record.id,
  ]);
  const tokens = documentTokens({
    ...document,
    access: {
      departmentId: stringOrNull(record['departmentId']),
      peopleIds: [stringOrNull(record['ownerId']), ...strings(record['coOwnerIds'])].filter(
        (id): id is string => id !== null,
      ),
      shareIds: shares.map((share) => share.principal),
    },
  });
  await putDocument(db, { kind: kind.resource, recordId: record.id, title: document.name, subtitle, tokens });
}

async function setDeleted(
  { db }: CommandContext,
  kind: WritableKind,
  record: StoredRecord,
  deletedAt: number | null,
): Promise<void> {
  const changes = {
    deleted_at: deletedAt,
    version: record.version + 1,
    updated_at: db.now,
    sequence: await db.sequence(),
  };
  const count = await db.updateRows(kind.table, changes, { id: record.id, version: record.version });
  if (count !== 1) throw new Fault('stale_version');
}

async function assemble(
  context: CommandContext,
  kind: WritableKind,
  id: string,
  values: Values,
): Promise<StoredRecord> {
  const { db } = context;
  const time = new Date(db.now).toISOString();
  const count = await db.nextNumber(kind.table);
  const number = kind.numberPrefix && `${kind.numberPrefix}-${String(count).padStart(6, '0')}`;
  const custom = checkCustomValues(context, kind, (values['custom'] ?? {}) as Values, {});
  return { ...values, id, number, custom, version: 1, createdAt: time, updatedAt: time, deletedAt: null };
}

/** Every field has a value: lists are empty, the rest null. */
function withDefaults(kind: WritableKind, input: Values): Record<string, unknown> {
  const values: Record<string, unknown> = { custom: input['custom'] };
  for (const { key, field } of kind.columns) values[key] = input[key] ?? (field.list ? [] : null);
  return values;
}

/** A new record is its maker's, in the maker's home department, unless said otherwise. */
function withOwner(
  { caller }: CommandContext,
  kind: WritableKind,
  values: Record<string, unknown>,
): Record<string, unknown> {
  if (kind.fields['ownerId'] === undefined || caller.user.id === '') return values;
  const isOwned = values['ownerId'] !== null || values['departmentId'] !== null;
  return {
    ...values,
    ownerId: isOwned ? values['ownerId'] : caller.user.id,
    departmentId: values['departmentId'] ?? caller.user.departmentId,
  };
}

/** Giving a record to somebody else, or to a department that is not one's own, is the right to assign (ORG-06). */
async function refuseForeignOwner(
  { caller, db }: CommandContext,
  kind: WritableKind,
  values: Values,
  before: StoredRecord | undefined,
): Promise<void> {
  const access = caller.access;
  const ownerId = values['ownerId'];
  const departmentId = values['departmentId'];
  const givesOwner = ownerId !== undefined && ownerId !== (before ? before['ownerId'] : access.userId);
  const givesDepartment =
    departmentId !== undefined &&
    (before
      ? departmentId !== before['departmentId']
      : typeof departmentId === 'string' && !access.departmentIds.includes(departmentId));
  if (!givesOwner && !givesDepartment) return;
  const isAllowed = before
    ? mayDo(kind, access, 'assign', before, false)
    : access.scope(kind.resource, 'assign') !== 'none';
  if (!isAllowed) throw new Fault('not_allowed');
  if (typeof ownerId === 'string') {
    const owner = await db.one('SELECT id FROM app_user WHERE id = ? AND disabled_at IS NULL', [ownerId]);
    if (!owner) throw new Fault('invalid_input', { reason: 'badValue', field: 'ownerId' });
  }
}

/** Ids of people and departments must exist; the database would refuse them with less of a sentence. */
async function checkReferences({ db }: CommandContext, values: Values): Promise<void> {
  const departmentId = values['departmentId'];
  if (typeof departmentId === 'string' && !(await db.one('SELECT id FROM department WHERE id = ?', [departmentId]))) {
    throw new Fault('invalid_input', { reason: 'badValue', field: 'departmentId' });
  }
  for (const id of strings(values['coOwnerIds'])) {
    if (!(await db.one('SELECT id FROM app_user WHERE id = ?', [id])))
      throw new Fault('invalid_input', { reason: 'badValue', field: 'coOwnerIds' });
  }
}

/** What the reader does not see, or sees masked, cannot be written: a mask sent back would overwrite the value (ORG-05). */
function refuseHidden({ caller }: CommandContext, kind: RecordKind, input: Values): void {
  for (const key of Object.keys(input)) {
    const field = kind.fields[key];
    const isEmpty = input[key] === null || (Array.isArray(input[key]) && input[key].length === 0);
    if (field && !isEmpty && !showsField(kind, caller.access, key))
      throw new Fault('invalid_input', { reason: 'hiddenField', field: key });
    if (field && isEmpty && caller.access.group(field.group) !== 'show' && 'version' in input) {
      throw new Fault('invalid_input', { reason: 'hiddenField', field: key });
    }
  }
}

async function tell(context: CommandContext, kind: WritableKind, written: Written): Promise<void> {
  const { what, record, changes } = written;
  await audit(context.db, {
    userId: context.caller.user.id,
    device: context.device,
    operation: `${kind.resource}.${what}`,
    kind: kind.resource,
    recordId: record.id,
    batchId: context.batchId,
    changes,
  });
  context.db.announce(kind.resource, record.id);
  await kind.written(context, written);
}

/** The entry most kinds leave on their own timeline: made, or changed in these fields. */
export async function tellOwnTimeline(
  context: CommandContext,
  kind: RecordKind,
  { what, record, changes }: Written,
): Promise<void> {
  if (what === 'deleted' || what === 'restored') return;
  const self = { kind: kind.resource, id: record.id };
  await addToTimeline(context.db, {
    at: context.db.now,
    kind: what,
    source: self,
    subjects: [self],
    summary: what === 'changed' ? { changes: changedForTimeline(kind, changes) } : {},
    actorId: context.caller.user.id,
    access: {
      resource: kind.resource,
      ownerId: stringOrNull(record['ownerId']),
      departmentId: stringOrNull(record['departmentId']),
    },
  });
}

/** What people can change of a record, for comparing two versions. */
function ownValues(kind: RecordKind, record: StoredRecord): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { key, field } of kind.columns) {
    const value = record[key];
    if (!field.computed && value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0))
      values[key] = value;
  }
  for (const [key, value] of Object.entries(record.custom)) values[`custom.${key}`] = value;
  return values;
}

/** Each change with its group, so that the timeline can leave out what a reader's role hides. */
function changedForTimeline(kind: RecordKind, changes: Changes) {
  return Object.entries(changes).map(([field, [before, after]]) => ({
    field,
    group: kind.fields[field]?.group ?? 'basic',
    before,
    after,
  }));
}

async function present(
  context: QueryContext | CommandContext,
  kind: RecordKind,
  record: StoredRecord,
): Promise<Presented> {
  const [shown] = await presentRecords(kind, context.caller.access, context.db, [record]);
  if (!shown) throw new Fault('not_found');
  return shown;
}

export function stringOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
