import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './DataTable.module.css';
import type { Column } from './types';

interface TotalsRowProps<Row> {
  columns: readonly Column<Row>[];
  totals: Partial<Record<string, ReactNode>>;
  hasTicks: boolean;
  ref?: Ref<HTMLDivElement>;
}

/** Sums under their columns, 40 high; it scrolls sideways with the list. DataTable draws it from `totals`. */
export function TotalsRow<Row>({ columns, totals, hasTicks, ref }: TotalsRowProps<Row>) {
  const { t } = useTranslation();
  return (
    <div ref={ref} className={classes.totals} role="group" aria-label={t('common.table.totals')}>
      <div className={classes.row} data-totals>
        {hasTicks && <span />}
        {columns.map((column) => (
          <span key={column.key} className={classes.totalCell} data-end={column.align === 'end' || undefined}>
            {totals[column.key]}
          </span>
        ))}
      </div>
    </div>
  );
}
