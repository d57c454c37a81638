import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addDays, dateAt } from '@shared/lib/dates';
import { countryOfFirm } from '@shared/lib/firm-country';
import { commonTaxRates, tellsPricesWithTax } from '@shared/lib/tax-rates';
import { usualValidDays } from '@shared/modules/quotes/quote';
import { useSession, type Session } from '@renderer/app/session';
import { namedOf } from '../documents/columns';
import { textOf } from '../records/field-values';
import { recordQuery } from '../records/record-names';
import type { QuoteDefaults } from './draft-store';

/** What a new quote is for; ids of records. */
export interface QuoteOrigin {
  readonly deal?: string | undefined;
  readonly customer?: string | undefined;
  readonly contact?: string | undefined;
  readonly name?: string | undefined;
  readonly currency?: string | undefined;
}

/** What a quote has to begin with: today, a month’s validity, the firm’s currency, prices as the country tells them. */
export function newQuoteDefaults(organization: Session['organization'], origin: QuoteOrigin): QuoteDefaults {
  const today = dateAt(Date.now(), organization.timeZone);
  return {
    values: {
      name: origin.name || null,
      customerId: origin.customer ?? null,
      contactId: origin.contact ?? null,
      opportunityId: origin.deal ?? null,
      quoteDate: today,
      validUntil: addDays(today, usualValidDays),
      currency: origin.currency ?? organization.currency,
      isTaxIncluded: tellsPricesWithTax(countryOfFirm(organization)),
    },
    lines: [],
  };
}

/** What a deal gives to its quote; undefined until it is here, nothing without one (QUO-01). */
export function useDealDefaults(dealId: string | undefined): QuoteOrigin | undefined {
  const { data, isError } = useQuery({
    ...recordQuery('opportunity', dealId ?? ''),
    enabled: dealId !== undefined,
  });
  return useMemo(() => {
    if (dealId === undefined || isError) return {};
    if (!data) return undefined;
    return {
      deal: data.id,
      name: textOf(data['name']),
      customer: namedOf(data, 'customer')?.id,
      contact: namedOf(data, 'contact')?.id,
      ...(textOf(data['currency']) && { currency: textOf(data['currency']) }),
    };
  }, [dealId, data, isError]);
}

/** The tax rate of a line nobody said one for: that of the line above, else the country's usual one. */
export function useUsualTaxRate(lines: readonly { readonly taxRate: string | null }[]): string | null {
  const { organization } = useSession();
  return lines.at(-1)?.taxRate ?? commonTaxRates(countryOfFirm(organization))[0] ?? null;
}
