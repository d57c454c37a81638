import { startOfDate } from '@shared/lib/dates';
import type { ActivitySubject } from '@shared/modules/activities/activity';
import { unreachedOutcomes } from '@shared/modules/activities/activity';
import type { CommandContext } from '../../context';
import type { Reader } from '../../database/reader';
import { findOrganization } from '../../organization/organization';

const unreached = `(${unreachedOutcomes.map((outcome) => `'${outcome}'`).join(', ')})`;

/**
 * Keeps what lists and headers show of a subject's activities, in the command that changed one: last contact is the
 * latest call, visit, meeting or mail that was done and reached somebody; next step the earliest open one with a day or time.
 */
export async function refreshFacts(context: CommandContext, subjects: readonly ActivitySubject[]): Promise<void> {
  const { db } = context;
  const distinct = new Map(subjects.map((subject) => [`${subject.kind} ${subject.id}`, subject]));
  for (const { kind, id } of distinct.values()) {
    const last = await lastContact(db, kind, id);
    const changes = {
      last_contact_at: last?.happened_at ?? null,
      ...(kind === 'customer' && { last_contact_kind: last?.kind ?? null }),
      ...(kind !== 'contact' && (await nextStep(db, kind, id))),
    };
    // Computed facts do not make a form that is open meanwhile stale: the version stays.
    await db.updateRows(kind, { ...changes, sequence: await db.sequence() }, { id });
    db.announce(kind, id);
  }
}

function lastContact(db: Reader, kind: string, id: string) {
  return db.one<{ happened_at: number; kind: string }>(
    `SELECT a.happened_at, a.kind FROM activity_subject s JOIN activity a ON a.id = s.activity_id
     WHERE s.subject_kind = ? AND s.subject_id = ? AND a.deleted_at IS NULL AND a.done_at IS NOT NULL
       AND a.kind IN ('call', 'visit', 'meeting', 'mail') AND (a.outcome IS NULL OR a.outcome NOT IN ${unreached})
     ORDER BY a.happened_at DESC, a.id DESC LIMIT 1`,
    [kind, id],
  );
}

/** A task counts from the beginning of its day in the firm's time zone, anything with a time from then. */
async function nextStep(
  db: Reader,
  kind: string,
  id: string,
): Promise<{ next_step_at: number | null; next_step: string | null }> {
  const open = await db.all<{ subject: string; start_at: number | null; due_date: string | null }>(
    `SELECT a.subject, a.start_at, a.due_date FROM activity_subject s JOIN activity a ON a.id = s.activity_id
     WHERE s.subject_kind = ? AND s.subject_id = ? AND a.deleted_at IS NULL AND a.done_at IS NULL
       AND a.kind <> 'note' AND (a.start_at IS NOT NULL OR a.due_date IS NOT NULL)`,
    [kind, id],
  );
  if (open.length === 0) return { next_step_at: null, next_step: null };
  const timeZone = (await findOrganization(db))?.timeZone ?? 'UTC';
  const steps = open.map((step) => ({
    next_step_at: step.start_at ?? startOfDate(step.due_date ?? '', timeZone),
    next_step: step.subject,
  }));
  return steps.reduce((first, step) => (step.next_step_at < first.next_step_at ? step : first));
}
