import type { Order } from '@shared/modules/orders/order';
import { useTranslation } from 'react-i18next';
import { useSession } from '@renderer/app/session';
import { LinesDraft } from '../documents/LinesDraft';
import type { RecordPageState } from '../records/page/use-record-page';
import { recordModules, type AnyRecord } from '../records/record-module';

interface OrderDraftProps {
  order: AnyRecord & Order;
  page: RecordPageState;
}

/** The lines of an order that is not confirmed yet. */
export function OrderDraft({ order, page }: OrderDraftProps) {
  const { t } = useTranslation();
  const { organization } = useSession();
  return (
    <LinesDraft
      module={recordModules.order}
      record={order}
      page={page}
      terms={{
        currency: order.currency ?? organization.currency,
        isTaxIncluded: order.isTaxIncluded !== false,
        customerId: order.customerId ?? null,
        discountPercent: order.discountPercent ?? null,
        discountAmount: order.discountAmount ?? null,
        discountLabel: order.discountLabel ?? null,
      }}
      texts={{
        title: t('orders.page.lines'),
        save: t('orders.page.saveLines'),
        discard: t('orders.page.discardLines'),
        saved: t('orders.page.linesSaved'),
      }}
    />
  );
}
