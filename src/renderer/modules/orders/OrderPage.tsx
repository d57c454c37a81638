import type { Order } from '@shared/modules/orders/order';
import { useNavigate } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { ActivityDialog } from '../activities/ActivityDialog';
import { ContractsSection } from '../contracts/ContractsSection';
import { PaymentDialog } from '../payments/PaymentDialog';
import { PaymentsSection } from '../payments/PaymentsSection';
import { textOf } from '../records/field-values';
import { AccessLine } from '../records/page/AccessLine';
import { FieldPanel } from '../records/page/FieldPanel';
import { OwnerFacts } from '../records/page/OwnerFacts';
import { Dot, Fact, RecordPage } from '../records/page/RecordPage';
import pageClasses from '../records/page/RecordPage.module.css';
import { useRecordPage, type RecordPageState } from '../records/page/use-record-page';
import { RecordFault } from '../records/RecordFault';
import { recordModules, recordPath, titleOf, type AnyRecord } from '../records/record-module';
import { Timeline } from '../records/timeline/Timeline';
import { useRecordId } from '../records/use-record-id';
import { CancelDialog } from './CancelDialog';
import { GoodsDialog } from './GoodsDialog';
import { GoodsSection } from './GoodsSection';
import { isOrder } from './is-order';
import { OrderActions, OrderPhoneActions, type OrderDialog } from './OrderActions';
import { OrderDraft } from './OrderDraft';
import { OrderLines } from './OrderLines';
import { OrderStatus } from './OrderStatus';
import { PlanDialog } from './PlanDialog';
import { PlanSection } from './PlanSection';

const module = recordModules.order;
/** What stands in the head, in the facts or below the lines. */
const inHead = [
  'number',
  'name',
  'status',
  'deliveryStatus',
  'paymentStatus',
  'dueOn',
  'paidAmount',
  'returnedAmount',
  'openAmount',
  'movements',
  'givenAway',
  'subtotal',
  'net',
  'tax',
  'total',
  'ownerId',
  'departmentId',
  'coOwnerIds',
  'tags',
  'createdAt',
  'updatedAt',
];
/** Of a confirmed order they show in what it comes to. */
const withLines = ['currency', 'isTaxIncluded', 'discountPercent', 'discountAmount', 'discountLabel'];

/** Everything about one order: goods, money, and what happened with both. */
export function OrderPage() {
  const id = useRecordId();
  return <OrderRecord key={id} id={id} />;
}

function OrderRecord({ id }: { id: string }) {
  const navigate = useNavigate();
  const page = useRecordPage(module, id);
  const showsMoney = useSession().group('money') === 'show';
  const [dialog, setDialog] = useState<OrderDialog | null>(null);
  if (page.error) return <RecordFault module={module} error={page.error} onRetry={page.retry} />;
  const { record } = page;
  if (!record || !isOrder(record)) return <LoadingRows />;
  const canEdit = record.can.includes('edit');
  const edit = () => {
    if (canEdit) void navigate({ to: `${recordPath(module, id)}/edit` });
  };
  const isFixed = record.status !== 'draft';
  const currency = record.currency ?? page.context.currency;
  return (
    <>
      <RecordPage
        module={module}
        record={record}
        facts={<HeadFacts order={record} page={page} />}
        access={<AccessLine kind="order" record={record} />}
        actions={<OrderActions order={record} onOpen={setDialog} onRemove={() => void page.remove()} />}
        threeFacts={<ThreeFacts order={record} onOpen={setDialog} onEdit={edit} />}
        phoneActions={<OrderPhoneActions order={record} onOpen={setDialog} />}
        main={
          isFixed || !canEdit || !showsMoney ? <OrderLines order={record} /> : <OrderDraft order={record} page={page} />
        }
        fields={
          <FieldPanel
            record={record}
            fields={page.fields.map((field) =>
              isFixed && !openFields.includes(field.key) ? { ...field, isComputed: true } : field,
            )}
            without={isFixed ? [...inHead, ...withLines] : inHead}
            context={{ ...page.context, currency }}
            save={page.save}
            reveal={undefined}
          />
        }
        timeline={
          <Timeline
            kind="order"
            id={id}
            fields={page.fields.filter(({ key }) => key !== 'movements')}
            context={page.context}
            filter={page.filter}
            onFilterChange={page.setFilter}
            onOpenActivity={page.openActivity}
          />
        }
        related={
          <>
            {record.taxes && (
              <PlanSection
                order={record}
                canEdit={canEdit && record.status !== 'cancelled'}
                onEdit={() => setDialog('plan')}
              />
            )}
            <PaymentsSection
              orderId={id}
              onNote={canEdit && record.status === 'confirmed' ? () => setDialog('payment') : undefined}
            />
            <GoodsSection order={record} canEdit={canEdit} onDeliver={() => setDialog('deliver')} />
            <ContractsSection kind="order" id={id} name={titleOf(module, record)} />
          </>
        }
      />
      {page.dialog}
      <Dialogs order={record} open={dialog} onClose={() => setDialog(null)} />
      {page.activityId && <ActivityDialog id={page.activityId} onClose={() => page.openActivity(null)} />}
    </>
  );
}

