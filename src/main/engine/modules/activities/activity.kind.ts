import type { ActivitySubject } from '@shared/modules/activities/activity';
import { activityFields, subjectKinds } from '@shared/modules/activities/activity';
import type { FileSubject } from '@shared/modules/files/file';
import { defineKind } from '../../records/record-kind';

import { normaliseCommon } from '../../records/normalise';
import type { WritableKind } from '../../records/write';
import { completeActivity, happenedAt } from './activity-defaults';
import { settleActivity } from './activity-rules';
import { refreshFacts } from './activity-facts';
import { subjectState } from './activity-scope';
import { subjectLinks, subjectsOf } from '../../records/subject-links';
import { tellSubjects } from './activity-timeline';

const sort = (index: string, column: string, isNullable = false) => ({ index, column, isNullable });

/** What an activity is about (ACT-07). */
export const activitySubjects = subjectLinks('activity_subject', 'activity_id', subjectKinds);

export const activityKind: WritableKind = {
  ...defineKind({
    resource: 'activity',
    table: 'activity',
    fields: activityFields,
    expressions: {},
    links: {
      customerId: { resource: 'customer', table: 'customer', ids: activitySubjects.linkedBy('customer') },
      contactId: { resource: 'contact', table: 'contact', ids: activitySubjects.linkedBy('contact') },
      leadId: { resource: 'lead', table: 'lead', ids: activitySubjects.linkedBy('lead') },
      opportunityId: { resource: 'opportunity', table: 'opportunity', ids: activitySubjects.linkedBy('opportunity') },
    },
    defaultSort: '-happenedAt',
    sorts: {
      happenedAt: sort('activity_happened_at', 'happened_at'),
      updatedAt: sort('activity_updated_at', 'updated_at'),
      dueDate: sort('activity_due', 'due_date', true),
    },
    indexed: { ownerId: { index: 'activity_owner_updated', alsoSorts: 'updatedAt' } },
    extras: activitySubjects.extras,
    seenThrough: subjectKinds,
  }),
  numberPrefix: undefined,
  assignedBy: 'edit',
  normalise: (values, country) => normaliseCommon(activityFields, values, country),
  complete: completeActivity,
  settle: settleActivity,
  derived: (record) => ({ happened_at: happenedAt(record) }),
  linked: activitySubjects.linked,
  document: (record) => ({
    name: String(record['subject']),
    notes: typeof record['body'] === 'string' ? record['body'] : null,
    subtitle: '',
  }),
  written: async (context, written) => {
    const { record, before, what } = written;
    // Triggers follow the links; what never had one is marked here.
    if (what === 'created' && subjectsOf(record).length === 0)
      await context.db.updateRows('activity', { subject_state: subjectState.none }, { id: record.id });
    await tellSubjects(context, record, what === 'deleted' || what === 'purged');
    await refreshFacts(context, [...subjectsOf(record), ...subjectsOf(before)].filter(isActivitySubject));
  },
};

/** Links know the kinds files belong to as well; activities are about fewer. */
function isActivitySubject(subject: FileSubject): subject is ActivitySubject {
  return subjectKinds.some((kind) => kind === subject.kind);
}
