import { recordContract } from '../../contract/record-contract';
import { costCreate, costPatch, costSchema } from './cost';

const options = { resource: 'cost', path: '/costs', noun: 'cost' } as const;

export const costsContract = recordContract(options, { record: costSchema, create: costCreate, patch: costPatch });
