import { recordContract } from '../../contract/record-contract';
import { customerCreate, customerPatch, customerSchema } from './customer';

export const customersContract = recordContract(
  { resource: 'customer', path: '/customers', noun: 'customer' },
  { record: customerSchema, create: customerCreate, patch: customerPatch },
);
