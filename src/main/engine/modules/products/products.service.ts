import type { productsContract } from '@shared/modules/products/products.contract';
import type { Handlers } from '../../operations';
import { listRecords } from '../../records/list';
import { readRecord } from '../../records/read';
import { countTimeline, readTimeline } from '../../records/read-timeline';
import { createRecord, deleteRecord, patchRecord, restoreRecord } from '../../records/write';
import { asProduct, offerProducts } from './offer';
import { productKind } from './product.kind';
import { wordsInUse } from './words';

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
  words: (context) => wordsInUse(context),
  offer: async (context, input) => ({ items: await offerProducts(context, input) }),
};
