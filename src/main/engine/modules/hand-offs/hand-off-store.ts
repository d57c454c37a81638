import type { HandOff } from '@shared/modules/hand-offs/hand-off';
import type { Reader } from '../../database/reader';
import type { Unit } from '../../database/unit';
import type { RecordKind } from '../../records/record-kind';

export interface HandOffRow {
  readonly id: string;
  readonly lead_id: string;
  readonly state: HandOff['state'];
  readonly at: number;
  readonly from_id: string | null;
  readonly to_user_id: string | null;
  readonly to_department_id: string | null;
  readonly note: string;
  readonly score: number | null;
  readonly due_at: number | null;
  readonly late_at: number | null;
  /** Principals sight was lent to, as JSON. */
  readonly shares: string;
  readonly answered_at: number | null;
  readonly answered_by_id: string | null;
  readonly reason: HandOff['reason'];
  readonly answer_note: string;
}

/** The newest first. */
export function loadHandOffs(db: Reader, leadId: string): Promise<HandOffRow[]> {
  return db.all<HandOffRow>('SELECT * FROM lead_hand_off WHERE lead_id = ? ORDER BY at DESC, id DESC LIMIT 50', [
    leadId,
  ]);
}

export function findWaiting(db: Reader, leadId: string): Promise<HandOffRow | undefined> {
  return db.one<HandOffRow>(`SELECT * FROM lead_hand_off WHERE lead_id = ? AND state = 'waiting'`, [leadId]);
}

/** What lists filter by stands on the lead; its version stays, as no form shows it. */
export async function markLead(unit: Unit, kind: RecordKind, row: HandOffRow): Promise<void> {
  const isWaiting = row.state === 'waiting';
  await unit.updateRows(
    kind.table,
    {
      hand_off_state: row.state === 'withdrawn' ? null : row.state,
      handed_by_id: row.from_id,
      handed_to_id: row.to_user_id,
      handed_to_department_id: row.to_department_id,
      hand_off_due_at: isWaiting ? row.due_at : null,
      sequence: await unit.sequence(),
    },
    { id: row.lead_id },
  );
  unit.announce(kind.resource, row.lead_id);
}

export function asHandOff(row: HandOffRow): HandOff {
  const moment = (time: number | null) => (time === null ? null : new Date(time).toISOString());
  const { id, state, note, score, reason } = row;
  return {
    ...{ id, state, note, score, reason },
    at: new Date(row.at).toISOString(),
    fromId: row.from_id,
    toUserId: row.to_user_id,
    toDepartmentId: row.to_department_id,
    dueAt: moment(row.due_at),
    isLate: row.late_at !== null,
    answeredAt: moment(row.answered_at),
    answeredById: row.answered_by_id,
    answerNote: row.answer_note,
  };
}
