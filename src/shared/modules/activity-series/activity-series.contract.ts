import { z } from 'zod';
import { daySchema } from '../../contract/fields';
import { command, query } from '../../contract/operation';
import { frequencies } from '../../lib/recurrence-rule';
import { activityFields, activityKinds, subjectSchema } from '../activities/activity';

/** A rule ends after so many times at most, or within ten years. */
export const mostOccurrences = 500;
/** What is written ahead, in days; the rest follows as time goes by. */
export const writtenAhead = 180;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const length = z.number().int().min(5).max(1440);
const version = z.number().int().positive();

export const ruleSchema = z
  .strictObject({
    frequency: z.enum(frequencies),
    interval: z.number().int().min(1).max(99).default(1),
    weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).optional(),
    count: z.number().int().min(1).max(mostOccurrences).optional(),
    until: daySchema.optional(),
  })
  .refine(({ count, until }) => count === undefined || until === undefined, 'it ends by count or by day')
  .refine(({ frequency, weekdays }) => weekdays === undefined || frequency === 'weekly', 'weekdays belong to weeks');

const { subject, body, place } = activityFields;
const given = {
  subject: subject.schema as z.ZodType<string>,
  body: (body.schema as z.ZodType<string>).nullable(),
  place: (place.schema as z.ZodType<string>).nullable(),
  ownerId: z.uuid(),
};

const seriesSchema = z.object({
  id: z.uuid(),
  rule: z.looseObject({ frequency: z.enum(frequencies), interval: z.number().int() }),
  startsOn: daySchema,
  /** The last day it may be on, where it was ended. */
  endsOn: daySchema.nullable(),
  /** Time of day in the firm's zone; null where it is a day alone. */
  start: z.string().nullable(),
  length: z.number().int().nullable(),
  version,
});
const reach = z.enum(['following', 'all']);

/** Activities that come again (ACT-02): each occurrence is an activity of its own. */
export const activitySeriesContract = {
  create: command(
    { resource: 'activity', action: 'create' },
    { path: '/activity-series', summary: 'Plan an activity that comes again' },
  )
    .input(
      z.strictObject({
        id: z.uuid().optional(),
        kind: z.enum(activityKinds).exclude(['note']),
        subject: given.subject,
        body: given.body.optional(),
        place: given.place.optional(),
        ownerId: given.ownerId.optional(),
        subjects: z.array(subjectSchema).max(20).default([]),
        startsOn: daySchema,
        start: clock.nullable().default(null),
        length: length.nullable().default(null),
        /** So many minutes before each begins, its owner is reminded. */
        remindBefore: z.number().int().min(0).max(20_160).nullable().default(null),
        rule: ruleSchema,
      }),
    )
    .output(seriesSchema.extend({ written: z.number().int() })),
  read: query(
    { resource: 'activity', action: 'view' },
    { path: '/activity-series/{id}', summary: 'The rule of a series one sees an occurrence of' },
  )
    .input(z.object({ id: z.uuid() }))
    .output(seriesSchema),
  change: command(
    { resource: 'activity', action: 'edit' },
    {
      path: '/activity-series/{id}',
      method: 'PATCH',
      summary: 'Change this occurrence and the following, or all; what is done stays as it was',
    },
  )
    .input(
      z.strictObject({
        id: z.uuid(),
        version,
        activityId: z.uuid(),
        reach,
        subject: given.subject.optional(),
        body: given.body.optional(),
        place: given.place.optional(),
        ownerId: given.ownerId.optional(),
        start: clock.optional(),
        length: length.nullable().optional(),
      }),
    )
    .output(seriesSchema.extend({ changed: z.number().int() })),
  end: command(
    { resource: 'activity', action: 'delete' },
    {
      path: '/activity-series/{id}/end',
      summary: 'Take this occurrence and the following away, or all; what is done stays',
      successStatus: 200,
    },
  )
    .input(z.strictObject({ id: z.uuid(), version, activityId: z.uuid(), reach }))
    .output(seriesSchema.extend({ removed: z.number().int() })),
};
