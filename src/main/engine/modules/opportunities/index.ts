import { opportunitiesContract } from '@shared/modules/opportunities/opportunities.contract';
import { recordScope } from '../../access/scope';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { opportunitiesHandlers } from './opportunities.service';
import { opportunityKind } from './opportunity.kind';

export { opportunityKind } from './opportunity.kind';

export const opportunitiesModule: EngineModule = {
  start: ({ access, search, kinds }) => {
    kinds.register(opportunityKind);
    access.register('opportunity', (who, action) =>
      recordScope('opportunity', who, action, who.scope('opportunity', action)),
    );
    search.register({ kind: opportunityKind });
    return operationsOf('opportunities', opportunitiesContract, opportunitiesHandlers);
  },
};
