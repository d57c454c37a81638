import { useMemo } from 'react';
import { RecordFormPage } from '../records/form/RecordFormPage';
import { usePageSearch } from '../records/list/use-page-search';
import { recordModules, type AnyRecord } from '../records/record-module';
import { useRecordId } from '../records/use-record-id';
import { endFields } from './end-fields';
import { fixedByLines } from './is-deal';

const essentials = [
  'name',
  'customerId',
  'contactId',
  'stageId',
  'amount',
  'expectedCloseDate',
  'dealType',
  'source',
  'ownerId',
];

export function OpportunityNewPage() {
  return <OpportunityForm />;
}

export function OpportunityEditPage() {
  const id = useRecordId();
  return <OpportunityForm id={id} />;
}

/** The form of a deal. A stage is changed on the deal's page, where what it asks for is asked. */
function OpportunityForm({ id }: { id?: string }) {
  const [{ customer, customerName, contact, contactName, stage, name }] = usePageSearch();
  const defaults = useMemo(
    () => ({
      ...(name && { name }),
      ...(customer && { customerId: { id: customer, name: customerName ?? '' } }),
      ...(contact && { contactId: { id: contact, name: contactName ?? '' } }),
      ...(stage && { stageId: stage }),
    }),
    [customer, customerName, contact, contactName, stage, name],
  );
  return (
    <RecordFormPage
      module={recordModules.opportunity}
      id={id}
      essentials={essentials}
      defaults={defaults}
      without={withoutField}
    />
  );
}

function withoutField(deal: AnyRecord | undefined): readonly string[] {
  const fixed = [...fixedByLines(deal), ...endFields(deal)];
  return deal ? ['stageId', ...fixed] : [...fixed, 'openedAt', 'competitor'];
}
