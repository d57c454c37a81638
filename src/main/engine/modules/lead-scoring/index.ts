import { leadScoringContract } from '@shared/modules/lead-scoring/lead-scoring.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { followActivity, followLead } from './follow-score';
import { leadScoringHandlers } from './lead-scoring.service';
import { letScoresDecay, rescoreJob, rescoreJobKind } from './rescore-job';

export { rescoreLeads } from './rescore';
export { letScoresDecay } from './rescore-job';

const lookEvery = 10 * 60_000;

export const leadScoringModule: EngineModule = {
  start: (services) => {
    const { hooks, jobs, timetable } = services;
    hooks.on('lead', followLead);
    hooks.on('activity', followActivity);
    jobs.register(rescoreJob, rescoreJobKind(services));
    timetable.every('lead-scores', lookEvery, () => letScoresDecay(services));
    return operationsOf('leadScoring', leadScoringContract, leadScoringHandlers);
  },
};
