import type { Payment } from '@shared/modules/payments/payment';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { useFormat } from '@renderer/app/use-format';
import { Missing } from '@renderer/components/basics/Values';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { AccessLine } from '../records/page/AccessLine';
import { FieldPanel } from '../records/page/FieldPanel';
import { OwnerFacts } from '../records/page/OwnerFacts';
import { PageActions } from '../records/page/PageActions';
import { Dot, Fact, PhoneAction, RecordPage } from '../records/page/RecordPage';
import pageClasses from '../records/page/RecordPage.module.css';
import { Section } from '../records/page/Section';
import { useRecordPage } from '../records/page/use-record-page';
import { RecordFault } from '../records/RecordFault';
import { recordModules, recordPath, type AnyRecord } from '../records/record-module';
import { Timeline } from '../records/timeline/Timeline';
import { useRecordId } from '../records/use-record-id';
import { signedAmount } from './signed-amount';

const module = recordModules.payment;
const inHead = ['number', 'name', 'ownerId', 'departmentId', 'coOwnerIds', 'tags', 'createdAt', 'updatedAt'];

/** One payment: how much, when, for what. */
export function PaymentPage() {
  const id = useRecordId();
  return <PaymentRecord key={id} id={id} />;
}

function PaymentRecord({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const page = useRecordPage(module, id);
  if (page.error) return <RecordFault module={module} error={page.error} onRetry={page.retry} />;
  const { record } = page;
  if (!record || !isPayment(record)) return <LoadingRows />;
  const canEdit = record.can.includes('edit');
  const edit = () => {
    if (canEdit) void navigate({ to: `${recordPath(module, id)}/edit` });
  };
  const { customer, order, direction, paidOn, method, amount } = record;
  // A receipt; who may not see the money prints the page alone.
  const print = () => void navigate({ to: `/print/receipt/${id}` });
  return (
    <>
      <RecordPage
        module={module}
        record={record}
        facts={
          <>
            <span className={pageClasses.faint}>{record.number}</span>
            {customer && (
              <>
                <Dot />
                <Link to={recordPath(recordModules.customer, customer.id)}>{customer.name}</Link>
              </>
            )}
            <OwnerFacts record={record} directory={page.context.directory} />
          </>
        }
        access={<AccessLine kind="payment" record={record} />}
        actions={
          <PageActions
            module={module}
            record={record}
            onRemove={() => void page.remove()}
            onPrint={amount === undefined || amount === null ? undefined : print}
          />
        }
        threeFacts={
          <>
            <Fact
              icon="payment"
              label={t(direction ? `payments.options.direction.${direction}` : 'payments.fields.amount')}
              value={signedAmount(record, format) || <Missing />}
              onClick={edit}
            />
            <Fact
              icon="calendar"
              label={t('payments.fields.paidOn')}
              value={paidOn ? format.date(paidOn) : <Missing />}
              onClick={edit}
            />
            <Fact
              icon="note"
              label={t('payments.fields.method')}
              value={method ? t(`payments.options.method.${method}`) : <Missing />}
              onClick={edit}
            />
          </>
        }
        phoneActions={canEdit && <PhoneAction icon="pencil" isMain label={t('records.page.edit')} onClick={edit} />}
        fields={
          <FieldPanel
            record={record}
            fields={page.fields}
            without={inHead}
            context={{ ...page.context, currency: record.currency ?? page.context.currency }}
            save={page.save}
            reveal={undefined}
          />
        }
        timeline={
          <Timeline
            kind="payment"
            id={id}
            fields={page.fields}
            context={page.context}
            filter={page.filter}
            onFilterChange={page.setFilter}
            onOpenActivity={page.openActivity}
          />
        }
        related={
          <Section title={t('payments.fields.order')}>
            {order ? (
              <div className={pageClasses.item}>
                <Link className={pageClasses.itemName} to={recordPath(recordModules.order, order.id)}>
                  {order.name}
                </Link>
              </div>
            ) : (
              <p className={pageClasses.sectionEmpty}>{t('payments.page.onAccount')}</p>
            )}
          </Section>
        }
      />
      {page.dialog}
    </>
  );
}

function isPayment(record: AnyRecord): record is AnyRecord & Payment {
  return 'paidOn' in record;
}
