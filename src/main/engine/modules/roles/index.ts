import { rolesContract } from '@shared/modules/roles/roles.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { rolesHandlers } from './roles.service';

export { administratorTemplate, insertRole, loadRoles } from './roles.service';
export type { KnownRole } from './roles.service';

export const rolesModule: EngineModule = {
  start: (services) => operationsOf('roles', rolesContract, rolesHandlers(services)),
};
