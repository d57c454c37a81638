import { activitiesContract } from '@shared/modules/activities/activities.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { activitiesHandlers } from './activities.service';
import { activityKind } from './activity.kind';
import { activityScope } from './activity-scope';
import { subjectNames } from './activity-subjects';

export { asActivity } from './activities.service';
export { activityKind } from './activity.kind';

export const activitiesModule: EngineModule = {
  start: ({ access, search, kinds }) => {
    kinds.register(activityKind);
    access.register('activity', (who, action) => activityScope(access, who, action));
    search.register({ kind: activityKind, subtitles: subjectNames });
    return operationsOf('activities', activitiesContract, activitiesHandlers);
  },
};
