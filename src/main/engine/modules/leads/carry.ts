import type { ActivitySubject } from '@shared/modules/activities/activity';
import type { CommandContext } from '../../context';
import { asSystem } from '../../records/as-system';
import { readStored } from '../../records/read';
import type { WritableKind } from '../../records/write';
import { patchRecord } from '../../records/write';

/** Kinds that belong to a lead and go along with it to what it becomes. */
const childKinds = ['activity', 'file'] as const;
type ChildKind = (typeof childKinds)[number];
/** What is older than so many stays on the lead alone, which is linked with what it became. */
const mostCarried = 200;

/** An activity or file of a lead, and the subjects it was given with the conversion. */
export interface Carried {
  readonly kind: ChildKind;
  readonly id: string;
  readonly subjects: readonly ActivitySubject[];
}

/** Links a lead's newest activities and files with what it became as well. Answers what was added, to be taken back by. */
export async function carryChildren(
  context: CommandContext,
  leadId: string,
  targets: readonly ActivitySubject[],
): Promise<Carried[]> {
  const carried: Carried[] = [];
  for (const kind of childKinds) {
    const rows = await context.db.all<{ id: string }>(
      `SELECT c.id FROM ${kind}_subject s JOIN ${kind} c ON c.id = s.${kind}_id
       WHERE s.subject_kind = 'lead' AND s.subject_id = ? AND c.deleted_at IS NULL
       ORDER BY c.created_at DESC, c.id LIMIT ?`,
      [leadId, mostCarried],
    );
    for (const { id } of rows) {
      const subjects = await changeSubjects(context, kind, id, (before) => [...before, ...targets]);
      if (subjects.length > 0) carried.push({ kind, id, subjects });
    }
  }
  return carried;
}

/** Takes away what `carryChildren` added, from whatever is still there. */
export async function takeBackChildren(context: CommandContext, carried: readonly Carried[]): Promise<void> {
  for (const { kind, id, subjects } of carried)
    await changeSubjects(context, kind, id, (before) => before.filter((subject) => !includes(subjects, subject)));
}

/** Answers the subjects that came newly. */
async function changeSubjects(
  context: CommandContext,
  name: ChildKind,
  id: string,
  change: (before: readonly ActivitySubject[]) => readonly ActivitySubject[],
): Promise<readonly ActivitySubject[]> {
  const { db, services } = context;
  const kind = services.kinds.find(name);
  const record = kind && (await readStored(db, kind, id));
  if (!kind || !record || record.deletedAt !== null) return [];
  const before = await linksOf(context, kind, id);
  await patchRecord(asSystem(context), kind, { id, version: record.version, subjects: change(before) });
  const after = await linksOf(context, kind, id);
  return after.filter((subject) => !includes(before, subject));
}

async function linksOf({ db }: CommandContext, kind: WritableKind, id: string): Promise<readonly ActivitySubject[]> {
  // Links of these kinds are subjects.
  return ((await kind.linked?.read(db, id)) ?? []) as readonly ActivitySubject[];
}

function includes(subjects: readonly ActivitySubject[], one: ActivitySubject): boolean {
  return subjects.some(({ kind, id }) => kind === one.kind && id === one.id);
}
