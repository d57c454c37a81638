import { organizationContract } from '@shared/modules/organization/organization.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { organizationHandlers } from './organization.service';

export const organizationModule: EngineModule = {
  start: () => operationsOf('organization', organizationContract, organizationHandlers),
};
