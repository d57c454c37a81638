import { recordContract, revealContract } from '../../contract/record-contract';
import { customerCreate, customerPatch, customerSchema } from './customer';

const options = { resource: 'customer', path: '/customers', noun: 'customer' } as const;

export const customersContract = {
  ...recordContract(options, { record: customerSchema, create: customerCreate, patch: customerPatch }),
  reveal: revealContract(options),
};
