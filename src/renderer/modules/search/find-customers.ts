import { client } from '@renderer/api/client';
import type { ReferenceValue } from '@renderer/components/form/field-types';

/** Customers for a picker: the last changed ones first, then what the search finds while typing. */
export async function findCustomers(query: string): Promise<ReferenceValue[]> {
  if (query.trim() === '') {
    const { items } = await client.customers.list({ limit: 20, sort: '-updatedAt' });
    return items.map(({ id, name, number }) => ({ id, name: name ?? '', detail: number ?? undefined }));
  }
  const { items } = await client.search.find({ q: query, kinds: 'customer', limit: 20 });
  return items.map(({ id, title, subtitle }) => ({ id, name: title, detail: subtitle }));
}
