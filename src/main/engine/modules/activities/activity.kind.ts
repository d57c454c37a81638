import { activityFields } from '@shared/modules/activities/activity';
import { defineKind } from '../../records/record-kind';

import { normaliseCommon } from '../../records/normalise';
import type { WritableKind } from '../../records/write';
import { completeActivity, happenedAt } from './activity-defaults';
import { refreshFacts } from './activity-facts';
import { activityExtras, subjectLinks, subjectsOf } from './activity-subjects';
import { tellSubjects } from './activity-timeline';

const sort = (index: string, column: string, isNullable = false) => ({ index, column, isNullable });
const linkedBy = (kind: string) => (linked: string) =>
  `SELECT activity_id FROM activity_subject WHERE subject_kind = '${kind}' AND subject_id IN (${linked})`;

export const activityKind: WritableKind = {
  ...defineKind({
    resource: 'activity',
    table: 'activity',
    fields: activityFields,
    expressions: {},
    links: {
      customerId: { resource: 'customer', table: 'customer', ids: linkedBy('customer') },
      contactId: { resource: 'contact', table: 'contact', ids: linkedBy('contact') },
    },
    defaultSort: '-happenedAt',
    sorts: {
      happenedAt: sort('activity_happened_at', 'happened_at'),
      updatedAt: sort('activity_updated_at', 'updated_at'),
      dueDate: sort('activity_due', 'due_date', true),
    },
    indexed: { ownerId: { index: 'activity_owner_updated', alsoSorts: 'updatedAt' } },
    extras: activityExtras,
  }),
  numberPrefix: undefined,
  assignedBy: 'edit',
  normalise: (values, country) => normaliseCommon(activityFields, values, country),
  complete: completeActivity,
  derived: (record) => ({ happened_at: happenedAt(record) }),
  linked: subjectLinks,
  document: (record) => ({
    name: String(record['subject']),
    notes: typeof record['body'] === 'string' ? record['body'] : null,
    subtitle: '',
  }),
  written: async (context, written) => {
    const { record, before, what } = written;
    await tellSubjects(context, record, what === 'deleted' || what === 'purged');
    await refreshFacts(context, [...subjectsOf(record), ...subjectsOf(before)]);
  },
};
