import { leadAssignmentContract } from '@shared/modules/lead-assignment/lead-assignment.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { noteUnattended } from './unattended';
import { leadAssignmentHandlers } from './lead-assignment.service';

export { chooseOwner } from './choose-owner';
export { readLeadSettings } from './lead-settings';
export { hasThresholdBetween } from './rule-store';
export { noteUnattended } from './unattended';

const lookEvery = 5 * 60_000;

export const leadAssignmentModule: EngineModule = {
  start: (services) => {
    services.timetable.every('unattended-leads', lookEvery, () => noteUnattended(services));
    return operationsOf('leadAssignment', leadAssignmentContract, leadAssignmentHandlers);
  },
};
