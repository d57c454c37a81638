import type { Today, TodayCustomer } from '@shared/modules/today/today.contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { pathOfRecord } from '@renderer/app/record-paths';
import { openTaskDialog } from '@renderer/app/task-dialog';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { PersonName } from '@renderer/components/basics/PersonName';
import { Status } from '@renderer/components/basics/Status';
import { useDirectory } from '../records/directory';
import classes from './Today.module.css';

/** Days without contact after which it is said in amber. */
const longSilence = 30;

/** Beside the day: whom nobody looks after, what others gave me, and the customers of the last days. */
export function TodaySide({ today, canAdd }: { today: Today; canAdd: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { userName } = useDirectory();
  const { withoutNextStep, assigned, recentCustomers } = today;
  return (
    <div className={classes.side}>
      {withoutNextStep.count > 0 && (
        <Block title={t('today.withoutNextStep')} detail={t('today.customers', { count: withoutNextStep.count })}>
          {withoutNextStep.items.map((customer) => (
            <CustomerLine
              key={customer.id}
              customer={customer}
              end={
                canAdd && (
                  <ActionButton
                    isSmall
                    tone="quiet"
                    icon="arrow"
                    onClick={() => openTaskDialog({ kind: 'customer', id: customer.id, name: customer.name })}
                  >
                    {t('today.planStep')}
                  </ActionButton>
                )
              }
            >
              <Silence customer={customer} />
            </CustomerLine>
          ))}
        </Block>
      )}
      {assigned.length > 0 && (
        <Block title={t('today.assigned')} detail={t('today.assignedDetail')}>
          {assigned.map(({ kind, id, title, at, byId, count }) => {
            const path = pathOfRecord(kind, id);
            const text = count > 1 ? t('today.assignedMany', { title, count: count - 1 }) : title;
            return (
              <li key={`${kind}-${id}`} className={classes.sideLine}>
                {path ? <Link to={path}>{text}</Link> : <span>{text}</span>}
                <span className={classes.faint}>{format.relative(at)}</span>
                <span>{byId && <PersonName id={byId} name={userName(byId)} />}</span>
                <span />
              </li>
            );
          })}
        </Block>
      )}
      <Block title={t('today.recent')} detail={t('today.recentDetail')}>
        {recentCustomers.length === 0 && <li className={classes.nothing}>{t('today.recentEmpty')}</li>}
        {recentCustomers.map((customer) => (
          <CustomerLine key={customer.id} customer={customer}>
            {customer.nextStep ? (
              <Status icon="arrow" tone="quiet">
                {customer.nextStepAt ? `${format.dateShort(customer.nextStepAt)} ` : ''}
                {customer.nextStep}
              </Status>
            ) : (
              <span className={classes.faint}>
                {t(customer.why === 'seen' ? 'today.seenAt' : 'today.changedAt', {
                  when: format.relative(customer.at),
                })}
              </span>
            )}
          </CustomerLine>
        ))}
      </Block>
    </div>
  );
}

function Block({ title, detail, children }: { title: string; detail: string; children: ReactNode }) {
  return (
    <section className={classes.block}>
      <h2>
        {title}
        <small>{detail}</small>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

function CustomerLine({ customer, children, end }: { customer: TodayCustomer; children: ReactNode; end?: ReactNode }) {
  const { userName } = useDirectory();
  const { id, name, ownerId } = customer;
  return (
    <li className={classes.sideLine}>
      <Link to={`/customers/${id}`} title={name}>
        {name}
      </Link>
      <span className={classes.sideFact}>{children}</span>
      <span>{ownerId && <PersonName id={ownerId} name={userName(ownerId)} />}</span>
      <span className={classes.sideEnd}>{end}</span>
    </li>
  );
}

function Silence({ customer }: { customer: TodayCustomer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lastContactAt } = customer;
  if (lastContactAt === null) {
    return (
      <Status icon="clock" tone="faint">
        {t('today.neverContacted')}
      </Status>
    );
  }
  const days = -format.daysFromNow(lastContactAt);
  if (days < longSilence) return <span className={classes.faint}>{format.relative(lastContactAt)}</span>;
  return (
    <Status icon="clock" tone="warn">
      {t('today.silentFor', { count: days })}
    </Status>
  );
}
