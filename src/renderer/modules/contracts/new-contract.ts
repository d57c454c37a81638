import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSession } from '@renderer/app/session';
import type { FormValues } from '@renderer/components/form/RecordForm';
import { namedOf } from '../documents/columns';
import { usePageSearch } from '../records/list/use-page-search';
import { recordQuery, referenceOf } from '../records/record-names';
import type { AnyRecord } from '../records/record-module';

/** What a contract can be made from; its address names one of them. */
const origins = ['order', 'quote', 'opportunity'] as const;
type Origin = (typeof origins)[number];

/** What a new contract begins with: of the customer, deal, quote or order it is made from; undefined until that is here (QUO-06). */
export function useContractDefaults(): FormValues | undefined {
  const { organization } = useSession();
  const [search] = usePageSearch();
  const kind = origins.find((one) => search[one] !== undefined);
  const id = kind && search[kind];
  const { data, isError } = useQuery({ ...recordQuery(kind ?? 'order', id ?? ''), enabled: id !== undefined });
  const { customer, customerName } = search;
  return useMemo(() => {
    const first: FormValues = {
      currency: organization.currency,
      billingInterval: 'year',
      ...(customer && { customerId: { id: customer, name: customerName ?? '' } }),
    };
    if (kind === undefined || isError) return first;
    return data && { ...first, ...takenFrom(kind, data) };
  }, [customer, customerName, data, isError, kind, organization.currency]);
}

/** Documents give what they come to without tax, and their tax rate where all their lines have the same. */
function takenFrom(kind: Origin, record: AnyRecord): FormValues {
  const neighbour = (key: 'customer' | 'opportunity' | 'quote') => {
    const found = namedOf(record, key);
    return found ? { [`${key}Id`]: found } : {};
  };
  const taxes = Array.isArray(record['taxes']) ? (record['taxes'] as readonly { readonly rate: string }[]) : [];
  const [tax] = taxes;
  const amount = record[kind === 'opportunity' ? 'amount' : 'net'];
  return {
    name: typeof record['name'] === 'string' ? record['name'] : '',
    ...neighbour('customer'),
    ...neighbour('opportunity'),
    ...neighbour('quote'),
    [`${kind}Id`]: referenceOf(kind, record),
    ...(typeof amount === 'number' && { amount }),
    ...(typeof record['currency'] === 'string' && { currency: record['currency'] }),
    ...(tax && taxes.length === 1 && { taxRate: tax.rate }),
  };
}
