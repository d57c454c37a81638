/** Where the pages of each kind of record are. */
const places: Record<string, string> = {
  customer: '/customers',
  contact: '/contacts',
  lead: '/leads',
  opportunity: '/opportunities',
  product: '/products',
  quote: '/quotes',
  order: '/orders',
  payment: '/payments',
  cost: '/costs',
  contract: '/contracts',
};

/** The page of one record; null where its kind has none of its own. */
export function pathOfRecord(kind: string, id: string): string | null {
  const place = places[kind];
  return place === undefined ? null : `${place}/${id}`;
}
