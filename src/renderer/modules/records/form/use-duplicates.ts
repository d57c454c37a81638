import type { CheckedKind } from '@shared/modules/duplicates/duplicates.contract';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client } from '@renderer/api/client';
import type { FormValues } from '@renderer/components/form/RecordForm';
import { labelledEntries } from '../field-values';

/** Records that may be the one being typed, asked for a moment after the last key. */
export function useDuplicates(kind: CheckedKind | null, id: string | undefined, values: FormValues) {
  const text = (key: string) => {
    const value = values[key];
    return typeof value === 'string' ? value.trim() : '';
  };
  const filled = (key: string) =>
    labelledEntries(values[key])
      .map((entry) => entry.value.trim())
      .filter((value) => value.length >= 5);
  const typed = JSON.stringify({
    nature: kind !== 'customer' || values['kind'] === 'person' ? 'person' : 'company',
    name: text('name'),
    phones: filled('phones'),
    emails: filled('emails'),
    taxId: text('taxId') || null,
  });
  const [settled] = useDebouncedValue(typed, 500);
  // Made by the lines above.
  const question = JSON.parse(settled) as {
    nature: 'company' | 'person';
    name: string;
    phones: string[];
    emails: string[];
    taxId: string | null;
  };
  const isWorthAsking =
    question.name.length >= 2 || question.phones.length > 0 || question.emails.length > 0 || question.taxId !== null;
  const { data } = useQuery({
    queryKey: ['duplicates', kind, id, settled],
    queryFn: ({ signal }) =>
      client.duplicates.check({ ...question, kind: kind ?? 'customer', ...(id !== undefined && { id }) }, { signal }),
    enabled: kind !== null && isWorthAsking,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  return isWorthAsking ? data : undefined;
}
