import type { Changes } from '../audit/audit';
import { audit } from '../audit/audit';
import type { CommandContext } from '../context';
import { wholeKind } from '../database/unit';
import { addToTimeline } from '../timeline/timeline';
import type { StoredRecord } from './record-kind';
import type { WritableKind, Written } from './writable-kind';

/** What decides who sees a record. */
const reachFields = ['ownerId', 'departmentId', 'coOwnerIds'];

/** Tells audit, live updates, the kind itself and other modules, all in the command that wrote. */
export async function tell(context: CommandContext, kind: WritableKind, written: Written): Promise<void> {
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
  // Who lost sight of it hears nothing of the record itself: their list changed.
  const movesReach =
    reachFields.some((key) => key in changes) ||
    (kind.linked !== undefined && !kind.linked.isOwnPart && kind.linked.key in changes);
  if (what === 'changed' && movesReach) context.db.announce(kind.resource, wholeKind);
  if (what === 'changed' ? movesReach : what !== 'created') announceChildren(context, kind);
  await kind.written(context, written);
  await context.services.hooks.run(kind, context, written);
}

/** What is seen through a record comes and goes with it: those lists changed too. */
export function announceChildren({ db, services }: CommandContext, kind: WritableKind): void {
  for (const child of services.kinds.all())
    if (child.seenThrough?.includes(kind.resource)) db.announce(child.resource, wholeKind);
}

/** The entry most kinds leave on their own timeline: made, or changed in these fields. */
export async function tellOwnTimeline(
  context: CommandContext,
  kind: WritableKind,
  { what, record, changes }: Written,
): Promise<void> {
  if (what === 'deleted' || what === 'purged') return;
  const self = { kind: kind.resource, id: record.id };
  await addToTimeline(context.db, {
    at: context.db.now,
    kind: what,
    source: self,
    subjects: [self],
    summary: what === 'changed' ? { changes: changedForTimeline(context, kind, changes) } : {},
    actorId: context.caller.user.id,
    access: {
      resource: kind.resource,
      ownerId: stringOrNull(record['ownerId']),
      departmentId: stringOrNull(record['departmentId']),
    },
  });
}

/** What people can change of a record, and what steps change that they are told of, for comparing two versions. */
export function ownValues(kind: WritableKind, record: StoredRecord): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { key, field } of kind.columns)
    if ((!field.computed || kind.told?.includes(key)) && isFilled(record[key])) values[key] = record[key];
  if (kind.linked && isFilled(record[kind.linked.key])) values[kind.linked.key] = record[kind.linked.key];
  for (const [key, value] of Object.entries(record.custom)) values[`custom.${key}`] = value;
  return values;
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/**
 * Each change with its group, so that the timeline can leave out what a reader's role hides. Of other records only
 * that they changed: the reader may not see them.
 */
function changedForTimeline({ services }: CommandContext, kind: WritableKind, changes: Changes) {
  return Object.entries(changes).map(([field, [before, after]]) => {
    const own = field.startsWith('custom.') ? services.customFields.find(kind.resource, field.slice(7)) : undefined;
    const group = own?.group ?? kind.fields[field]?.group ?? 'basic';
    const pointsElsewhere = field === kind.linked?.key || kind.fields[field]?.type === 'reference';
    return pointsElsewhere ? { field, group } : { field, group, before, after };
  });
}

export function stringOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
