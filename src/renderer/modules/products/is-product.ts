import type { Product } from '@shared/modules/products/product';
import type { AnyRecord } from '../records/record-module';

/** The shared pages know records of any kind; this one was asked of the products. */
export function isProduct(record: AnyRecord): record is AnyRecord & Product {
  return typeof record['name'] === 'string' && 'kind' in record;
}
