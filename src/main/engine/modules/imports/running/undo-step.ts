import { Fault } from '@shared/contract/faults';
import type { Changes } from '../../../audit/audit';
import type { CommandContext, Services } from '../../../context';
import type { Unit } from '../../../database/unit';
import type { Job, StepResult } from '../../../jobs/job-runner';
import { asSystem } from '../../../records/as-system';
import { readStored } from '../../../records/read';
import type { StoredRecord } from '../../../records/record-kind';
import type { WritableKind } from '../../../records/writable-kind';
import { deleteRecord, patchRecord } from '../../../records/write';
import type { ImportJob } from './run-step';

interface AuditRow {
  readonly sequence: number;
  readonly kind: string;
  readonly record_id: string;
  readonly operation: string;
  readonly changes: string;
}

/** A record an undo left, with the fields somebody changed since; none where the whole record is in use. */
export interface LeftAsIs {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly fields: readonly string[];
}

const rowsAtOnce = 200;
const stepMilliseconds = 60;
const mostListed = 1_000;

/** Goes back through the audit of the import, newest first: what it made goes to the bin, what it changed gets its values back. */
export async function undoStep(unit: Unit, job: Job, services: Services): Promise<StepResult> {
  const { importId, userId, device } = job.payload as ImportJob;
  const caller = await services.access.callerOfUser(userId);
  if (!caller) throw new Fault('not_allowed');
  const context = asSystem({
    services,
    caller: { ...caller, sessionId: null },
    now: unit.now,
    device,
    isLoopback: true,
    locale: 'zh-CN',
    db: unit,
    operation: 'imports.undo',
    batchId: null,
  });
  const before = Number(job.result['undoFrom'] ?? Number.MAX_SAFE_INTEGER);
  const lines = await unit.all<AuditRow>(
    'SELECT sequence, kind, record_id, operation, changes FROM audit WHERE batch_id = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?',
    [importId, before, rowsAtOnce],
  );
  const left: LeftAsIs[] = [];
  const begun = performance.now();
  let undone = 0;
  let handled = 0;
  let undoFrom = before;
  for (const line of lines) {
    const answer = await undoLine(context, importId, line);
    if (answer === 'undone') undone += 1;
    else if (answer) left.push(answer);
    handled += 1;
    undoFrom = line.sequence;
    if (performance.now() - begun > stepMilliseconds) break;
  }
  if (left.length > 0) await keepLeft(unit, importId, left);
  const isDone = lines.length < rowsAtOnce && handled === lines.length;
  if (isDone) await unit.deleteRows('external_reference', { import_id: importId });
  const result = {
    undoFrom,
    undone: Number(job.result['undone'] ?? 0) + undone,
    leftAsIs: Number(job.result['leftAsIs'] ?? 0) + left.length,
  };
  return { position: job.position + handled, isDone, result };
}

async function undoLine(
  context: CommandContext,
  importId: string,
  line: AuditRow,
): Promise<'undone' | LeftAsIs | undefined> {
  const kind = context.services.kinds.find(line.kind);
  const record = kind && (await readStored(context.db, kind, line.record_id));
  if (!kind || !record || record.deletedAt !== null) return undefined;
  if (line.operation.endsWith('.created')) return undoCreation(context, importId, kind, record);
  if (!line.operation.endsWith('.changed')) return undefined;
  // Written by the audit as such.
  return undoChange(context, kind, record, JSON.parse(line.changes) as Changes);
}

async function undoCreation(
  context: CommandContext,
  importId: string,
  kind: WritableKind,
  record: StoredRecord,
): Promise<'undone' | LeftAsIs | undefined> {
  const { db } = context;
  // A contact who is a customer goes to the bin with the customer.
  if (kind.resource === 'contact') {
    const row = await db.one<{ person_customer_id: string | null }>(
      'SELECT person_customer_id FROM contact WHERE id = ?',
      [record.id],
    );
    if (row?.person_customer_id) return undefined;
  }
  const touched = await db.one('SELECT 1 FROM audit WHERE kind = ? AND record_id = ? AND batch_id IS NOT ? LIMIT 1', [
    kind.resource,
    record.id,
    importId,
  ]);
  const told = await isToldByOthers(db, importId, kind.resource, record.id);
  if (touched || told) return { kind: kind.resource, id: record.id, title: titleOf(record), fields: [] };
  await deleteRecord(context, kind, { id: record.id });
  return 'undone';
}

