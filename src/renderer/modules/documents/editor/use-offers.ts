import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Offered } from '@shared/modules/products/offer';
import { api } from '@renderer/api/client';
import { queryClient } from '@renderer/api/query-client';
import { useSession } from '@renderer/app/session';

/** What prices depend on. */
export interface OfferTerms {
  readonly currency: string;
  readonly isTaxIncluded: boolean;
  readonly customerId: string | null;
}

const none: never[] = [];

/**
 * Products that fit the words, with the price that holds for the customer; null asks nothing. `ask` does so at once. Until
 * the answer is here those of the words before are shown; `isCurrent` tells them apart.
 */
export function useOffers(terms: OfferTerms, words: string | null) {
  const session = useSession();
  const isAllowed = session.can('product', 'view');
  const options = (q: string) => {
    const { customerId, currency, isTaxIncluded } = terms;
    return api.products.offer.queryOptions({
      input: { ...(q !== '' && { q }), ...(customerId !== null && { customerId }), currency, isTaxIncluded, limit: 8 },
      staleTime: 30_000,
    });
  };
  const { data, isPlaceholderData } = useQuery({
    ...options(words ?? ''),
    enabled: isAllowed && words !== null,
    placeholderData: keepPreviousData,
  });
  const ask = async (q: string): Promise<readonly Offered[]> =>
    isAllowed ? (await queryClient.fetchQuery(options(q))).items : none;
  return {
    offers: words === null ? none : (data?.items ?? none),
    isCurrent: data !== undefined && !isPlaceholderData,
    ask,
  };
}
