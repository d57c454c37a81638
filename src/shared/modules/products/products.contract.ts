import { z } from 'zod';
import { query } from '../../contract/operation';
import { recordContract } from '../../contract/record-contract';
import { offeredSchema, offerInput } from './offer';
import { productCreate, productPatch, productSchema } from './product';

const options = { resource: 'product', path: '/products', noun: 'product' } as const;
const view = { resource: 'product', action: 'view' } as const;

export const productsContract = {
  ...recordContract(options, { record: productSchema, create: productCreate, patch: productPatch }),
  offer: query(view, {
    path: '/products/offer',
    summary: 'Products that can be sold now, each with the price that holds for a customer, quantity and day',
  })
    .input(offerInput)
    .output(z.object({ items: z.array(offeredSchema) })),
};
