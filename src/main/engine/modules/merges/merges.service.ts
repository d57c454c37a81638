import { Fault } from '@shared/contract/faults';
import type { DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import type { Merge, MergeRecord, mergesContract } from '@shared/modules/merges/merges.contract';
import type { CommandContext, QueryContext } from '../../context';
import type { Reader } from '../../database/reader';
import type { Handlers } from '../../operations';
import type { Presented } from '../../records/present';
import { presentRecords, showsField } from '../../records/present';
import { isVisible, readVisible } from '../../records/read';
import type { RecordKind, StoredRecord } from '../../records/record-kind';
import { documentPlaces } from './documents';
import type { IdsByKind } from './journal';
import { changesOf, takeSnapshot } from './journal';
import { kindOf, mergeRecords, twinOf } from './merge-records';
import { fieldChoices } from './merge-values';
import { movesOf, sumOf } from './moves';
import type { MergeJournal, MergeRow } from './undo-merge';
import { undoMerge } from './undo-merge';

/** A merge is one command: more than this would hold up everybody else's. */
const mostRows = 20_000;

interface Versioned {
  readonly id: string;
  readonly version: number;
}

interface CreateInput {
  readonly kind: DuplicateRecordKind;
  readonly target: Versioned;
  readonly sources: readonly Versioned[];
  readonly fields: Readonly<Record<string, string>>;
}

export const mergesHandlers: Handlers<typeof mergesContract> = {
  preview: async (context, { kind: name, targetId, sourceIds }) => {
    const kind = kindOf(context, name);
    const stored = await readAll(context, name, [targetId, ...sourceIds]);
    const shown = await presentRecords(context, kind, stored);
    refuseWithoutRights(shown);
    const own = context.services.customFields.all(kind.resource);
    const choices = fieldChoices(kind, own, stored).filter(({ key }) => shows(context, kind, key));
    const records: MergeRecord[] = [];
    for (const record of shown) {
      const moves = await movesOf(context, name, record.id);
      // The kit presents exactly the kind's fields, from which the contract's types are made; tests check every answer.
      records.push({ kind: name, record, moves, isTarget: record.id === targetId } as unknown as MergeRecord);
    }
    return { kind: name, records, fields: choices };
  },
  create: async (context, input) => {
    const { db, caller } = context;
    const { kind: name } = input;
    const [target, ...sources] = await readForMerge(context, input);
    if (!target) throw new Fault('not_found');
    await refuseTwins(db, name, sources);
    refusePicks(context, input);
    const ids = await idsOf(db, name, [target, ...sources]);
    const before = await takeSnapshot(db, ids);
    const rows = [...before.rows.values()].reduce((sum, table) => sum + table.size, 0);
    if (rows > mostRows) throw new Fault('too_large', { reason: 'mergeTooLarge', max: mostRows });
    const documents = await documentPlaces(db, ids);
    const moves = sumOf(await Promise.all(sources.map((source) => movesOf(context, name, source.id))));
    await mergeRecords(context, { kind: name, target, sources, picks: input.fields });
    const journal: MergeJournal = { ids, changes: changesOf(before, await takeSnapshot(db, ids)), documents };
    const row: MergeRow = {
      id: db.newId(),
      kind: name,
      target_id: target.id,
      source_ids: JSON.stringify(sources.map((source) => source.id)),
      journal: JSON.stringify(journal),
      merged_by: caller.user.id || null,
      merged_at: db.now,
      undone_at: null,
    };
    await db.insertRow('merge', { ...row });
    return { ...present(row), moves };
  },
  list: async (context, { kind: name, id }) => {
    if (!(await isVisible(context, kindOf(context, name), id))) throw new Fault('not_found');
    const rows = await context.db.all<MergeRow>(
      'SELECT * FROM merge WHERE kind = ? AND target_id = ? ORDER BY merged_at DESC, id DESC LIMIT 100',
      [name, id],
    );
    return { items: rows.map(present) };
  },
  undo: async (context, { id }) => {
    const row = await context.db.one<MergeRow>('SELECT * FROM merge WHERE id = ?', [id]);
    if (!row) throw new Fault('not_found');
    const kept = await undoMerge(context, row);
    return { ...present({ ...row, undone_at: context.now }), kept };
  },
};

/** Every record the caller may see, each once; the first is the one that stays. */
async function readAll(
  context: QueryContext | CommandContext,
  name: DuplicateRecordKind,
  ids: readonly string[],
): Promise<StoredRecord[]> {
  if (new Set(ids).size !== ids.length) throw new Fault('invalid_input', { reason: 'badValue', field: 'sourceIds' });
  const records: StoredRecord[] = [];
  for (const id of ids) records.push(await readVisible(context, kindOf(context, name), id));
  if (new Set(records.map((record) => record['kind'])).size > 1)
    throw new Fault('invalid_input', { reason: 'mergeKinds' });
  return records;
}

function refuseWithoutRights([target, ...sources]: readonly Presented[]): void {
  const can = (record: Presented | undefined, action: string) => ((record?.['can'] ?? []) as string[]).includes(action);
  if (!can(target, 'edit')) throw new Fault('not_allowed');
  if (!sources.every((source) => can(source, 'edit') && can(source, 'delete'))) throw new Fault('not_allowed');
}

/** The records as they were when the caller chose; a stale one is refused with the present one (rule 5). */
async function readForMerge(context: CommandContext, { kind: name, target, sources }: CreateInput) {
  const wanted = [target, ...sources];
  const stored = await readAll(
    context,
    name,
    wanted.map((record) => record.id),
  );
  const shown = await presentRecords(context, kindOf(context, name), stored);
  refuseWithoutRights(shown);
  for (const [index, { version }] of wanted.entries())
    if (stored[index]?.version !== version)
      throw new Fault('stale_version', { current: shown[index], version: stored[index]?.version });
  return stored;
}

/** A contact that is a person customer goes only with that customer. */
async function refuseTwins(db: Reader, name: DuplicateRecordKind, sources: readonly StoredRecord[]): Promise<void> {
  if (name !== 'contact') return;
  for (const { id } of sources) {
    const twin = await db.one(
      'SELECT p.id FROM contact c JOIN customer p ON p.id = c.person_customer_id WHERE c.id = ? AND p.deleted_at IS NULL',
      [id],
    );
    if (twin) throw new Fault('in_use', { reason: 'personOfCustomer' });
  }
}

/** Only fields the caller sees are chosen from, and only among the records that are merged. */
function refusePicks(context: CommandContext, { kind: name, target, sources, fields }: CreateInput): void {
  const kind = kindOf(context, name);
  const ids = [target, ...sources].map((record) => record.id);
  for (const [field, id] of Object.entries(fields)) {
    const isKnown =
      field.startsWith('custom.') || kind.columns.some(({ key, field: own }) => key === field && !own.computed);
    if (!isKnown) throw new Fault('invalid_input', { reason: 'unknownField', field });
    if (!shows(context, kind, field)) throw new Fault('invalid_input', { reason: 'hiddenField', field });
    if (!ids.includes(id)) throw new Fault('invalid_input', { reason: 'badValue', field });
  }
}

function shows({ caller, services }: QueryContext | CommandContext, kind: RecordKind, key: string): boolean {
  if (!key.startsWith('custom.')) return showsField(kind, caller.access, key);
  const own = services.customFields.find(kind.resource, key.slice('custom.'.length));
  return own !== undefined && caller.access.group(own.group) === 'show';
}

/** The records and, where persons are customers, the other half of each. */
async function idsOf(db: Reader, name: DuplicateRecordKind, records: readonly StoredRecord[]): Promise<IdsByKind> {
  const ids = records.map((record) => record.id);
  if (name === 'customer') {
    const twins = await Promise.all(ids.map((id) => twinOf(db, id)));
    return { customer: ids, contact: twins.flatMap((twin) => twin?.id ?? []) };
  }
  const rows = await db.all<{ id: string }>(
    'SELECT person_customer_id AS id FROM contact WHERE person_customer_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)],
  );
  return { customer: rows.map((row) => row.id), contact: ids };
}

function present(row: MergeRow): Merge {
  return {
    id: row.id,
    kind: row.kind,
    targetId: row.target_id,
    // Written by create above.
    sourceIds: JSON.parse(row.source_ids) as string[],
    mergedBy: row.merged_by,
    mergedAt: new Date(row.merged_at).toISOString(),
    undoneAt: row.undone_at === null ? null : new Date(row.undone_at).toISOString(),
  };
}
