import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { Icon } from '@renderer/app/icons/Icon';
import { textOf } from '../../records/field-values';
import { recordQuery } from '../../records/record-names';
import classes from './Reports.module.css';

/** So many are offered; the rest is found by typing. */
const offered = 50;

/** Narrows a report to one product, found by name, code or its sounds. */
export function ProductFilter({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words.trim(), 150);
  const { data: chosen } = useQuery({ ...recordQuery('product', value ?? ''), enabled: value !== null });
  const name = value === null ? '' : textOf(chosen?.['name']);
  const q = settled === name ? '' : settled;
  const { data } = useQuery({
    ...api.products.list.queryOptions({
      input: { limit: offered, sort: 'name', total: 'none', ...(q !== '' && { q }) },
    }),
    placeholderData: keepPreviousData,
  });
  const found = (data?.items ?? []).map((product) => ({ value: product.id, label: product.name ?? '' }));
  const isThere = value === null || name === '' || found.some((one) => one.value === value);
  return (
    <Select
      className={classes.person}
      aria-label={t('reports.page.product')}
      placeholder={t('reports.page.allProducts')}
      searchable
      clearable
      nothingFoundMessage={t('common.form.nothingFound')}
      leftSection={<Icon name="product" size={14} />}
      data={isThere ? found : [{ value, label: name }, ...found]}
      // The engine has searched already, by sounds too.
      filter={({ options }) => options}
      onSearchChange={setWords}
      value={value}
      onChange={onChange}
    />
  );
}
