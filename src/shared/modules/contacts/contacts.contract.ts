import { recordContract, revealContract } from '../../contract/record-contract';
import { contactCreate, contactPatch, contactSchema } from './contact';

const options = { resource: 'contact', path: '/contacts', noun: 'contact' } as const;

export const contactsContract = {
  ...recordContract(options, { record: contactSchema, create: contactCreate, patch: contactPatch }),
  reveal: revealContract(options),
};
