import { leadAssignmentContract } from '@shared/modules/lead-assignment/lead-assignment.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { leadAssignmentHandlers } from './lead-assignment.service';

export { chooseOwner } from './choose-owner';

export const leadAssignmentModule: EngineModule = {
  start: () => operationsOf('leadAssignment', leadAssignmentContract, leadAssignmentHandlers),
};
