import type { Services } from '../../context';
import type { Unit } from '../../database/unit';
import type { Scorer } from './scorer';
import { scorerOf } from './scorer';
import { readScoring } from './scoring-store';

/** A score that was just reckoned anew. */
export interface Rescored {
  readonly before: number;
  readonly after: number;
}

const scorers = new WeakMap<Unit, Promise<Scorer>>();

/** The firm's rules as they are in this command, prepared once for all its leads. */
export function scorerIn(services: Services, unit: Unit): Promise<Scorer> {
  const known = scorers.get(unit);
  if (known) return known;
  const preparing = readScoring(unit).then((scoring) => scorerOf(services, unit, unit.now, scoring));
  scorers.set(unit, preparing);
  return preparing;
}

/**
 * Brings the scores of leads up to date, as part of whatever changed them (SCO-01): a few indexed reads, and a write where
 * something is different. Neither version nor `updated_at` nor history move, as it is no change people made. Tells nobody.
 */
export async function rescoreLeads(
  services: Services,
  unit: Unit,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, Rescored>> {
  const scorer = await scorerIn(services, unit);
  const scored = await scorer.score((sql, parameters) => unit.all(sql, parameters), leadIds);
  const rows = await unit.all<{ id: string; score: number; score_due_at: number | null }>(
    'SELECT c.id, c.score, c.score_due_at FROM json_each(?) w CROSS JOIN lead c ON c.id = w.value',
    [JSON.stringify(leadIds)],
  );
  const result = new Map<string, Rescored>();
  for (const { id, score: before, score_due_at: dueBefore } of rows) {
    const now = scored.get(id);
    if (!now) continue;
    result.set(id, { before, after: now.score });
    if (now.score !== before)
      await unit.updateRows(
        'lead',
        { score: now.score, score_due_at: now.dueAt, sequence: await unit.sequence() },
        { id },
      );
    else if (now.dueAt !== dueBefore) await unit.updateRows('lead', { score_due_at: now.dueAt }, { id });
  }
  return result;
}
