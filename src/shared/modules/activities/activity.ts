import { z } from 'zod';
import { field } from '../../contract/fields';
import { createSchema, patchSchema, recordSchema } from '../../contract/record';

export const activityKinds = ['call', 'visit', 'meeting', 'mail', 'note', 'task'] as const;
export const callDirections = ['outbound', 'inbound'] as const;
export const outcomes = [
  'connected',
  'missed',
  'busy',
  'abandoned',
  'left_message',
  'held',
  'cancelled',
  'sent',
  'received',
] as const;

/** Outcomes with which nobody was reached. */
export const unreachedOutcomes = [
  'missed',
  'busy',
  'abandoned',
  'cancelled',
] as const satisfies readonly (typeof outcomes)[number][];

/** What came back on a call or mail: `auto` is an out-of-office or the like, `none` that nothing came (LEA-09, K5). */
export const replies = ['positive', 'neutral', 'negative', 'auto', 'none'] as const;
export type Reply = (typeof replies)[number];
/** How far a meeting has come with those it was proposed to (LEA-09, K4). */
export const meetingResponses = ['proposed', 'accepted', 'declined'] as const;
/** Kinds of activities somebody can reply to. */
export const repliedKinds: readonly string[] = ['call', 'mail'];

/** How long one activity may last, in milliseconds: two weeks. */
export const longestActivity = 14 * 86_400_000;

/** How long an activity without an end takes in a calendar, in minutes. */
export function usualLength(kind: string | undefined): number {
  return kind === 'visit' || kind === 'meeting' ? 60 : 30;
}

/** A call, visit, meeting, mail, note or task (CUS-03, ACT-01..03, 07). Durations are seconds. */
export const activityFields = {
  kind: field.choice('basic', activityKinds, { required: true, filterable: true, importable: true }),
  subject: field.requiredText('basic', { filterable: true, importable: true }, 300),
  body: field.longText('basic', { importable: true }),
  startAt: field.moment('basic', { filterable: true, importable: true }),
  /** When it ends; without one the calendar draws it as long as its kind usually is. */
  endAt: field.moment('basic', { filterable: true, importable: true }),
  dueDate: field.date('basic', { sortable: true, filterable: true, importable: true }),
  remindAt: field.moment('basic', { filterable: true }),
  doneAt: field.moment('basic', { filterable: true, importable: true }),
  outcome: field.choice('basic', outcomes, { filterable: true, importable: true }),
  reply: field.choice('basic', replies, { filterable: true, importable: true }),
  meetingResponse: field.choice('basic', meetingResponses, { filterable: true, importable: true }),
  direction: field.choice('basic', callDirections, { filterable: true, importable: true }),
  talkSeconds: field.integer('basic', { importable: true }, 86_400 * 7),
  holdSeconds: field.integer('basic', {}, 86_400 * 7),
  wrapSeconds: field.integer('basic', {}, 86_400 * 7),
  place: field.text('basic', { importable: true }),
  /** The series it is an occurrence of. */
  seriesId: field.text('basic', { computed: true }),
  ownerId: field.user('basic', { filterable: true, importable: true }),
  departmentId: field.department('basic', { filterable: true }),
  /** When it happened or shall happen: start, else completion, else entry. */
  happenedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  createdAt: field.moment('basic', { computed: true, filterable: true }),
  updatedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
} as const;

/** Kinds of records activities and files belong to; each has a name and a page. */
export const subjectKinds = ['customer', 'contact', 'opportunity', 'lead'] as const;
export type SubjectKind = (typeof subjectKinds)[number];
export const subjectSchema = z.object({ kind: z.enum(subjectKinds), id: z.uuid() });
export type ActivitySubject = z.infer<typeof subjectSchema>;
const subjects = z.array(subjectSchema).max(20);
/** As answered: those the reader may see, by name. */
const namedSubjects = z.array(subjectSchema.extend({ name: z.string() }));

export const activitySchema = recordSchema(activityFields).extend({ subjects: namedSubjects });
/** Kind and subjects are enough to log something that just happened: the rest is filled in (USE-01). */
export const activityCreate = createSchema(activityFields).extend({
  subject: activityFields.subject.schema.nullable().optional(),
  subjects: subjects.optional(),
});
export const activityPatch = patchSchema(activityFields).extend({ subjects: subjects.optional() });
export type Activity = z.infer<typeof activitySchema>;
export type ActivityCreate = z.infer<typeof activityCreate>;
export type ActivityPatch = z.infer<typeof activityPatch>;
