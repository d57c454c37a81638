import { Fault } from '@shared/contract/faults';
import { dateAt } from '@shared/lib/dates';
import type { CommandContext, QueryContext } from '../context';
import { changesBetween } from '../audit/audit';
import { removeDocument } from '../search/search-index';
import { countryOf } from '../organization/country';
import { readOrganization } from '../organization/organization';
import { checkCustomValues } from './custom-values';
import { hasCompanions, writeCompanions } from './companions';
import { indexRecord } from './index-record';
import type { Presented } from './present';
import { mayDo, presentRecords } from './present';
import type { RecordKind, StoredRecord } from './record-kind';
import { encodeFields, encodeSettled } from './record-kind';
import { readRestorable, readStored, readVisible } from './read';
import { ownValues, tell } from './tell';
import type { Link, WritableKind } from './writable-kind';
import { checkReferences, refuseForeignOwner, refuseHidden, withDefaults, withOwner } from './write-checks';

export { indexRecord } from './index-record';
export { stringOrNull, tellOwnTimeline } from './tell';
export type { WritableKind, Written } from './writable-kind';

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
  const given = kind.complete?.(context, input) ?? input;
  const values = withOwner(context, kind, kind.normalise(withDefaults(kind, given), country));
  await refuseForeignOwner(context, kind, values, undefined);
  await checkReferences(context, kind, values, undefined);
  const links = kind.linked && (await kind.linked.resolve(context, input[kind.linked.key] ?? [], [], id));
  if (kind.linked) values[kind.linked.key] = links;
  const assembled = await assemble(context, kind, id, values);
  const settled = (await kind.settle?.(context, assembled, undefined)) ?? {};
  const record: StoredRecord = { ...assembled, ...settled };
  await db.insertRow(kind.table, {
    id,
    ...encodeFields(kind, record),
    ...encodeSettled(kind, settled),
    ...kind.derived(record),
    ...(kind.numberPrefix !== undefined && { number: String(record['number']) }),
    custom: JSON.stringify(record.custom),
    created_at: db.now,
    updated_at: db.now,
    sequence: await db.sequence(),
  });
  if (hasCompanions(kind))
    await writeCompanions(db, { table: kind.table, country, nature: kind.nature?.(record) }, record, undefined);
  if (kind.linked) await kind.linked.write(db, id, linksOf(record, kind.linked.key), []);
  await kind.finishRow?.(context, kind, id, undefined);
  const stored = await reload(context, kind, id);
  await indexRecord(context, kind, stored);
  await tell(context, kind, {
    what: 'created',
    record: stored,
    before: undefined,
    changes: changesBetween({}, ownValues(kind, stored)),
  });
  return present(context, kind, stored);
}

/**
 * Changes a record that was read as `version`; a stale version is refused with the present one, as far as the sender may
 * read it (rule 5). Lists are saved whole: with the version it started from and the present one at hand, the page merges
 * phones, tags and the like element by element, asks where both changed the same, and saves again.
 */
export async function patchRecord(
  context: CommandContext,
  kind: WritableKind,
  input: Values & { id: string; version: number },
): Promise<Presented> {
  const { db } = context;
  const before = await withLinks(context, kind, await readVisible(context, kind, input.id));
  const shown = await present(context, kind, before);
  if (!(shown['can'] as string[]).includes('edit')) throw new Fault('not_allowed');
  if (before.version !== input.version) throw new Fault('stale_version', { current: shown, version: before.version });
  refuseHidden(context, kind, input);
  const country = await countryOf(db);
  const { id, version, custom, ...fields } = input;
  const values: Record<string, unknown> = kind.normalise(fields, country);
  await refuseForeignOwner(context, kind, values, before);
  await checkReferences(context, kind, values, before);
  const linksBefore = kind.linked ? linksOf(before, kind.linked.key) : [];
  const links =
    kind.linked && input[kind.linked.key] !== undefined
      ? await kind.linked.resolve(context, input[kind.linked.key], linksBefore, id)
      : linksBefore;
  if (kind.linked) values[kind.linked.key] = links;
  if (custom !== undefined) values['custom'] = checkCustomValues(context, kind, custom as Values, before.custom);
  const wanted: StoredRecord = { ...before, ...values };
  const settled = (await kind.settle?.(context, wanted, before)) ?? {};
  const after: StoredRecord = { ...wanted, ...settled };
  const changes = changesBetween(ownValues(kind, before), ownValues(kind, after));
  if (Object.keys(changes).length === 0) return shown;
  const record: StoredRecord = { ...after, version: version + 1, updatedAt: new Date(db.now).toISOString() };
  const count = await db.updateRows(
    kind.table,
    {
      ...encodeFields(kind, values),
      ...encodeSettled(kind, settled),
      ...kind.derived(record),
      custom: JSON.stringify(record.custom),
      version: record.version,
      updated_at: db.now,
      sequence: await db.sequence(),
    },
    { id, version },
  );
  if (count !== 1) throw new Fault('stale_version', { current: shown, version: before.version });
  if (hasCompanions(kind))
    await writeCompanions(db, { table: kind.table, country, nature: kind.nature?.(record) }, record, before);
  if (kind.linked) await kind.linked.write(db, id, linksOf(record, kind.linked.key), linksBefore);
  await kind.finishRow?.(context, kind, id, before);
  const stored = await reload(context, kind, id);
  await indexRecord(context, kind, stored);
  await tell(context, kind, { what: 'changed', record: stored, before, changes });
  return present(context, kind, stored);
}

