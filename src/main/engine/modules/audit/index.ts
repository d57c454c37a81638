import { auditContract } from '@shared/modules/audit/audit.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { auditHandlers } from './audit.service';

export { shownChanges } from './shown-changes';

export const auditModule: EngineModule = {
  start: () => operationsOf('audit', auditContract, auditHandlers),
};
