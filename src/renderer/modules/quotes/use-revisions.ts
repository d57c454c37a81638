import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { quoteRevisionSchema } from '@shared/modules/quotes/quote';
import { api } from '@renderer/api/client';
import type { AnyRecord } from '../records/record-module';

export type QuoteRevision = z.output<typeof quoteRevisionSchema>;

const none: QuoteRevision[] = [];

/** The versions of a quote that went out, oldest first. */
export function useRevisions(quote: AnyRecord | undefined): readonly QuoteRevision[] {
  const { data } = useQuery(
    api.quotes.revisions.queryOptions({ input: { id: quote?.id ?? '' }, enabled: quote !== undefined }),
  );
  return data?.items ?? none;
}
