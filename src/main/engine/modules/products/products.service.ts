import type { productsContract } from '@shared/modules/products/products.contract';
import type { Product } from '@shared/modules/products/product';
import type { Handlers } from '../../operations';
import { listRecords } from '../../records/list';
import type { Presented } from '../../records/present';
import { readRecord } from '../../records/read';
import { countTimeline, readTimeline } from '../../records/read-timeline';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { productKind } from './product.kind';

export const productsHandlers: Handlers<typeof productsContract> = {
  list: async (context, input) => {
    const page = await listRecords(context, productKind, input);
    return { ...page, items: page.items.map(asProduct) };
  },
  read: async (context, { id }) => asProduct(await readRecord(context, productKind, id)),
  create: async (context, input) => asProduct(await createRecord(context, productKind, input)),
  patch: async (context, input) => asProduct(await patchRecord(context, productKind, input)),
  delete: (context, input) => deleteRecord(context, productKind, input),
  restore: async (context, { id }) => asProduct(await restoreRecord(context, productKind, id)),
  timeline: (context, input) => readTimeline(context, productKind, input),
  timelineCounts: (context, { id }) => countTimeline(context, productKind, id),
};

/** The kit presents exactly the kind's fields, from which the contract's type is made; tests check every answer. */
function asProduct(record: Presented): Product {
  return record as unknown as Product;
}
