import { ordersContract } from '@shared/modules/orders/orders.contract';
import { recordScope } from '../../access/scope';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { orderKind } from './order.kind';
import { printDelivery, printOrder } from './print-order';
import { noteOverdue } from './overdue';
import { ordersHandlers } from './orders.service';

export { orderKind } from './order.kind';
export { deliverOrder } from './order-goods';
export { noteOverdue } from './overdue';
export { refreshOrder } from './order-steps';
export { revalueOrders } from './revalue';

const everyHour = 60 * 60 * 1000;

export const ordersModule: EngineModule = {
  start: (services) => {
    const { access, search, kinds, prints, timetable } = services;
    kinds.register(orderKind);
    access.register('order', (who, action) => recordScope('sales_order', who, action, who.scope('order', action)));
    search.register({ kind: orderKind });
    prints.register('order', printOrder);
    prints.register('deliveryNote', printDelivery);
    timetable.every('overdue', everyHour, () => noteOverdue(services));
    return operationsOf('orders', ordersContract, ordersHandlers);
  },
};
