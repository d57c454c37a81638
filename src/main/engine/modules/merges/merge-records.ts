import type { DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import { auditChange } from '../../audit/audit';
import type { CommandContext } from '../../context';
import type { Reader } from '../../database/reader';
import { countryOf } from '../../organization/country';
import { asSystem } from '../../records/as-system';
import { strings } from '../../records/companions';
import { readStored } from '../../records/read';
import type { StoredRecord } from '../../records/record-kind';
import { indexRecord, patchRecord, stringOrNull } from '../../records/write';
import type { WritableKind } from '../../records/write';
import { removeDocument } from '../../search/search-index';
import { addToTimeline } from '../../timeline/timeline';
import { mergedValues } from './merge-values';
import { rePoint } from './re-point';

export interface MergePlan {
  readonly kind: DuplicateRecordKind;
  readonly target: StoredRecord;
  readonly sources: readonly StoredRecord[];
  /** By field, whose value survives. */
  readonly picks: Readonly<Record<string, string>>;
}

/** Merges in the command that is running: values, everything that points at the sources, and the sources themselves. */
export async function mergeRecords(context: CommandContext, plan: MergePlan): Promise<void> {
  const { db } = context;
  const { kind: name, target, sources } = plan;
  const kind = kindOf(context, name);
  await writeValues(context, kind, plan);
  for (const source of sources) {
    await rePoint(db, name, source.id, target.id);
    await retire(context, kind, source, target.id);
  }
  if (name === 'customer') await mergeTwins(context, target.id, sources);
  await takeFacts(context, name, target.id, sources);
  const stored = await readStored(db, kind, target.id);
  // Again: whom it is shared with has changed since its values were written.
  if (stored) await indexRecord(context, kind, stored);
  await tellTarget(context, kind, target, sources);
}

/** The record kinds as their modules registered them. */
export function kindOf({ services }: Pick<CommandContext, 'services'>, name: DuplicateRecordKind): WritableKind {
  const kind = services.kinds.find(name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
}

/** The contact a person customer is. */
export function twinOf(db: Reader, customerId: string): Promise<{ id: string } | undefined> {
  return db.one<{ id: string }>('SELECT id FROM contact WHERE person_customer_id = ? AND deleted_at IS NULL', [
    customerId,
  ]);
}

async function writeValues(context: CommandContext, kind: WritableKind, plan: MergePlan): Promise<void> {
  const { db, services } = context;
  const { target, sources, picks } = plan;
  const own = services.customFields.all(kind.resource);
  const values = mergedValues(kind, own, [target, ...sources], picks, await countryOf(db));
  const fitting = await whatFits(db, plan, values);
  const id = target.id;
  // With the engine's own rights: what the caller's role hides is kept too, and the rights to the records were checked.
  const patched = await patchRecord(asSystem(context), kind, { ...fitting, id, version: target.version });
  if (patched['version'] === target.version)
    await db.updateRows(kind.table, { version: target.version + 1, sequence: await db.sequence() }, { id });
}

/** Owners who left stay where they were; everybody who owned one of the records goes on seeing the one that stays. */
async function whatFits(
  db: Reader,
  { target, sources }: MergePlan,
  values: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const fitting = { ...values };
  const active = new Set(
    (await db.all<{ id: string }>('SELECT id FROM app_user WHERE disabled_at IS NULL')).map((user) => user.id),
  );
  if (typeof fitting['ownerId'] === 'string' && !active.has(fitting['ownerId'])) delete fitting['ownerId'];
  const owner = fitting['ownerId'] ?? target['ownerId'];
  const before = strings(target['coOwnerIds']);
  const wanted = [
    ...strings(fitting['coOwnerIds'] ?? before),
    ...[target, ...sources].flatMap((record) => stringOrNull(record['ownerId']) ?? []),
  ];
  const coOwners = [...new Set(wanted)].filter((id) => id !== owner && (active.has(id) || before.includes(id)));
  delete fitting['coOwnerIds'];
  if (JSON.stringify(coOwners) !== JSON.stringify(before)) fitting['coOwnerIds'] = coOwners;
  const parentId = fitting['parentId'] ?? target['parentId'];
  if (typeof parentId === 'string' && !(await canBeParent(db, parentId, target, sources))) fitting['parentId'] = null;
  return fitting;
}

/** A parent that is not one of the merged nor stands below one of them. */
async function canBeParent(
  db: Reader,
  parentId: string,
  target: StoredRecord,
  sources: readonly StoredRecord[],
): Promise<boolean> {
  const merged = [target, ...sources].map((record) => record.id);
  const row = await db.one<{ count: number; live: number }>(
    `WITH RECURSIVE above (id, depth) AS (SELECT ?, 0 UNION SELECT p.parent_id, depth + 1 FROM customer p JOIN above ON p.id = above.id
       WHERE p.parent_id IS NOT NULL AND depth < 100)
     SELECT count(*) AS count, (SELECT count(*) FROM customer WHERE id = ? AND deleted_at IS NULL) AS live
     FROM above WHERE id IN (SELECT value FROM json_each(?))`,
    [parentId, parentId, JSON.stringify(merged)],
  );
  return row?.count === 0 && (row.live === 1 || parentId === target['parentId']);
}

/** The merged-away record keeps its row, so that its id and links lead to the one that stays. */
async function retire(
  context: CommandContext,
  kind: WritableKind,
  source: StoredRecord,
  targetId: string,
): Promise<void> {
  const { db } = context;
  // Its version was checked when the merge began; being a child of another one may have raised it since.
  await db.run(
    `UPDATE ${kind.table} SET deleted_at = ?, merged_into_id = ?, version = version + 1, updated_at = ?, sequence = ? WHERE id = ?`,
    [db.now, targetId, db.now, await db.sequence(), source.id],
  );
  await removeDocument(db, kind.resource, source.id);
  await auditChange(context, {
    kind: kind.resource,
    recordId: source.id,
    reason: null,
    changes: { mergedInto: [null, targetId] },
  });
  db.announce(kind.resource, source.id);
}

/** Two person customers are two contacts, which become one with them. */
async function mergeTwins(context: CommandContext, targetId: string, sources: readonly StoredRecord[]): Promise<void> {
  const { db } = context;
  for (const source of sources) {
    const twin = await twinOf(db, source.id);
    if (!twin) continue;
    const stays = await twinOf(db, targetId);
    if (!stays) {
      await db.updateRows('contact', { person_customer_id: targetId, sequence: await db.sequence() }, { id: twin.id });
      db.announce('contact', twin.id);
      continue;
    }
    const kind = kindOf(context, 'contact');
    const [target, merged] = [await readStored(db, kind, stays.id), await readStored(db, kind, twin.id)];
    if (target && merged) await mergeRecords(context, { kind: 'contact', target, sources: [merged], picks: {} });
  }
}

/** Last contact is the latest of all, next step the earliest: every activity came along. */
async function takeFacts(
  { db }: CommandContext,
  kind: DuplicateRecordKind,
  targetId: string,
  sources: readonly StoredRecord[],
): Promise<void> {
  const ids = JSON.stringify([targetId, ...sources.map((source) => source.id)]);
  const listed = 'id IN (SELECT value FROM json_each(?))';
  const columns = kind === 'customer' ? 'last_contact_at, last_contact_kind' : 'last_contact_at';
  const last = await db.one<Record<string, string | number | null>>(
    `SELECT ${columns} FROM ${kind} WHERE ${listed} ORDER BY last_contact_at DESC NULLS LAST LIMIT 1`,
    [ids],
  );
  const next =
    kind === 'customer'
      ? await db.one<Record<string, string | number | null>>(
          `SELECT next_step_at, next_step FROM customer WHERE ${listed} ORDER BY next_step_at ASC NULLS LAST LIMIT 1`,
          [ids],
        )
      : {};
  await db.updateRows(kind, { ...last, ...next, sequence: await db.sequence() }, { id: targetId });
}

async function tellTarget(
  context: CommandContext,
  kind: WritableKind,
  target: StoredRecord,
  sources: readonly StoredRecord[],
): Promise<void> {
  const { db, caller } = context;
  const self = { kind: kind.resource, id: target.id };
  await addToTimeline(db, {
    at: db.now,
    kind: 'merged',
    source: self,
    subjects: [self],
    summary: { sources: sources.map((source) => ({ number: source['number'], name: source['name'] })) },
    actorId: caller.user.id,
    access: {
      resource: kind.resource,
      ownerId: stringOrNull(target['ownerId']),
      departmentId: stringOrNull(target['departmentId']),
    },
  });
  await auditChange(context, {
    kind: kind.resource,
    recordId: target.id,
    reason: null,
    changes: { mergedFrom: [null, sources.map((source) => source.id)] },
  });
  db.announce(kind.resource, target.id);
}
