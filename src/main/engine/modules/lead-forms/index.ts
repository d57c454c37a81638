import { leadFormsContract } from '@shared/modules/lead-forms/lead-forms.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { leadFormsHandlers } from './lead-forms.service';
import { AddressLimit } from './address-limit';

export const leadFormsModule: EngineModule = {
  start: () => operationsOf('leadForms', leadFormsContract, leadFormsHandlers(new AddressLimit())),
};
