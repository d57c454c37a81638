import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { countryOfFirm } from '@shared/lib/firm-country';
import { commonTaxRates, tellsPricesWithTax } from '@shared/lib/tax-rates';
import { api } from '@renderer/api/client';
import { useSession } from '@renderer/app/session';
import { RecordFormPage } from '../records/form/RecordFormPage';
import { recordModules } from '../records/record-module';
import { useRecordId } from '../records/use-record-id';

const essentials = [
  'name',
  'code',
  'specification',
  'kind',
  'category',
  'family',
  'tier',
  'unit',
  'listPrice',
  'currency',
  'priceIncludesTax',
  'taxRate',
  'cost',
];

export function ProductNewPage() {
  return <ProductForm />;
}

export function ProductEditPage() {
  const id = useRecordId();
  return <ProductForm id={id} />;
}

/** The form of a product; it offers the words and rates that are in use. */
function ProductForm({ id }: { id?: string }) {
  const { organization } = useSession();
  const words = useQuery(api.products.words.queryOptions({ staleTime: 60_000 }));
  const { currency, locale } = organization;
  const country = countryOfFirm({ currency, locale });
  const suggestions = useMemo(
    () => ({ ...words.data, taxRate: commonTaxRates(country), currency: [currency] }),
    [words.data, country, currency],
  );
  const defaults = useMemo(
    () => ({ kind: 'goods', currency, priceIncludesTax: tellsPricesWithTax(country) }),
    [currency, country],
  );
  return (
    <RecordFormPage
      module={recordModules.product}
      id={id}
      essentials={essentials}
      defaults={id === undefined ? defaults : undefined}
      suggestions={suggestions}
    />
  );
}
