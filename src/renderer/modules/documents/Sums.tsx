import type { TaxOfRate } from '@shared/lib/document-total';
import type { ReactNode } from 'react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@renderer/app/use-format';
import classes from './Sums.module.css';

interface SumsProps {
  currency: string;
  subtotal: number;
  /** Taken off the subtotal, and what it is called on paper. */
  discount: number;
  discountLabel: string | null;
  net: number;
  taxes: readonly TaxOfRate[];
  total: number;
  /** Below the total: what was returned, paid, is open. */
  after?: readonly { readonly key: string; readonly label: ReactNode; readonly value: ReactNode; tone?: 'bad' }[];
}

/** What a document comes to, line below line; the total last (picture 17). Sums are minor units. */
export function Sums({ currency, subtotal, discount, discountLabel, net, taxes, total, after = [] }: SumsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (minor: number) => format.money(minor, currency);
  return (
    <dl className={classes.sums}>
      {discount !== 0 && (
        <>
          <dt>{t('documents.sums.subtotal')}</dt>
          <dd>{money(subtotal)}</dd>
          <dt>{discountLabel || t('documents.sums.discount')}</dt>
          <dd>{money(-discount)}</dd>
        </>
      )}
      <dt>{t('documents.sums.net')}</dt>
      <dd>{money(net)}</dd>
      {taxes.map(({ rate, tax }) => (
        <Fragment key={rate}>
          <dt>{t('documents.sums.tax', { rate })}</dt>
          <dd>{money(tax)}</dd>
        </Fragment>
      ))}
      <dt className={classes.total}>{t('documents.sums.total')}</dt>
      <dd className={classes.total}>{money(total)}</dd>
      {after.map(({ key, label, value, tone }) => (
        <Fragment key={key}>
          <dt>{label}</dt>
          <dd data-tone={tone}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
