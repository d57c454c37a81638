import type { Scoring } from '@shared/modules/lead-scoring/lead-scoring';
import { bandOf, scoreBands } from '@shared/modules/lead-scoring/lead-scoring';
import { openLeadStatuses } from '@shared/modules/leads/lead-flow';
import type { QueryContext } from '../../context';
import type { Ask } from './happenings';
import { scorerOf } from './scorer';

const mostLooked = 1000;
const deadline = 20_000;

/** How the newest open leads the caller sees would score, beside how they do. On a reader thread: conditions may cost. */
export async function previewScoring(context: QueryContext, scoring: Scoring) {
  const { services, db, now, signal, caller } = context;
  const ask: Ask = (sql, parameters) => services.threads.all(sql, parameters, { deadline, signal, isScan: true });
  const scope = services.access.scope('lead', caller.access, 'view').predicate('c');
  const statuses = openLeadStatuses.map((status) => `'${status}'`).join(', ');
  const leads = await ask<{ id: string; score: number }>(
    `SELECT c.id, c.score FROM lead c WHERE c.deleted_at IS NULL AND c.status IN (${statuses}) AND ${scope.sql}
     ORDER BY c.received_at DESC, c.id DESC LIMIT ?`,
    [...scope.parameters, mostLooked],
  );
  const scorer = await scorerOf(services, db, now, scoring);
  const scored = await scorer.score(
    ask,
    leads.map(({ id }) => id),
  );
  const [bands, before] = [emptyBands(), emptyBands()];
  let changed = 0;
  for (const { id, score } of leads) {
    const wanted = scored.get(id)?.score ?? 0;
    if (wanted !== score) changed += 1;
    count(bands, wanted);
    count(before, score);
  }
  return { looked: leads.length, changed, bands, before };
}

function emptyBands(): number[] {
  return Array.from({ length: scoreBands }, () => 0);
}

function count(bands: number[], score: number): void {
  const band = bandOf(score);
  bands[band] = (bands[band] ?? 0) + 1;
}
