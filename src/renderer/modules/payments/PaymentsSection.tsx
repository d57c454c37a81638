import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { IconButton } from '@renderer/components/basics/ActionButton';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { recordModules, recordPath } from '../records/record-module';
import { signedAmount } from './signed-amount';

interface PaymentsSectionProps {
  orderId: string;
  /** Missing where none may be noted now. */
  onNote: (() => void) | undefined;
}

/** More than these wait in the list. */
const shown = 20;

/** The money that came in for an order, and went back, the latest first. */
export function PaymentsSection(props: PaymentsSectionProps) {
  const session = useSession();
  if (!session.can('payment', 'view') || session.group('money') !== 'show') return null;
  return <Payments {...props} />;
}

function Payments({ orderId, onNote }: PaymentsSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const filter = { field: 'orderId', op: 'eq' as const, value: orderId };
  const { data } = useQuery(api.payments.list.queryOptions({ input: { filter, sort: '-paidOn', limit: shown } }));
  const items = data?.items ?? [];
  const total = data?.total ?? items.length;
  return (
    <Section
      title={t('payments.many')}
      count={items.length > 0 ? total : undefined}
      after={
        onNote && (
          <IconButton
            icon="plus"
            isSmall
            label={t('common.record.add', { name: t('payments.one') })}
            onClick={onNote}
          />
        )
      }
    >
      {data && items.length === 0 && <p className={pageClasses.sectionEmpty}>{t('payments.page.none')}</p>}
      {items.map((payment) => (
        <div key={payment.id} className={pageClasses.item}>
          <Link className={pageClasses.itemName} to={recordPath(recordModules.payment, payment.id)}>
            {format.date(payment.paidOn ?? '')}
          </Link>
          <span className={pageClasses.itemMeta}>
            {payment.method && t(`payments.options.method.${payment.method}`)}
          </span>
          <span>{signedAmount(payment, format)}</span>
          <IconButton
            icon="print"
            isSmall
            label={t('payments.page.printReceipt')}
            onClick={() => void navigate({ to: `/print/receipt/${payment.id}` })}
          />
        </div>
      ))}
      {total > items.length && (
        <Link
          className={pageClasses.sectionMore}
          to="/payments"
          search={{ view: 'all', filter: JSON.stringify(filter) }}
        >
          {t('common.record.more', { count: total - items.length })}
        </Link>
      )}
    </Section>
  );
}
