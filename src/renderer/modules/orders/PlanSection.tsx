import type { Order } from '@shared/modules/orders/order';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@renderer/app/use-format';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { Status } from '@renderer/components/basics/Status';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import classes from './Orders.module.css';

interface PlanSectionProps {
  order: Order;
  canEdit: boolean;
  onEdit: () => void;
}

/** The parts an order's money is due in (应收计划), with what of each is still open. */
export function PlanSection({ order, canEdit, onEdit }: PlanSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const currency = order.currency ?? undefined;
  const { instalments } = order;
  const isLate = (part: Order['instalments'][number]) =>
    order.status === 'confirmed' && part.open > 0 && format.daysFromNow(part.dueOn) < 0;
  return (
    <Section
      title={t('orders.plan.title')}
      count={instalments.length > 1 ? instalments.length : undefined}
      after={
        canEdit &&
        (order.total ?? 0) > 0 && <IconButton icon="pencil" isSmall label={t('orders.plan.edit')} onClick={onEdit} />
      }
    >
      {instalments.length === 0 && (
        <p className={pageClasses.sectionEmpty}>
          {t((order.total ?? 0) > 0 ? 'orders.plan.none' : 'orders.plan.noSum')}
        </p>
      )}
      {instalments.map((part) => (
        <div key={part.id} className={classes.part}>
          <span className={part.open === 0 ? classes.partDone : undefined}>{format.date(part.dueOn)}</span>
          <span className={part.open === 0 ? classes.partDone : undefined}>{format.money(part.amount, currency)}</span>
          <span className={classes.small}>{part.label}</span>
          <span className={classes.small}>
            {part.open === 0 ? (
              <Status icon="check" tone="good" iconSize={12}>
                {t('orders.plan.settled')}
              </Status>
            ) : isLate(part) ? (
              <Status icon="alert" tone="bad" iconSize={12}>
                {t('orders.plan.late', {
                  count: -format.daysFromNow(part.dueOn),
                  amount: format.money(part.open, currency),
                })}
              </Status>
            ) : (
              t('orders.plan.open', { amount: format.money(part.open, currency) })
            )}
          </span>
        </div>
      ))}
    </Section>
  );
}
