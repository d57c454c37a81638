import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { useSession } from '@renderer/app/session';
import { NotFound } from '@renderer/app/NotFound';
import { usePageSearch } from '../records/list/use-page-search';
import { RecordFault } from '../records/RecordFault';
import { recordModules, recordPath, type AnyRecord } from '../records/record-module';
import { recordQuery } from '../records/record-names';
import { useRecordId } from '../records/use-record-id';
import { newQuoteDefaults, useDealDefaults } from './new-quote';
import { QuoteEditor } from './QuoteEditor';

const module = recordModules.quote;
const newId = 'new';

interface Creation {
  /** The quote a new one has become. */
  readonly id: string | null;
  /** Whether the address names it by now. */
  readonly isThere: boolean;
  readonly count: number;
}

/** `/quotes/<id>`, and `/quotes/new`, which becomes it on the first save without anything on the page starting over. */
export function QuotePage() {
  const id = useRecordId();
  const navigate = useNavigate();
  const [creation, setCreation] = useState<Creation>({ id: null, isThere: false, count: 0 });
  if (id === creation.id && !creation.isThere) setCreation({ ...creation, isThere: true });
  // Asked for a further new one, from the page of the last.
  if (id === newId && creation.isThere) setCreation({ id: null, isThere: false, count: creation.count + 1 });
  const created = (record: AnyRecord) => {
    setCreation({ ...creation, id: record.id });
    void navigate({ to: recordPath(module, record.id), replace: true, ignoreBlocker: true });
  };
  return id === newId || id === creation.id ? (
    <NewQuote key={`${newId} ${creation.count}`} createdId={creation.id} onCreated={created} />
  ) : (
    <SavedQuote key={id} id={id} />
  );
}

function SavedQuote({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(recordQuery('quote', id));
  if (error) return <RecordFault module={module} error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows />;
  return <QuoteEditor record={data} defaults={noDefaults} onCreated={() => undefined} />;
}

const noDefaults = { values: {}, lines: [] };

interface NewQuoteProps {
  createdId: string | null;
  onCreated: (record: AnyRecord) => void;
}

function NewQuote({ createdId, onCreated }: NewQuoteProps) {
  const session = useSession();
  const [{ deal, customer, contact, name }] = usePageSearch();
  // The address changes once it is saved; what it began with does not.
  const [asked] = useState({ deal, customer, contact, name });
  const ofDeal = useDealDefaults(asked.deal);
  const { data } = useQuery({ ...recordQuery('quote', createdId ?? ''), enabled: createdId !== null });
  const defaults = useMemo(
    () => ofDeal && newQuoteDefaults(session.organization, { ...asked, ...ofDeal }),
    [session.organization, asked, ofDeal],
  );
  if (!session.can('quote', 'create')) return <NotFound />;
  if (!defaults) return <LoadingRows />;
  return <QuoteEditor record={data} defaults={defaults} onCreated={onCreated} />;
}
