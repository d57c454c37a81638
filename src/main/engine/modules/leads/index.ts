import { leadsContract } from '@shared/modules/leads/leads.contract';
import { recordScope } from '../../access/scope';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { leadKind } from './lead.kind';
import { leadsHandlers } from './leads.service';

export { leadKind } from './lead.kind';

export const leadsModule: EngineModule = {
  start: ({ access, search, kinds }) => {
    kinds.register(leadKind);
    access.register('lead', (who, action) => recordScope('lead', who, action, who.scope('lead', action)));
    search.register({ kind: leadKind });
    return operationsOf('leads', leadsContract, leadsHandlers);
  },
};
