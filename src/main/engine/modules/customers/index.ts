import { customersContract } from '@shared/modules/customers/customers.contract';
import { recordScope } from '../../access/scope';
import { operationsOf, type EngineModule } from '../../operations';
import { customerKind } from './customer.kind';
import { customersHandlers } from './customers.service';

export { customerKind } from './customer.kind';

export const customersModule: EngineModule = {
  start: ({ access, search, kinds }) => {
    kinds.register(customerKind);
    access.register('customer', (who, action) => recordScope('customer', who, action, who.scope('customer', action)));
    search.register({ kind: customerKind });
    return operationsOf('customers', customersContract, customersHandlers);
  },
};
