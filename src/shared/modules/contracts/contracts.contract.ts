import { command } from '../../contract/operation';
import { recordContract } from '../../contract/record-contract';
import { contractCreate, contractPatch, contractSchema, renewInput } from './contract';

const options = { resource: 'contract', path: '/contracts', noun: 'contract' } as const;

export const contractsContract = {
  ...recordContract(options, { record: contractSchema, create: contractCreate, patch: contractPatch }),
  renew: command(
    { resource: 'contract', action: 'create' },
    {
      path: '/contracts/{id}/renew',
      summary: 'Make the contract that follows, and a deal for it if asked',
      successStatus: 201,
    },
  )
    .input(renewInput)
    .output(contractSchema),
};
