import { useMemo } from 'react';
import { RecordFormPage } from '../records/form/RecordFormPage';
import { usePageSearch } from '../records/list/use-page-search';
import { recordModules, type AnyRecord } from '../records/record-module';
import { useRecordId } from '../records/use-record-id';

const module = recordModules.order;
const essentials = ['name', 'customerId', 'contactId', 'opportunityId', 'orderDate', 'deliverOn', 'customerReference'];
/** What was agreed is fixed once the order is confirmed; the rest may still change. */
const alwaysOpen = ['ownerId', 'departmentId', 'coOwnerIds', 'tags', 'notes', 'deliverOn', 'customerReference'];

export function OrderNewPage() {
  return <OrderForm />;
}

export function OrderEditPage() {
  const id = useRecordId();
  return <OrderForm id={id} />;
}

/** The head of an order; its lines are written on its page, where a new one leads. */
function OrderForm({ id }: { id?: string }) {
  const [{ customer, customerName, contact, contactName, opportunity, opportunityName }] = usePageSearch();
  const defaults = useMemo(
    () => ({
      ...(opportunityName && { name: opportunityName }),
      ...(customer && { customerId: { id: customer, name: customerName ?? '' } }),
      ...(contact && { contactId: { id: contact, name: contactName ?? '' } }),
      ...(opportunity && { opportunityId: { id: opportunity, name: opportunityName ?? '' } }),
    }),
    [customer, customerName, contact, contactName, opportunity, opportunityName],
  );
  return <RecordFormPage module={module} id={id} essentials={essentials} defaults={defaults} without={withoutField} />;
}

/** The quote comes from 'make order', never typed. */
function withoutField(order: AnyRecord | undefined): readonly string[] {
  if (!order || order['status'] === 'draft') return ['quoteId'];
  return Object.keys(module.fields).filter((key) => !alwaysOpen.includes(key));
}
