import type { Order } from '@shared/modules/orders/order';
import { Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { hasUnsavedWork } from '@renderer/app/unsaved';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { showToast } from '@renderer/components/feedback/toast-store';
import { PageActions } from '../records/page/PageActions';
import { PhoneAction } from '../records/page/RecordPage';
import { recordModules, type AnyRecord } from '../records/record-module';
import { changeOrderAtOnce } from './change-order';
import { goodsLeft } from './goods-left';

export type OrderDialog = 'cancel' | 'deliver' | 'return' | 'plan' | 'payment' | 'refund';

interface OrderActionsProps {
  order: AnyRecord & Order;
  onOpen: (dialog: OrderDialog) => void;
  onRemove: () => void;
}

interface OrderStep {
  readonly key: 'confirm' | 'deliver' | 'payment' | 'return' | 'refund' | 'reopen' | 'cancel';
  readonly run: () => void;
}

/** What may be done with an order now, the next thing first. */
function useOrderSteps(order: Order, onOpen: (dialog: OrderDialog) => void): OrderStep[] {
  const { t } = useTranslation();
  const session = useSession();
  if (!order.can.includes('edit')) return [];
  const { id, version, number } = order;
  const hasMoved = order.deliveries.length > 0 || order.returns.length > 0 || (order.paidAmount ?? 0) !== 0;
  const paysHere = session.can('payment', 'create') && session.group('money') === 'show';
  const at = (key: OrderStep['key'], when: boolean, run: () => void) => (when ? [{ key, run }] : []);
  const isConfirmed = order.status === 'confirmed';
  const confirm = () => {
    if (hasUnsavedWork()) {
      showToast({ message: t('orders.page.saveFirst'), tone: 'warn' });
      return;
    }
    void changeOrderAtOnce(() => client.orders.confirm({ id, version }), t('orders.page.done.confirm', { number }));
  };
  const reopen = () =>
    void changeOrderAtOnce(() => client.orders.reopen({ id, version }), t('orders.page.done.reopen', { number }));
  return [
    ...at('confirm', order.status === 'draft' && order.lines.length > 0, confirm),
    ...at('deliver', isConfirmed && goodsLeft(order, 'deliver').size > 0, () => onOpen('deliver')),
    ...at('payment', isConfirmed && paysHere && (order.openAmount ?? 0) > 0, () => onOpen('payment')),
    ...at('refund', isConfirmed && paysHere && (order.openAmount ?? 0) < 0, () => onOpen('refund')),
    ...at('return', isConfirmed && goodsLeft(order, 'return').size > 0, () => onOpen('return')),
    ...at('reopen', order.status !== 'draft' && !hasMoved, reopen),
    ...at('cancel', order.status !== 'cancelled' && !hasMoved, () => onOpen('cancel')),
  ];
}

const icons = {
  confirm: 'check',
  deliver: 'order',
  payment: 'payment',
  refund: 'payment',
  return: 'undo',
  reopen: 'undo',
  cancel: 'barred',
} as const;
/** What stands as a button of its own; the rest waits behind one. */
const inSight = ['confirm', 'deliver', 'payment', 'refund'] as const;

/** At the right of an order's head: its next steps, and what every record has. */
export function OrderActions({ order, onOpen, onRemove }: OrderActionsProps) {
  const { t } = useTranslation();
  const steps = useOrderSteps(order, onOpen);
  // On a phone they stand below, for a thumb.
  const isPhone = useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false });
  const first = steps.filter(({ key }) => inSight.some((one) => one === key));
  const rest = steps.filter((step) => !first.includes(step));
  return (
    <>
      <PageActions module={recordModules.order} record={order} onRemove={onRemove} />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionButton icon="chevronDown">{t('orders.page.more')}</ActionButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to={`/print/order/${order.id}`} leftSection={<Icon name="print" size={14} />}>
            {t('orders.page.steps.print')}
          </Menu.Item>
          {rest.map(({ key, run }) => (
            <Menu.Item key={key} leftSection={<Icon name={icons[key]} size={14} />} onClick={run}>
              {t(`orders.page.steps.${key}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {!isPhone &&
        first.map(({ key, run }, index) => (
          <ActionButton key={key} icon={icons[key]} tone={index === first.length - 1 ? 'solid' : 'plain'} onClick={run}>
            {t(`orders.page.steps.${key}`)}
          </ActionButton>
        ))}
    </>
  );
}

/** The same steps for a thumb. */
export function OrderPhoneActions({ order, onOpen }: Omit<OrderActionsProps, 'onRemove'>) {
  const { t } = useTranslation();
  const steps = useOrderSteps(order, onOpen).slice(0, 3);
  return steps.map(({ key, run }, index) => (
    <PhoneAction
      key={key}
      icon={icons[key]}
      isMain={index === 0}
      label={t(`orders.page.shortSteps.${key}`)}
      onClick={run}
    />
  ));
}
