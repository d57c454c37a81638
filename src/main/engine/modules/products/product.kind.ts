import { productFields } from '@shared/modules/products/product';
import { strings } from '../../records/companions';
import { normaliseCommon } from '../../records/normalise';
import { defineKind } from '../../records/record-kind';
import type { StoredRecord } from '../../records/record-kind';
import type { WritableKind } from '../../records/write';
import { stringOrNull, tellOwnTimeline } from '../../records/write';
import { sortName } from '../../search/sort-name';
import { codeKey, settleProduct } from './product-rules';

const sort = (index: string, column: string, isNullable = false) => ({ index, column, isNullable });

export const productKind: WritableKind = {
  ...defineKind({
    resource: 'product',
    table: 'product',
    fields: productFields,
    expressions: {},
    links: {},
    defaultSort: 'name',
    sorts: {
      number: sort('product_number', 'number'),
      code: sort('product_code', 'code', true),
      name: sort('product_name', 'sort_name'),
      category: sort('product_category', 'category', true),
      listPrice: sort('product_price', 'price_order', true),
      createdAt: sort('product_created_at', 'created_at'),
      updatedAt: sort('product_updated_at', 'updated_at'),
    },
    indexed: {
      number: { index: 'product_number' },
      status: { index: 'product_status', alsoSorts: 'name' },
      code: { index: 'product_code' },
      category: { index: 'product_category' },
      family: { index: 'product_family' },
    },
  }),
  numberPrefix: 'P',
  assignedBy: 'edit',
  normalise: (values, country) => normaliseCommon(productFields, values, country),
  settle: settleProduct,
  derived: (record) => ({
    sort_name: sortName(String(record['name']), 'company'),
    code_key: codeKey(record['code']) ?? null,
    price_order: orderOf(record['listPrice']),
  }),
  written: (context, written) => tellOwnTimeline(context, productKind, written),
  document: (record) => ({
    name: String(record['name']),
    // A code is also found as one word: NSC-4 as nsc4.
    aliases: [record['code'], asOneWord(record['code']), record['specification'], record['family']].filter(
      (alias) => typeof alias === 'string',
    ),
    number: String(record['number']),
    tags: strings(record['tags']),
    notes: stringOrNull(record['notes']),
    subtitle: subtitleOf(record),
  }),
};

function asOneWord(code: unknown): string | null {
  return codeKey(code)?.replace(/[^\p{L}\p{N}]/gu, '') ?? null;
}

/** What tells it apart in a list of hits. */
function subtitleOf(record: StoredRecord): string {
  const parts = [stringOrNull(record['code']), stringOrNull(record['specification'])].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : String(record['number']);
}

/** Only lists are ordered by the number a price is nearest to; nothing reckons with it. */
function orderOf(price: unknown): number | null {
  return typeof price === 'string' ? Number(price) : null;
}
