import { deliveryContract } from '@shared/modules/delivery/delivery.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { deliveryHandlers } from './delivery.service';
import { followDeal } from './open-delivery';

export const deliveryModule: EngineModule = {
  start: ({ hooks }) => {
    hooks.on('opportunity', followDeal);
    return operationsOf('delivery', deliveryContract, deliveryHandlers);
  },
};
