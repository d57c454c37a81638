import { z } from 'zod';
import { momentSchema } from '../../contract/fields';
import { filterSchema } from '../../contract/list';

/** Scores run from nothing to this. */
export const highestScore = 100;

/** What a lead does that tells how keen it is. A call with a good answer is both a talk and a good reply. */
export const behaviours = [
  'replyPositive',
  'replyNegative',
  'meetingAccepted',
  'meetingDeclined',
  'meeting',
  'visit',
  'call',
  'mailReceived',
  'form',
] as const;
export type Behaviour = (typeof behaviours)[number];

const points = z
  .number()
  .int()
  .min(-highestScore)
  .max(highestScore)
  .refine((value) => value !== 0, 'a rule without points says nothing');

/** What a lead is: so many points where it fulfils a condition over its fields. */
const fitRule = z.strictObject({ kind: z.literal('fit'), filter: filterSchema, points });
/** What a lead does: so many points each time, at most `most` of them altogether, either way. */
const behaviourRule = z.strictObject({
  kind: z.literal('behaviour'),
  what: z.enum(behaviours),
  points,
  most: z.number().int().min(1).max(highestScore),
});
export const scoringRuleSchema = z.discriminatedUnion('kind', [fitRule, behaviourRule]);
export type FitRule = z.infer<typeof fitRule>;
export type BehaviourRule = z.infer<typeof behaviourRule>;
export type ScoringRule = z.infer<typeof scoringRuleSchema>;

/** How leads are scored (SCO-01). */
export const scoringSchema = z.strictObject({
  rules: z.array(scoringRuleSchema).max(50),
  /** Points for what a lead did halve each time so many days of the firm's calendar have gone by; null where they last. */
  halfLifeDays: z.number().int().min(1).max(365).nullable(),
});
export type Scoring = z.infer<typeof scoringSchema>;

const behaviour = (what: Behaviour, worth: number, most: number): ScoringRule => ({
  ...{ kind: 'behaviour', what, most },
  points: worth,
});
/** What holds until the firm says otherwise. */
export const usualScoring: Scoring = {
  halfLifeDays: 30,
  rules: [
    { kind: 'fit', filter: { field: 'phones', op: 'empty', value: false }, points: 10 },
    { kind: 'fit', filter: { field: 'companyName', op: 'empty', value: false }, points: 10 },
    behaviour('replyPositive', 20, 40),
    behaviour('replyNegative', -20, 40),
    behaviour('meetingAccepted', 15, 30),
    behaviour('meeting', 15, 30),
    behaviour('visit', 15, 30),
    behaviour('call', 5, 15),
    behaviour('mailReceived', 5, 10),
    behaviour('form', 10, 20),
  ],
};

/** What one rule gives a lead, and how it came to that. Where the reader may not see what it is about, it names nothing. */
export const scoreReasonSchema = z.object({
  kind: z.enum(['fit', 'behaviour']),
  /** The condition of a fit, the behaviour of the other. */
  filter: filterSchema.nullable(),
  what: z.enum(behaviours).nullable(),
  points: z.number().int(),
  /** Of a behaviour: how often, when last, and how much time and the rule's limit have taken off. */
  count: z.number().int(),
  lastAt: momentSchema.nullable(),
  decayed: z.number().int(),
  overLimit: z.number().int(),
});
export type ScoreReason = z.infer<typeof scoreReasonSchema>;

/** `score` is `sum` kept between 0 and 100. */
export const leadScoreSchema = z.object({
  score: z.number().int(),
  sum: z.number().int(),
  reasons: z.array(scoreReasonSchema),
});
export type LeadScore = z.infer<typeof leadScoreSchema>;

/** Scores from 0 to 9, 10 to 19 and so on; 100 belongs to the last. */
export const scoreBands = 10;
export function bandOf(score: number): number {
  return Math.min(Math.floor(score / scoreBands), scoreBands - 1);
}
