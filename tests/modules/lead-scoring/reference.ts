import type { Activity } from '@shared/modules/activities/activity';
import type { Scoring } from '@shared/modules/lead-scoring/lead-scoring';
import type { Lead } from '@shared/modules/leads/lead';

const zone = 8 * 3_600_000;
const day = 86_400_000;
/** Days since 1970 in Shanghai, which has no summer time. */
const dayOf = (moment: number) => Math.floor((moment + zone) / day);

/** Conditions the test uses, said again in plain words. */
export const conditions = {
  exhibition: { field: 'source', op: 'eq', value: '展会' },
  urgent: { field: 'tags', op: 'in', value: ['急'] },
  large: {
    and: [
      { field: 'amount', op: 'gte', value: 1_000_000 },
      { field: 'companyName', op: 'empty', value: false },
    ],
  },
  fresh: { field: 'receivedAt', op: 'within', value: 'lastDays:7' },
  unowned: { field: 'ownerId', op: 'empty', value: true },
} as const;

const fulfils: Record<keyof typeof conditions, (lead: Lead, now: number) => boolean> = {
  exhibition: (lead) => lead.source === '展会',
  urgent: (lead) => (lead.tags ?? []).includes('急'),
  large: (lead) => (lead.amount ?? 0) >= 1_000_000 && Boolean(lead.companyName),
  fresh: (lead, now) => {
    const age = dayOf(now) - dayOf(Date.parse(lead.receivedAt ?? ''));
    return age >= 0 && age < 7;
  },
  unowned: (lead) => lead.ownerId === null,
};

function isOf(what: string, activity: Activity): boolean {
  const { kind, outcome, reply, meetingResponse, doneAt } = activity;
  if (what === 'replyPositive') return reply === 'positive';
  if (what === 'replyNegative') return reply === 'negative';
  if (what === 'meetingAccepted') return meetingResponse === 'accepted';
  if (what === 'mailReceived') return kind === 'mail' && outcome === 'received';
  if (what !== kind || doneAt === null) return false;
  return !['missed', 'busy', 'abandoned', 'cancelled'].includes(outcome ?? '');
}

/** The score of a lead from everything there is, slowly: each event by itself, each halving a loop. */
export function slowScore(scoring: Scoring, lead: Lead, activities: readonly Activity[], now: number): number {
  let sum = 0;
  for (const rule of scoring.rules) {
    if (rule.kind === 'fit') {
      const name = Object.entries(conditions).find(
        ([, one]) => JSON.stringify(one) === JSON.stringify(rule.filter),
      )?.[0];
      if (name !== undefined && fulfils[name as keyof typeof conditions](lead, now)) sum += rule.points;
      continue;
    }
    let worth = 0;
    for (const activity of activities) {
      if (!isOf(rule.what, activity)) continue;
      let points = rule.points;
      const age = dayOf(now) - dayOf(Date.parse(activity.happenedAt ?? ''));
      const times = scoring.halfLifeDays === null ? 0 : Math.floor(Math.max(0, age) / scoring.halfLifeDays);
      for (let time = 0; time < Math.min(times, 20); time += 1) points = Math.trunc(points / 2);
      worth += points;
    }
    sum += Math.max(-rule.most, Math.min(rule.most, worth));
  }
  return Math.max(0, Math.min(100, sum));
}
