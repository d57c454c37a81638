import { Fault } from '@shared/contract/faults';
import type { DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import { auditChange } from '../../audit/audit';
import type { CommandContext } from '../../context';
import { countryOf } from '../../organization/country';
import { writeCompanions } from '../../records/companions';
import { mayDo } from '../../records/present';
import { readStored, readVisible } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import type { DocumentPlace } from './documents';
import { restoreDocuments } from './documents';
import type { IdsByKind, RowChange } from './journal';
import { takeBack } from './journal';
import { undoTime } from './forget-merges';
import { kindOf } from './merge-records';

/** What a merge keeps to be undone by. */
export interface MergeJournal {
  readonly ids: IdsByKind;
  readonly changes: readonly RowChange[];
  readonly documents: readonly DocumentPlace[];
}

export interface MergeRow {
  readonly id: string;
  readonly kind: DuplicateRecordKind;
  readonly target_id: string;
  readonly source_ids: string;
  readonly journal: string;
  readonly merged_by: string | null;
  readonly merged_at: number;
  readonly undone_at: number | null;
}

/**
 * Takes a merge back: every row as it was before, but for what somebody changed since, which stays and is counted.
 * A record that was itself merged meanwhile has to be taken out of that merge first.
 */
export async function undoMerge(context: CommandContext, row: MergeRow): Promise<number> {
  const { db } = context;
  await refuseWithoutTarget(context, row);
  if (row.undone_at !== null) throw new Fault('in_use', { reason: 'mergeUndone' });
  if (row.journal === '' || row.merged_at <= db.now - undoTime) throw new Fault('in_use', { reason: 'mergeTooOld' });
  await refuseWithoutSources(context, row);
  // Written by the merge alone.
  const { ids, changes, documents } = JSON.parse(row.journal) as MergeJournal;
  const before = await storedOf(context, ids);
  const kept = await takeBack(db, changes);
  await followValues(context, before);
  await restoreDocuments(context, documents);
  await db.updateRows('merge', { undone_at: db.now }, { id: row.id });
  for (const kind of ['customer', 'contact'] as const) for (const id of ids[kind]) db.announce(kind, id);
  const sourceIds = JSON.parse(row.source_ids) as string[];
  for (const recordId of sourceIds)
    await auditChange(context, {
      kind: row.kind,
      recordId,
      reason: null,
      changes: { mergedInto: [row.target_id, null] },
    });
  await auditChange(context, {
    kind: row.kind,
    recordId: row.target_id,
    reason: null,
    changes: { mergedFrom: [sourceIds, null] },
  });
  return kept;
}

/** The same rights as for the merge: to change the one that stayed, and to change and delete those that went. */
async function refuseWithoutTarget(context: CommandContext, row: MergeRow): Promise<void> {
  const { access } = context.caller;
  const kind = kindOf(context, row.kind);
  const target = await readVisible(context, kind, row.target_id).catch(async (error: unknown) => {
    const gone = await context.db.one<{ id: string }>(
      `SELECT id FROM ${row.kind} WHERE id = ? AND merged_into_id IS NOT NULL`,
      [row.target_id],
    );
    throw gone ? new Fault('in_use', { reason: 'mergedMeanwhile' }) : error;
  });
  if (!mayDo(kind, access, 'edit', target, false)) throw new Fault('not_allowed');
}

async function refuseWithoutSources(context: CommandContext, row: MergeRow): Promise<void> {
  const { access } = context.caller;
  const kind = kindOf(context, row.kind);
  for (const id of JSON.parse(row.source_ids) as string[]) {
    const unsafeSource = await readStored(context.db, kind, id);
    if (!unsafeSource) throw new Fault('in_use', { reason: 'mergePurged' });
    const isAllowed = (['edit', 'delete'] as const).every((action) => mayDo(kind, access, action, unsafeSource, false));
    if (!isAllowed) throw new Fault('not_allowed');
  }
}

async function storedOf(context: CommandContext, ids: IdsByKind): Promise<StoredRecord[]> {
  const records: StoredRecord[] = [];
  for (const kind of ['customer', 'contact'] as const)
    for (const id of ids[kind]) {
      const record = await readStored(context.db, kindOf(context, kind), id);
      if (record) records.push({ ...record, resource: kind });
    }
  return records;
}

/** Tags, co-owners, phones, mails and the keys of duplicates as the records say again. */
async function followValues(context: CommandContext, before: readonly StoredRecord[]): Promise<void> {
  const { db } = context;
  const country = await countryOf(db);
  for (const was of before) {
    const kind = kindOf(context, was['resource'] === 'contact' ? 'contact' : 'customer');
    const record = await readStored(db, kind, was.id);
    if (record && kind.isShared)
      await writeCompanions(db, { table: kind.table, country, nature: kind.nature?.(record) }, record, was);
  }
}