/** Whether others tell of a record; not what the import's own deals and orders told that are gone or point elsewhere by now. */
async function isToldByOthers(db: Unit, importId: string, kind: string, id: string): Promise<boolean> {
  const entry = await db.one(
    `SELECT 1 FROM timeline_link l JOIN timeline_entry e ON e.id = l.entry_id
     WHERE l.subject_kind = ? AND l.subject_id = ? AND NOT (e.source_kind = ? AND e.source_id = ?)
       AND ${ofOthers('opportunity', 'opportunity')} AND ${ofOthers('order', 'sales_order')} LIMIT 1`,
    [kind, id, kind, id, importId, importId],
  );
  return entry !== undefined;
}

/** Not told by a record of this import that is gone or points elsewhere by now. */
function ofOthers(kind: string, table: string): string {
  return `NOT (e.source_kind = '${kind}' AND EXISTS (
    SELECT 1 FROM ${table} o WHERE o.id = e.source_id
      AND (o.deleted_at IS NOT NULL OR (coalesce(o.customer_id, '') <> l.subject_id AND coalesce(o.contact_id, '') <> l.subject_id))
      AND EXISTS (SELECT 1 FROM audit a WHERE a.kind = '${kind}' AND a.record_id = o.id AND a.batch_id = ?)))`;
}

/** Field by field: what still is as the import left it gets its old value back. */
async function undoChange(
  context: CommandContext,
  kind: WritableKind,
  record: StoredRecord,
  changes: Changes,
): Promise<'undone' | LeftAsIs | undefined> {
  const links = kind.linked ? { [kind.linked.key]: await kind.linked.read(context.db, record.id) } : {};
  const present: Record<string, unknown> = { ...record, ...links };
  const patch: Record<string, unknown> = {};
  const fields: string[] = [];
  for (const [field, [before, after]] of Object.entries(changes)) {
    const isOwn = field.startsWith('custom.');
    const now = isOwn ? record.custom[field.slice(7)] : present[field];
    if (!isSame(now, after)) fields.push(field);
    else if (isOwn) patch['custom'] = { ...(patch['custom'] as object | undefined), [field.slice(7)]: before };
    else patch[field] = before ?? (Array.isArray(after) ? [] : null);
  }
  if (Object.keys(patch).length > 0)
    await patchRecord(context, kind, { ...patch, id: record.id, version: record.version });
  if (fields.length > 0) return { kind: kind.resource, id: record.id, title: titleOf(record), fields };
  return Object.keys(patch).length > 0 ? 'undone' : undefined;
}

function isSame(left: unknown, right: unknown): boolean {
  const plain = (value: unknown) => (Array.isArray(value) && value.length === 0 ? null : (value ?? null));
  return JSON.stringify(plain(left)) === JSON.stringify(plain(right));
}

function titleOf(record: StoredRecord): string {
  const title = record['name'] ?? record['subject'];
  return typeof title === 'string' ? title : record.id;
}

async function keepLeft(unit: Unit, importId: string, left: readonly LeftAsIs[]): Promise<void> {
  const row = await unit.one<{ left_as_is: string }>('SELECT left_as_is FROM import WHERE id = ?', [importId]);
  // Written here alone.
  const known = JSON.parse(row?.left_as_is ?? '[]') as LeftAsIs[];
  await unit.run('UPDATE import SET left_as_is = ? WHERE id = ?', [
    JSON.stringify([...known, ...left].slice(0, mostListed)),
    importId,
  ]);
}
