import { z } from 'zod';
import { query } from '../../contract/operation';
import { recordContract } from '../../contract/record-contract';
import { offeredSchema, offerInput } from './offer';
import { productCreate, productPatch, productSchema } from './product';

const options = { resource: 'product', path: '/products', noun: 'product' } as const;
const view = { resource: 'product', action: 'view' } as const;

const words = z.array(z.string());
const wordsSchema = z.object({ category: words, family: words, unit: words });
export type ProductWords = z.infer<typeof wordsSchema>;

export const productsContract = {
  ...recordContract(options, { record: productSchema, create: productCreate, patch: productPatch }),
  words: query(view, {
    path: '/products/words',
    summary: 'Categories, families and units in use, the most frequent first: to be offered while one types',
  }).output(wordsSchema),
  offer: query(view, {
    path: '/products/offer',
    summary: 'Products that can be sold now, each with the price that holds for a customer, quantity and day',
  })
    .input(offerInput)
    .output(z.object({ items: z.array(offeredSchema) })),
};
