import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { RecordFormPage } from '../records/form/RecordFormPage';
import { recordModules } from '../records/record-module';
import { useRecordId } from '../records/use-record-id';
import { useContractDefaults } from './new-contract';

const essentials = [
  'name',
  'customerId',
  'startsOn',
  'endsOn',
  'amount',
  'currency',
  'taxRate',
  'billingInterval',
  'noticeDays',
  'renewsAutomatically',
  'signedOn',
];

/** The form of a new contract, begun with what it is made from. */
export function ContractNewPage() {
  const defaults = useContractDefaults();
  if (!defaults) return <LoadingRows />;
  return <RecordFormPage module={recordModules.contract} essentials={essentials} defaults={defaults} />;
}

/** The form of a contract; what follows it comes from renewing. */
export function ContractEditPage() {
  const id = useRecordId();
  return <RecordFormPage module={recordModules.contract} id={id} essentials={essentials} />;
}
