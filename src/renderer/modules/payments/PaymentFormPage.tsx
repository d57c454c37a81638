import { useMemo } from 'react';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { RecordFormPage } from '../records/form/RecordFormPage';
import { usePageSearch } from '../records/list/use-page-search';
import { recordModules } from '../records/record-module';
import { useNow } from '../records/use-now';
import { useRecordId } from '../records/use-record-id';

const essentials = ['customerId', 'orderId', 'direction', 'amount', 'currency', 'paidOn', 'method', 'reference'];

export function PaymentNewPage() {
  return <PaymentForm />;
}

export function PaymentEditPage() {
  const id = useRecordId();
  return <PaymentForm id={id} />;
}

/** The form of a payment: of an order, or on account of a customer. */
function PaymentForm({ id }: { id?: string }) {
  const format = useFormat();
  const today = format.date(useNow());
  const { organization } = useSession();
  const [{ customer, customerName, order, orderName }] = usePageSearch();
  const defaults = useMemo(
    () => ({
      direction: 'in',
      method: 'transfer',
      currency: organization.currency,
      paidOn: today,
      ...(customer && { customerId: { id: customer, name: customerName ?? '' } }),
      ...(order && { orderId: { id: order, name: orderName ?? '' } }),
    }),
    [customer, customerName, order, orderName, organization.currency, today],
  );
  return (
    <RecordFormPage
      module={recordModules.payment}
      id={id}
      essentials={essentials}
      defaults={id === undefined ? defaults : undefined}
    />
  );
}
