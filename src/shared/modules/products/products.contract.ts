import { recordContract } from '../../contract/record-contract';
import { productCreate, productPatch, productSchema } from './product';

const options = { resource: 'product', path: '/products', noun: 'product' } as const;

export const productsContract = recordContract(options, {
  record: productSchema,
  create: productCreate,
  patch: productPatch,
});
