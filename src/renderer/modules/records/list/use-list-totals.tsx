import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@renderer/app/use-format';
import { Money } from '@renderer/components/basics/Values';
import classes from '../Records.module.css';
import type { RecordModule } from '../record-module';
import type { RecordList } from './use-record-list';

/**
 * The last row of a list: how many records in its first column, what they come to in the columns of money. What may be
 * counted on of it has no column and stands beside the number.
 */
export function useListTotals(module: RecordModule, list: RecordList, firstColumn: string) {
  const { t } = useTranslation();
  const format = useFormat();
  const { filter, q } = list.query;
  const { data: sums } = useQuery({
    queryKey: [...module.baseKey, 'sums', { filter, q }],
    queryFn: ({ signal }) => module.sums?.({ ...(filter && { filter }), ...(q && { q }) }, signal) ?? null,
    enabled: module.sums !== undefined && (list.total ?? 0) > 0,
    placeholderData: keepPreviousData,
  });
  const { total } = list;
  const money = total ? Object.entries(sums?.columns ?? {}) : [];
  const weighted = money.find(([key]) => key === 'weighted')?.[1];
  const others = sums?.otherCurrencies ?? 0;
  const hint = others > 0 ? t('records.list.withoutRate', { count: others, number: format.number(others) }) : undefined;
  const sumCell = (minor: number) => (
    <span className={classes.total} title={hint}>
      <Money minor={minor} isShort />
    </span>
  );
  const totals: Record<string, ReactNode> = Object.fromEntries(money.map(([key, minor]) => [key, sumCell(minor)]));
  if (total !== undefined)
    totals[firstColumn] = (
      <span className={classes.total}>
        {t(`${module.name}.page.total`, {
          count: total,
          number: `${format.number(total)}${list.isTotalExact ? '' : '+'}`,
        })}
        {weighted !== undefined && weighted > 0 && (
          <span className={classes.totalNote}>{t('records.list.weighted', { sum: format.moneyShort(weighted) })}</span>
        )}
      </span>
    );
  return totals;
}
