import type { Resource } from '@shared/access/resources';
import type { SqlValue } from '../database/reader';
import type { Unit } from '../database/unit';

export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** What happened, as keys and values that the page turns into words. */
export interface TimelineEntry {
  readonly at: number;
  /** `created`, `changed`, `call`, `visit`, … */
  readonly kind: string;
  /** The record the entry comes from; its own subject too where it has a page. */
  readonly source: Subject;
  /** All records the entry belongs to, so a parent shows its children's. */
  readonly subjects: readonly Subject[];
  readonly summary: Readonly<Record<string, unknown>>;
  readonly actorId: string | null;
  readonly access: {
    /** The right to this kind is needed beside the right to the subject. */
    readonly resource: Resource;
    readonly ownerId: string | null;
    readonly departmentId: string | null;
    /** Only this department sees it (ORG-04). */
    readonly privateDepartmentId?: string | null;
  };
}

/** Adds an entry in the command it tells of. Answers its id. */
export async function addToTimeline(unit: Unit, entry: TimelineEntry): Promise<string> {
  const id = unit.newId();
  await unit.insertRow('timeline_entry', {
    id,
    at: entry.at,
    kind: entry.kind,
    source_kind: entry.source.kind,
    source_id: entry.source.id,
    resource: entry.access.resource,
    owner_id: entry.access.ownerId,
    department_id: entry.access.departmentId,
    private_department_id: entry.access.privateDepartmentId ?? null,
    actor_id: entry.actorId || null,
    summary: JSON.stringify(entry.summary),
  });
  for (const subject of entry.subjects) await link(unit, subject, entry.at, id);
  return id;
}

/** Replaces the entry of a source of which there is one only, such as an activity that was changed. */
export async function replaceInTimeline(unit: Unit, entry: TimelineEntry): Promise<void> {
  await removeFromTimeline(unit, entry.source);
  await addToTimeline(unit, entry);
}

/** Takes everything a source told out of all timelines: it went to the bin. */
export async function removeFromTimeline(unit: Unit, source: Subject): Promise<void> {
  const ids = await unit.all<{ id: string }>('SELECT id FROM timeline_entry WHERE source_kind = ? AND source_id = ?', [
    source.kind,
    source.id,
  ]);
  for (const { id } of ids) await removeEntry(unit, id);
}

/** Takes one entry away whose source has others too: a comment on a record. */
export async function removeEntry(unit: Unit, id: string): Promise<void> {
  await unit.deleteRows('timeline_link', { entry_id: id });
  await unit.deleteRows('timeline_entry', { id });
}

async function link(unit: Unit, subject: Subject, at: number, entryId: string): Promise<void> {
  const row: Record<string, SqlValue> = { subject_kind: subject.kind, subject_id: subject.id, at, entry_id: entryId };
  await unit.insertRow('timeline_link', row);
}
