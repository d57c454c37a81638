import { useMemo } from 'react';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { RecordFormPage } from '../records/form/RecordFormPage';
import { recordModules } from '../records/record-module';
import { useNow } from '../records/use-now';
import { useRecordId } from '../records/use-record-id';
import { useSources } from './use-sources';

const essentials = ['name', 'spentOn', 'kind', 'amount', 'currency', 'source', 'subSource', 'notes'];

export function CostNewPage() {
  return <CostForm />;
}

export function CostEditPage() {
  const id = useRecordId();
  return <CostForm id={id} />;
}

/** The form of a cost; it offers the sources leads and deals come from. */
function CostForm({ id }: { id?: string }) {
  const format = useFormat();
  const today = format.date(useNow());
  const { currency } = useSession().organization;
  const source = useSources();
  const suggestions = useMemo(() => ({ source, currency: [currency] }), [source, currency]);
  const defaults = useMemo(() => ({ kind: 'marketing', currency, spentOn: today }), [currency, today]);
  return (
    <RecordFormPage
      module={recordModules.cost}
      id={id}
      essentials={essentials}
      defaults={id === undefined ? defaults : undefined}
      suggestions={suggestions}
    />
  );
}
