import { truncate } from '@shared/lib/text';
import type { CommandContext } from '../../context';
import type { StoredRecord } from '../../records/record-kind';
import { subjectsOf } from '../../records/subject-links';
import { stringOrNull } from '../../records/tell';
import { addToTimeline, removeFromTimeline } from '../../timeline/timeline';
import { happenedAt } from './activity-defaults';

const told = [
  'subject',
  'outcome',
  'reply',
  'meetingResponse',
  'direction',
  'talkSeconds',
  'place',
  'startAt',
  'dueDate',
  'doneAt',
] as const;

/** One entry for each activity, on the timelines of all its subjects, at the time it happened or shall happen. */
export async function tellSubjects(context: CommandContext, record: StoredRecord, isGone: boolean): Promise<void> {
  const source = { kind: 'activity', id: record.id };
  await removeFromTimeline(context.db, source);
  const subjects = subjectsOf(record);
  if (isGone || subjects.length === 0) return;
  const summary: Record<string, unknown> = {};
  for (const key of told) if (record[key] !== null) summary[key] = record[key];
  if (typeof record['body'] === 'string') summary['body'] = truncate(record['body'], 500);
  const ownerId = stringOrNull(record['ownerId']);
  await addToTimeline(context.db, {
    at: happenedAt(record),
    kind: String(record['kind']),
    source,
    subjects,
    summary,
    actorId: ownerId ?? context.caller.user.id,
    access: { resource: 'activity', ownerId, departmentId: stringOrNull(record['departmentId']) },
  });
}
