import { leadFormsContract } from '@shared/modules/lead-forms/lead-forms.contract';
import { AddressLimit } from '../../access/address-limit';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { leadFormsHandlers } from './lead-forms.service';

/** A stand at a fair sends one a minute. */
const limit = { most: 30, span: 10 * 60_000, reason: 'formTooMany' } as const;

export const leadFormsModule: EngineModule = {
  start: () => operationsOf('leadForms', leadFormsContract, leadFormsHandlers(new AddressLimit(limit))),
};
