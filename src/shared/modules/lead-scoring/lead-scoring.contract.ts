import { z } from 'zod';
import { command, query } from '../../contract/operation';
import { idInput } from '../../contract/record';
import { leadScoreSchema, scoringSchema } from './lead-scoring';

const edit = { resource: 'settings', action: 'edit' } as const;
const view = { resource: 'settings', action: 'view' } as const;
const version = z.number().int().min(0);
const answered = scoringSchema.extend({
  version,
  /** Places of rules whose field is there no more; they give nothing. */
  broken: z.array(z.number().int()),
  /** The job that brings older leads to these rules, while it runs. */
  jobId: z.uuid().nullable(),
});

/** How keen and how fitting a lead is, by rules everybody can read (SCO-01). */
export const leadScoringContract = {
  read: query(view, { path: '/lead-scoring', summary: 'By which rules leads are scored' }).output(answered),
  set: command(edit, {
    path: '/lead-scoring',
    method: 'PUT',
    summary: 'Change the rules; leads that are there are scored anew by a job',
    successStatus: 200,
  })
    .input(scoringSchema.extend({ version }))
    .output(answered),
  preview: query(edit, {
    path: '/lead-scoring/preview',
    method: 'POST',
    summary: 'How many of the newest open leads would score how by these rules, and how many do now',
  })
    .input(scoringSchema)
    .output(
      z.object({
        /** Leads looked at, at most a thousand. */
        looked: z.number().int(),
        /** Of how many the score would be another one. */
        changed: z.number().int(),
        /** How many would score 0 to 9, 10 to 19, … 90 to 100; and do so now. */
        bands: z.array(z.number().int()),
        before: z.array(z.number().int()),
      }),
    ),
  explain: query(
    { resource: 'lead', action: 'view' },
    { path: '/leads/{id}/score', summary: 'What a lead’s score is made of' },
  )
    .input(idInput)
    .output(leadScoreSchema),
};
