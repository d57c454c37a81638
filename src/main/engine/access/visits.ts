import type { Logger } from 'pino';
import type { Writer } from '../database/unit';
import type { NoteVisit } from './registry';

/** Writes that somebody was here, behind the answer and without a trace in the audit. */
export function noteVisits(writer: Writer, log: Logger): NoteVisit {
  return ({ sessionId, userId, at }) => {
    writer
      .command(async (unit) => {
        await unit.updateRows('session', { last_seen_at: at }, { id: sessionId });
        await unit.updateRows('app_user', { last_seen_at: at }, { id: userId });
      })
      .catch((error: unknown) => log.error({ err: error }, 'a visit could not be noted'));
  };
}
