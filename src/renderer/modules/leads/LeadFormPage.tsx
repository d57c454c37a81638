import { RecordFormPage } from '../records/form/RecordFormPage';
import { recordModules } from '../records/record-module';
import { useRecordId } from '../records/use-record-id';

const essentials = [
  'name',
  'companyName',
  'title',
  'phones',
  'emails',
  'source',
  'subSource',
  'referredByCustomerId',
  'amount',
  'notes',
  'ownerId',
];

export function LeadNewPage() {
  return <LeadForm />;
}

export function LeadEditPage() {
  const id = useRecordId();
  return <LeadForm id={id} />;
}

/** The form of a lead. Its status is changed on its page, where what giving up asks for is asked. */
function LeadForm({ id }: { id?: string }) {
  return <RecordFormPage module={recordModules.lead} id={id} essentials={essentials} without={withoutField} />;
}

function withoutField(): readonly string[] {
  return ['status', 'statusReason', 'statusNote'];
}
