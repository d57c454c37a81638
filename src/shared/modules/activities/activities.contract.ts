import { recordContract } from '../../contract/record-contract';
import { activityCreate, activityPatch, activitySchema } from './activity';

const {
  timeline: _none,
  timelineCounts: _noCounts,
  ...operations
} = recordContract(
  { resource: 'activity', path: '/activities', noun: 'activity' },
  { record: activitySchema, create: activityCreate, patch: activityPatch },
);

/** Activities stand on the timelines of their subjects and have none of their own. */
export const activitiesContract = operations;
