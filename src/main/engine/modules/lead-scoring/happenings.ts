import { dateAt } from '@shared/lib/dates';
import { unreachedOutcomes } from '@shared/modules/activities/activity';
import type { Behaviour } from '@shared/modules/lead-scoring/lead-scoring';
import type { Row, SqlValue } from '../../database/reader';
import type { Happening } from './reckon';

/** Asks the database: the engine's own connection, a command's, or a reader thread. */
export type Ask = <T = Row>(sql: string, parameters: readonly SqlValue[]) => Promise<T[]>;

interface ActivityRow {
  readonly lead_id: string;
  readonly kind: string;
  readonly happened_at: number;
  readonly is_done: number;
  readonly outcome: string | null;
  readonly reply: string | null;
  readonly meeting_response: string | null;
}

/** What leads did since a moment (ever, where it is null): their activities and the forms they filled in, by lead. */
export async function happeningsOf(
  ask: Ask,
  leadIds: readonly string[],
  since: number | null,
  timeZone: string,
): Promise<ReadonlyMap<string, readonly Happening[]>> {
  const ids = JSON.stringify(leadIds);
  const from = since ?? Number.MIN_SAFE_INTEGER;
  const activities = await ask<ActivityRow>(
    `SELECT s.subject_id AS lead_id, a.kind, a.happened_at, a.done_at IS NOT NULL AS is_done, a.outcome, a.reply, a.meeting_response
     FROM json_each(?) w CROSS JOIN activity_subject s ON s.subject_kind = 'lead' AND s.subject_id = w.value
       CROSS JOIN activity a ON a.id = s.activity_id
     WHERE a.deleted_at IS NULL AND a.happened_at >= ?`,
    [ids, from],
  );
  const forms = await ask<{ lead_id: string; at: number }>(
    `SELECT f.lead_id, f.at FROM json_each(?) w CROSS JOIN lead_form_submission f ON f.lead_id = w.value WHERE f.at >= ?`,
    [ids, from],
  );
  const found = new Map<string, Happening[]>();
  const note = (leadId: string, what: Behaviour, at: number) => {
    const own = found.get(leadId) ?? [];
    own.push({ what, at, day: dateAt(at, timeZone) });
    found.set(leadId, own);
  };
  for (const row of activities) for (const what of behavioursOf(row)) note(row.lead_id, what, row.happened_at);
  for (const { lead_id: leadId, at } of forms) note(leadId, 'form', at);
  return found;
}

function behavioursOf(row: ActivityRow): Behaviour[] {
  const found: Behaviour[] = [];
  const isReached = row.is_done === 1 && !unreachedOutcomes.some((outcome) => outcome === row.outcome);
  if (isReached && (row.kind === 'call' || row.kind === 'visit' || row.kind === 'meeting')) found.push(row.kind);
  if (row.kind === 'mail' && row.outcome === 'received') found.push('mailReceived');
  if (row.reply === 'positive') found.push('replyPositive');
  if (row.reply === 'negative') found.push('replyNegative');
  if (row.meeting_response === 'accepted') found.push('meetingAccepted');
  if (row.meeting_response === 'declined') found.push('meetingDeclined');
  return found;
}
