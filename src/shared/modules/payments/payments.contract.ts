import { recordContract, sumsContract } from '../../contract/record-contract';
import { paymentCreate, paymentPatch, paymentSchema } from './payment';

const options = { resource: 'payment', path: '/payments', noun: 'payment' } as const;

export const paymentsContract = {
  ...recordContract(options, { record: paymentSchema, create: paymentCreate, patch: paymentPatch }),
  sums: sumsContract(options),
};
