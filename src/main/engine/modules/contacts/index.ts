import { contactsContract } from '@shared/modules/contacts/contacts.contract';
import { recordScope } from '../../access/scope';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { contactKind } from './contact.kind';
import { contactsHandlers } from './contacts.service';
import { followCustomer, followPerson } from './person-customer';
import { customerNames } from './customer-names';

export { contactKind } from './contact.kind';

export const contactsModule: EngineModule = {
  start: ({ access, search, kinds, hooks }) => {
    kinds.register(contactKind);
    access.register('contact', (who, action) => recordScope('contact', who, action, who.scope('contact', action)));
    search.register({ kind: contactKind, subtitles: customerNames });
    hooks.on('customer', (context, written) => followCustomer(context, contactKind, written));
    hooks.on('contact', followPerson);
    return operationsOf('contacts', contactsContract, contactsHandlers);
  },
};
