import { Fault } from '@shared/contract/faults';
import type { OwnField, OwnFieldCreate, OwnFieldPatch, OwnOption } from '@shared/modules/fields/field';
import type { fieldsContract } from '@shared/modules/fields/fields.contract';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext, QueryContext } from '../../context';
import type { SqlValue } from '../../database/reader';
import type { Handlers } from '../../operations';
import { nameKey, refuseStale } from '../../records/versions';
import { enqueueIndex } from './field-index';
import { keyFrom } from './field-key';
import type { OwnFieldRow } from './own-field';
import { customFieldOf, loadFields, optionsOf, presentField } from './own-field';

export const fieldsHandlers: Handlers<typeof fieldsContract> = {
  list: async (context, { resource }) => {
    const rows = await loadFields(context.db);
    return {
      items: rows
        .filter((row) => (resource === undefined || row.resource === resource) && mayKnow(context, row))
        .map(presentField),
    };
  },
  create: async (context, input) => {
    const rows = await loadFields(context.db);
    const known = rows.find((row) => row.id === input.id);
    if (known) return presentField(known);
    refuseTaken(rows, input, undefined);
    refuseBadOptions(input.type, input.options, []);
    refuseUselessIndex(input.type, input.isSearchable);
    const { db } = context;
    const id = input.id ?? db.newId();
    const siblings = rows.filter((row) => row.resource === input.resource);
    await db.insertRow('own_field', {
      id,
      resource: input.resource,
      key: input.key ?? keyFrom(input.label, new Set(siblings.map((row) => row.key))),
      type: input.type,
      ...columnsOf(input),
      position: input.position ?? siblings.reduce((next, row) => Math.max(next, row.position + 1), 0),
      index_state: input.isSearchable ? 'waiting' : 'none',
      created_at: db.now,
      updated_at: db.now,
    });
    if (input.isSearchable) await enqueueIndex(context.services, db, id, context.caller.user.id);
    return afterChange(context, id, undefined);
  },
  patch: async (context, input) => {
    const rows = await loadFields(context.db);
    const before = findField(rows, input.id);
    refuseStale(presentField(before), input.version);
    if (input.label !== undefined)
      refuseTaken(rows, { resource: before.resource, label: input.label, key: undefined }, before.id);
    if (input.options) refuseBadOptions(before.type, input.options, optionsOf(before));
    const isSearchable = input.isSearchable ?? before.is_searchable === 1;
    refuseUselessIndex(before.type, isSearchable);
    const touchesIndex = isSearchable !== (before.is_searchable === 1);
    await update(context, before, { ...columnsOf(input), ...(touchesIndex && { index_state: 'waiting' }) });
    if (touchesIndex) await enqueueIndex(context.services, context.db, before.id, context.caller.user.id);
    return afterChange(context, before.id, before);
  },
  retire: (context, { id, version }) => setRetired(context, id, version, context.db.now),
  revive: (context, { id, version }) => setRetired(context, id, version, null),
};

/** A retired field is no longer offered, filtered or shown; its values stay and come back with it. */
async function setRetired(
  context: CommandContext,
  id: string,
  version: number,
  retiredAt: number | null,
): Promise<OwnField> {
  const rows = await loadFields(context.db);
  const before = findField(rows, id);
  refuseStale(presentField(before), version);
  if ((before.retired_at === null) === (retiredAt === null)) return presentField(before);
  if (retiredAt === null) refuseTaken(rows, { resource: before.resource, label: before.label, key: undefined }, id);
  await update(context, before, {
    retired_at: retiredAt,
    ...(before.is_searchable === 1 && { index_state: 'waiting' }),
  });
  if (before.is_searchable === 1) await enqueueIndex(context.services, context.db, id, context.caller.user.id);
  return afterChange(context, id, before);
}

/** Fields of groups the role hides are nobody's business, but for those who may change them. */
function mayKnow({ caller }: QueryContext, row: OwnFieldRow): boolean {
  return caller.access.group(row.field_group) !== 'hide' || caller.access.scope('settings', 'edit') !== 'none';
}

function findField(rows: readonly OwnFieldRow[], id: string): OwnFieldRow {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Fault('not_found');
  return row;
}

function refuseTaken(
  rows: readonly OwnFieldRow[],
  { resource, label, key }: { resource: string; label: string; key?: string | undefined },
  ownId: string | undefined,
): void {
  const others = rows.filter((row) => row.resource === resource && row.id !== ownId);
  const hasLabel = others.some((row) => row.retired_at === null && nameKey(row.label) === nameKey(label));
  if (hasLabel) throw new Fault('duplicate', { reason: 'nameTaken', name: label });
  if (key !== undefined && others.some((row) => row.key === key))
    throw new Fault('duplicate', { reason: 'nameTaken', name: key });
}

/** Records may hold any option there ever was: none is removed, none is there twice. */
function refuseBadOptions(type: OwnField['type'], options: readonly OwnOption[], before: readonly OwnOption[]): void {
  const isChoice = type === 'choice' || type === 'multiChoice';
  const bad = new Fault('invalid_input', { reason: 'badValue', field: 'options' });
  if (isChoice !== options.some((option) => !option.isRetired)) throw bad;
  if (new Set(options.map((option) => option.key)).size !== options.length) throw bad;
  if (before.some((old) => !options.some((option) => option.key === old.key)))
    throw new Fault('invalid_input', { reason: 'optionInUse', field: 'options' });
}

/** Several choices lie in one value, which no index can look into. */
function refuseUselessIndex(type: OwnField['type'], isSearchable: boolean): void {
  if (isSearchable && type === 'multiChoice')
    throw new Fault('invalid_input', { reason: 'badValue', field: 'isSearchable' });
}

function columnsOf(input: OwnFieldCreate | OwnFieldPatch): Record<string, SqlValue> {
  return {
    ...(input.label !== undefined && { label: input.label }),
    ...(input.group !== undefined && { field_group: input.group }),
    ...(input.isRequired !== undefined && { is_required: Number(input.isRequired) }),
    ...(input.position !== undefined && { position: input.position }),
    ...(input.options !== undefined && { options: JSON.stringify(input.options) }),
    ...(input.isSearchable !== undefined && { is_searchable: Number(input.isSearchable) }),
  };
}

async function update({ db }: CommandContext, before: OwnFieldRow, columns: Record<string, SqlValue>): Promise<void> {
  const count = await db.updateRows(
    'own_field',
    { ...columns, version: before.version + 1, updated_at: db.now },
    { id: before.id, version: before.version },
  );
  if (count !== 1) throw new Fault('stale_version', { current: presentField(before) });
}

async function afterChange(context: CommandContext, id: string, before: OwnFieldRow | undefined): Promise<OwnField> {
  const { db, services } = context;
  const rows = await loadFields(db);
  const after = findField(rows, id);
  await auditChange(context, {
    kind: 'field',
    recordId: id,
    changes: changesBetween(before ? presentField(before) : {}, presentField(after)),
    reason: null,
  });
  db.announce('field', id);
  db.afterCommit(() => services.customFields.replace(rows.map(customFieldOf)));
  return presentField(after);
}
