import type { Order } from '@shared/modules/orders/order';
import { useTranslation } from 'react-i18next';
import type { IconName } from '@renderer/app/icons/paths';
import { Status, type Tone } from '@renderer/components/basics/Status';
import type { AnyRecord } from '../records/record-module';

interface Sign {
  readonly icon: IconName;
  readonly tone?: Tone;
}

const signs = {
  status: {
    draft: { icon: 'pencil', tone: 'faint' },
    confirmed: { icon: 'check', tone: 'good' },
    cancelled: { icon: 'barred', tone: 'faint' },
  },
  deliveryStatus: {
    none: { icon: 'order', tone: 'faint' },
    partial: { icon: 'order', tone: 'warn' },
    delivered: { icon: 'check', tone: 'good' },
  },
  paymentStatus: {
    unpaid: { icon: 'payment', tone: 'faint' },
    partial: { icon: 'payment', tone: 'warn' },
    paid: { icon: 'check', tone: 'good' },
  },
} satisfies Record<'status' | 'deliveryStatus' | 'paymentStatus', Record<string, Sign>>;

interface OrderStatusProps {
  order: AnyRecord | Order;
  /** Which of its three states: the paper's, the goods', the money's. */
  of: keyof typeof signs;
}

/** One state of an order with its sign; nothing where the role hides it. */
export function OrderStatus({ order, of }: OrderStatusProps) {
  const { t } = useTranslation();
  const value = order[of];
  const sign = Object.entries<Sign>(signs[of]).find(([key]) => key === value)?.[1];
  if (!sign || typeof value !== 'string') return null;
  return (
    <Status icon={sign.icon} tone={sign.tone}>
      {t(`orders.options.${of}.${value}`)}
    </Status>
  );
}
