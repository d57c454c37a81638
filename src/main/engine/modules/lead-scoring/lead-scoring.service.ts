import { Fault } from '@shared/contract/faults';
import type { leadScoringContract } from '@shared/modules/lead-scoring/lead-scoring.contract';
import type { LeadScore, ScoreReason, Scoring } from '@shared/modules/lead-scoring/lead-scoring';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext, QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { readVisible } from '../../records/read';
import { refuseStale } from '../../records/versions';
import { previewScoring } from './preview';
import { enqueueRescoring, rescoreJob } from './rescore-job';
import { compileCondition, scorerOf, tryCondition } from './scorer';
import { readScoring, writeScoring } from './scoring-store';

export const leadScoringHandlers: Handlers<typeof leadScoringContract> = {
  read: (context) => answer(context),
  set: async (context, { version, rules, halfLifeDays }) => {
    const { db, services, caller } = context;
    const { version: stored, ...before } = await readScoring(db);
    refuseStale({ version: stored }, version);
    const wanted: Scoring = { rules, halfLifeDays };
    await refuseBadConditions(context, wanted);
    const changes = changesBetween(before, wanted);
    if (Object.keys(changes).length === 0) return answer(context);
    await writeScoring(db, wanted);
    await auditChange(context, { kind: 'settings', recordId: 'leadScoring', changes });
    await enqueueRescoring(services, db, caller.user.id);
    return answer(context);
  },
  preview: async (context, scoring) => {
    await refuseBadConditions(context, scoring);
    return previewScoring(context, scoring);
  },
  explain: (context, { id }) => explain(context, id),
};

/** Whoever sets a condition must see its fields; the fault names the field. */
async function refuseBadConditions(context: QueryContext | CommandContext, { rules }: Scoring): Promise<void> {
  const { services, db, now, caller } = context;
  for (const rule of rules)
    if (rule.kind === 'fit') await compileCondition(services, db, now, caller.access, rule.filter);
}

async function answer({ services, db, now }: QueryContext | CommandContext) {
  const scoring = await readScoring(db);
  const { broken } = await scorerOf(services, db, now, scoring);
  const jobId = (await services.jobs.findOpen(db, rescoreJob)) ?? null;
  return { ...scoring, broken: [...broken], jobId };
}

/** As of now, for whoever sees the lead; a reason over what the reader's role hides keeps its points and says no more. */
async function explain(context: QueryContext, id: string): Promise<LeadScore> {
  const { services, db, now } = context;
  const kind = services.kinds.find('lead');
  if (!kind) throw new Fault('not_found');
  await readVisible(context, kind, id);
  const scorer = await scorerOf(services, db, now, await readScoring(db));
  const scored = (await scorer.score((sql, parameters) => db.all(sql, parameters), [id])).get(id);
  const { score = 0, sum = 0, reasons = [] } = scored ?? {};
  return { score, sum, reasons: await Promise.all(reasons.map((reason) => shown(context, reason))) };
}

async function shown({ services, db, now, caller }: QueryContext, reason: ScoreReason): Promise<ScoreReason> {
  const isShown =
    reason.filter === null
      ? caller.access.scope('activity', 'view') !== 'none'
      : (await tryCondition(services, db, now, caller.access, reason.filter)) !== undefined;
  return isShown ? reason : { ...reason, filter: null, what: null, count: 0, lastAt: null, decayed: 0, overLimit: 0 };
}
