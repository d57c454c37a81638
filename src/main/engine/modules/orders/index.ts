import { ordersContract } from '@shared/modules/orders/orders.contract';
import { recordScope } from '../../access/scope';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { orderKind } from './order.kind';
import { printDelivery, printOrder } from './print-order';
import { ordersHandlers } from './orders.service';

export { orderKind } from './order.kind';
export { deliverOrder } from './order-goods';
export { refreshOrder } from './order-steps';
export { revalueOrders } from './revalue';

export const ordersModule: EngineModule = {
  start: ({ access, search, kinds, prints }) => {
    kinds.register(orderKind);
    access.register('order', (who, action) => recordScope('sales_order', who, action, who.scope('order', action)));
    search.register({ kind: orderKind });
    prints.register('order', printOrder);
    prints.register('deliveryNote', printDelivery);
    return operationsOf('orders', ordersContract, ordersHandlers);
  },
};
