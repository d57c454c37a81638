import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { uuidv7 } from 'uuidv7';
import { addDays, dateAt } from '@shared/lib/dates';
import { countryOfFirm } from '@shared/lib/firm-country';
import { tellsPricesWithTax } from '@shared/lib/tax-rates';
import { usualValidDays } from '@shared/modules/quotes/quote';
import { useSession, type Session } from '@renderer/app/session';
import { namedOf } from '../documents/columns';
import { draftLineOf, linesIn, type DraftLine } from '../documents/editor/draft-lines';
import { textOf } from '../records/field-values';
import type { AnyRecord, RecordValues } from '../records/record-module';
import { recordQuery } from '../records/record-names';
import type { QuoteDefaults } from './draft-store';

/** What a new quote is for; ids of records. */
export interface QuoteOrigin {
  readonly deal?: string | undefined;
  readonly customer?: string | undefined;
  readonly contact?: string | undefined;
  readonly name?: string | undefined;
  readonly currency?: string | undefined;
  /** Products of the deal, and how they are reckoned. */
  readonly lines?: readonly DraftLine[];
  readonly terms?: RecordValues;
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
      ...origin.terms,
    },
    lines: origin.lines ?? [],
  };
}

/** What a deal gives to its quote; undefined until it is here, nothing without one (QUO-01). */
export function useDealDefaults(dealId: string | undefined): QuoteOrigin | undefined {
  const { data, isError } = useQuery({
    ...recordQuery('opportunity', dealId ?? ''),
    enabled: dealId !== undefined,
  });
  const session = useSession();
  const showsCost = session.group('cost') === 'show';
  const showsMoney = session.group('money') === 'show';
  return useMemo(() => {
    if (dealId === undefined || isError) return {};
    if (!data) return undefined;
    return {
      deal: data.id,
      name: textOf(data['name']),
      customer: namedOf(data, 'customer')?.id,
      contact: namedOf(data, 'contact')?.id,
      ...(textOf(data['currency']) && { currency: textOf(data['currency']) }),
      ...(showsMoney && data['hasLines'] === true && takenFrom(data, showsCost)),
    };
  }, [dealId, data, isError, showsMoney, showsCost]);
}

/** The products of a deal and how they are reckoned. A percentage comes before the amount it makes. */
function takenFrom(deal: AnyRecord, showsCost: boolean): Pick<QuoteOrigin, 'lines' | 'terms'> {
  const { isTaxIncluded, discountPercent, discountAmount } = deal;
  return {
    lines: linesIn(deal).map((line) => ({ ...draftLineOf(line, showsCost), id: uuidv7() })),
    terms: { isTaxIncluded, discountPercent, ...(discountPercent === null && { discountAmount }) },
  };
}
