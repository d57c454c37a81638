import { activitiesContract } from '@shared/modules/activities/activities.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { activitiesHandlers } from './activities.service';
import { activityKind, activitySubjects } from './activity.kind';
import { activityScope } from './activity-scope';

export { asActivity } from './activities.service';
export { activityKind } from './activity.kind';

export const activitiesModule: EngineModule = {
  start: ({ access, search, kinds, hooks }) => {
    kinds.register(activityKind);
    access.register('activity', (who, action) => activityScope(access, who, action));
    activitySubjects.follow(hooks, activityKind);
    search.register({ kind: activityKind, subtitles: activitySubjects.names });
    return operationsOf('activities', activitiesContract, activitiesHandlers);
  },
};
