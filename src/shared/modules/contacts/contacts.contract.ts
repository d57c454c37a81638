import { recordContract } from '../../contract/record-contract';
import { contactCreate, contactPatch, contactSchema } from './contact';

export const contactsContract = recordContract(
  { resource: 'contact', path: '/contacts', noun: 'contact' },
  { record: contactSchema, create: contactCreate, patch: contactPatch },
);
