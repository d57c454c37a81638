import { auditChange } from '../../audit/audit';
import type { CommandContext } from '../../context';
import type { StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';
import { addToTimeline } from '../../timeline/timeline';
import type { HandOffRow } from './hand-off-store';

type Step = 'handedOff' | 'handOffAccepted' | 'handOffReturned' | 'handOffWithdrawn' | 'handOffLate';

/** Log and timeline of the lead. */
export async function tellHandOff(
  context: CommandContext,
  lead: StoredRecord,
  row: HandOffRow,
  kind: Step,
): Promise<void> {
  const { db, caller } = context;
  const isAnswer = kind !== 'handedOff' && kind !== 'handOffLate';
  await auditChange(context, {
    kind: 'lead',
    recordId: lead.id,
    reason: null,
    changes: { handOffState: [isAnswer ? 'waiting' : null, row.state] },
  });
  const self = { kind: 'lead', id: lead.id };
  await addToTimeline(db, {
    at: db.now,
    kind,
    source: self,
    subjects: [self],
    summary: {
      toUserId: row.to_user_id,
      toDepartmentId: row.to_department_id,
      note: kind === 'handedOff' ? row.note : row.answer_note,
      reason: row.reason,
      score: kind === 'handedOff' ? row.score : null,
    },
    actorId: caller.user.id || null,
    access: {
      resource: 'lead',
      ownerId: stringOrNull(lead['ownerId']),
      departmentId: stringOrNull(lead['departmentId']),
    },
  });
}
