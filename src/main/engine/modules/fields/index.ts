import { fieldsContract } from '@shared/modules/fields/fields.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { indexJob, indexJobKind } from './field-index';
import { fieldsHandlers } from './fields.service';
import { customFieldOf, loadFields } from './own-field';

export const fieldsModule: EngineModule = {
  start: (services) => {
    services.jobs.register(indexJob, indexJobKind(services));
    return operationsOf('fields', fieldsContract, fieldsHandlers);
  },
  ready: async ({ reader, customFields }) => customFields.replace((await loadFields(reader)).map(customFieldOf)),
};
