import type { DocumentLine } from '@shared/modules/documents/document';
import type { Order } from '@shared/modules/orders/order';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@renderer/app/use-format';
import { LinesTable } from '../documents/LinesTable';
import { Sums } from '../documents/Sums';
import { movedByLine } from './goods-left';
import classes from './Orders.module.css';

/** What was ordered, how much of it went out, and what it comes to. */
export function OrderLines({ order, actions }: { order: Order; actions?: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lines, currency, total, taxes } = order;
  const delivered = movedByLine(order.deliveries);
  const returned = movedByLine(order.returns);
  const stateOf = (line: DocumentLine) => {
    const out = delivered.get(line.id);
    const back = returned.get(line.id);
    const parts = [
      out !== undefined && t('orders.page.lineDelivered', { quantity: format.decimal(out) }),
      back !== undefined && t('orders.page.lineReturned', { quantity: format.decimal(back) }),
    ].filter((part) => part !== false);
    return parts.length === 0 ? null : parts.join(' · ');
  };
  return (
    <section className={classes.lines} aria-label={t('orders.page.lines')}>
      <div className={classes.linesHead}>
        <h2>{t('orders.page.lines')}</h2>
        {actions}
      </div>
      {lines.length === 0 ? (
        <p className={classes.noLines}>{t('orders.page.noLines')}</p>
      ) : (
        <>
          <LinesTable
            label={t('orders.page.lines')}
            lines={lines}
            currency={currency ?? ''}
            isTaxIncluded={order.isTaxIncluded !== false}
            stateOf={order.status === 'confirmed' ? stateOf : undefined}
          />
          {typeof total === 'number' && taxes && (
            <Sums
              currency={currency ?? ''}
              subtotal={order.subtotal ?? 0}
              discount={order.discountAmount ?? 0}
              discountLabel={order.discountLabel ?? null}
              net={order.net ?? 0}
              taxes={taxes}
              total={total}
              after={moneyOf(order, t, (minor) => format.money(minor, currency ?? undefined))}
            />
          )}
        </>
      )}
    </section>
  );
}

type Words = (key: string) => string;

function moneyOf(order: Order, t: Words, money: (minor: number) => string) {
  if (order.status !== 'confirmed') return [];
  const rows = [
    { key: 'returnedAmount', minor: -(order.returnedAmount ?? 0) },
    { key: 'paidAmount', minor: -(order.paidAmount ?? 0) },
  ].filter(({ minor }) => minor !== 0);
  if (rows.length === 0) return [];
  return [...rows, { key: 'openAmount', minor: order.openAmount ?? 0 }].map(({ key, minor }) => ({
    key,
    label: t(`orders.fields.${key}`),
    value: money(minor),
  }));
}