/** What may still change once an order is confirmed. */
const openFields = ['tags', 'notes', 'deliverOn', 'customerReference'];

interface DialogsProps {
  order: Order;
  open: OrderDialog | null;
  onClose: () => void;
}

function Dialogs({ order, open, onClose }: DialogsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const payer = { id: order.id, number: order.number ?? '', currency: order.currency ?? 'CNY' };
  const next = order.instalments.find((part) => part.open > 0);
  switch (open) {
    case null:
      return null;
    case 'cancel':
      return <CancelDialog order={order} onClose={onClose} />;
    case 'deliver':
    case 'return':
      return <GoodsDialog order={order} way={open} onClose={onClose} />;
    case 'plan':
      return <PlanDialog order={order} onClose={onClose} />;
    case 'payment':
      return (
        <PaymentDialog
          order={payer}
          direction="in"
          amount={next?.open ?? order.openAmount ?? null}
          hint={
            next &&
            t('payments.note.part', { day: format.date(next.dueOn), label: next.label ?? t('orders.plan.title') })
          }
          onClose={onClose}
        />
      );
    case 'refund':
      return <PaymentDialog order={payer} direction="out" amount={Math.abs(order.openAmount ?? 0)} onClose={onClose} />;
  }
}

function HeadFacts({ order, page }: { order: AnyRecord & Order; page: RecordPageState }) {
  const { customer, contact } = order;
  const named = [
    customer && { kind: 'customer' as const, ...customer },
    contact && { kind: 'contact' as const, ...contact },
  ].filter((one) => one !== null);
  return (
    <>
      <span className={pageClasses.faint}>{textOf(order.number)}</span>
      <Dot />
      <OrderStatus order={order} of="status" />
      {named.map(({ kind, id, name }) => (
        <Fragment key={id}>
          <Dot />
          <Link to={recordPath(recordModules[kind], id)}>{name}</Link>
        </Fragment>
      ))}
      <OwnerFacts record={order} directory={page.context.directory} />
    </>
  );
}

interface ThreeFactsProps {
  order: Order;
  onOpen: (dialog: OrderDialog) => void;
  onEdit: () => void;
}

function ThreeFacts({ order, onOpen, onEdit }: ThreeFactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession();
  const { total, openAmount, dueOn, deliverOn } = order;
  const currency = order.currency ?? undefined;
  const isConfirmed = order.status === 'confirmed';
  const canEdit = order.can.includes('edit');
  const late = typeof dueOn === 'string' ? Math.max(0, -format.daysFromNow(dueOn)) : 0;
  const lateGoods =
    isConfirmed && order.deliveryStatus !== 'delivered' && typeof deliverOn === 'string'
      ? Math.max(0, -format.daysFromNow(deliverOn))
      : 0;
  return (
    <>
      {session.group('money') === 'show' && (
        <>
          <Fact
            icon="deals"
            label={t('orders.fields.total')}
            value={format.money(total ?? 0, currency)}
            detail={t('orders.page.net', { amount: format.money(order.net ?? 0, currency) })}
            onClick={onEdit}
          />
          <Fact
            icon={late > 0 ? 'alert' : 'payment'}
            tone={late > 0 ? 'bad' : undefined}
            label={t(late > 0 ? 'orders.page.overdue' : 'orders.fields.openAmount')}
            value={isConfirmed ? format.money(openAmount ?? 0, currency) : t('orders.page.notYet')}
            detail={
              late > 0
                ? t('orders.page.daysLate', { count: late })
                : typeof dueOn === 'string'
                  ? t('orders.page.due', { day: format.date(dueOn) })
                  : undefined
            }
            onClick={() => {
              if (canEdit && isConfirmed && session.can('payment', 'create') && (openAmount ?? 0) > 0)
                onOpen('payment');
            }}
          />
        </>
      )}
      <Fact
        icon={lateGoods > 0 ? 'alert' : 'order'}
        tone={lateGoods > 0 ? 'bad' : undefined}
        label={t('orders.fields.deliveryStatus')}
        value={t(`orders.options.deliveryStatus.${order.deliveryStatus ?? 'none'}`)}
        detail={
          lateGoods > 0
            ? t('orders.page.daysLate', { count: lateGoods })
            : typeof deliverOn === 'string'
              ? t('orders.page.until', { day: format.date(deliverOn) })
              : undefined
        }
        onClick={() => {
          if (canEdit && isConfirmed && order.deliveryStatus !== 'delivered') onOpen('deliver');
        }}
      />
    </>
  );
}