/** Moves a record to the bin, from where it can be restored for 30 days. */
export async function deleteRecord(
  context: CommandContext,
  kind: WritableKind,
  input: { id: string; version?: number | undefined },
): Promise<{ id: string; version: number }> {
  const { db, caller } = context;
  const record = await withLinks(context, kind, await readVisible(context, kind, input.id));
  if (!mayDo(kind, caller.access, 'delete', record, false)) throw new Fault('not_allowed');
  if (input.version !== undefined && input.version !== record.version) {
    throw new Fault('stale_version', { current: await present(context, kind, record), version: record.version });
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
  const binned = await withLinks(context, kind, await readRestorable(context, kind, id));
  await setDeleted(context, kind, binned, null);
  const record: StoredRecord = { ...binned, deletedAt: null, version: binned.version + 1 };
  await indexRecord(context, kind, record);
  await tell(context, kind, {
    what: 'restored',
    record,
    before: binned,
    changes: { deletedAt: [new Date(binned.deletedAt ?? 0).toISOString(), null] },
  });
  return present(context, kind, record);
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
  // The counter also says about how many rows there are.
  const count = await db.nextNumber(kind.table);
  const number = kind.numberByYear
    ? await numberOfYear(context, kind)
    : kind.numberPrefix && `${kind.numberPrefix}-${String(count).padStart(6, '0')}`;
  const custom = checkCustomValues(context, kind, (values['custom'] ?? {}) as Values, undefined);
  return { ...values, id, number, custom, version: 1, createdAt: time, updatedAt: time, deletedAt: null };
}

/** Q-2026-0187: counted anew in each year of the firm's calendar. */
async function numberOfYear({ db }: CommandContext, { table, numberPrefix = '' }: WritableKind): Promise<string> {
  const { timeZone } = await readOrganization(db);
  const year = dateAt(db.now, timeZone).slice(0, 4);
  const count = await db.nextNumber(`${table}.${year}`);
  return `${numberPrefix}-${year}-${String(count).padStart(4, '0')}`;
}

async function present(
  context: QueryContext | CommandContext,
  kind: RecordKind,
  record: StoredRecord,
): Promise<Presented> {
  const [shown] = await presentRecords(context, kind, [record]);
  if (!shown) throw new Fault('not_found');
  return shown;
}

/** The record as it was just written, with what the database worked out. */
async function reload(context: CommandContext, kind: WritableKind, id: string): Promise<StoredRecord> {
  const stored = await readStored(context.db, kind, id);
  if (!stored) throw new Error(`the ${kind.resource} that was just written is not there`);
  return withLinks(context, kind, stored);
}

/** The record with its links, all of them. */
async function withLinks(
  { db }: Pick<CommandContext, 'db'>,
  kind: WritableKind,
  record: StoredRecord,
): Promise<StoredRecord> {
  return kind.linked ? { ...record, [kind.linked.key]: await kind.linked.read(db, record.id) } : record;
}

// Put there by withLinks alone.
function linksOf(record: StoredRecord, key: string): readonly Link[] {
  return record[key] as readonly Link[];
}
