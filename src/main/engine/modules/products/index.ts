import { productsContract } from '@shared/modules/products/products.contract';
import { firmScope } from '../../access/scope';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { productKind } from './product.kind';
import { productsHandlers } from './products.service';

export { productKind } from './product.kind';
export { codeKey } from './product-rules';

export const productsModule: EngineModule = {
  start: ({ access, search, kinds }) => {
    kinds.register(productKind);
    access.register('product', (who, action) => firmScope('product', who.scope('product', action)));
    search.register({ kind: productKind });
    return operationsOf('products', productsContract, productsHandlers);
  },
};
