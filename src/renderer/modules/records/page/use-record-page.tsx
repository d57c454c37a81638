import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { useSession } from '@renderer/app/session';
import { showToast } from '@renderer/components/feedback/toast-store';
import { seenKinds } from '@shared/modules/today/today.contract';
import type { ColumnContext } from '../columns';
import { useDirectory } from '../directory';
import { useRecordFields, type RecordField } from '../record-fields';
import { recordPath, titleOf, type AnyRecord, type RecordModule, type RecordValues } from '../record-module';
import { recordQuery } from '../record-names';
import { useReferencedNames } from '../referenced-names';
import { useSaveRecord, type SaveResult } from '../save-record';
import type { ComposerHandle } from '../timeline/Composer';
import type { TimelineFilter } from '../timeline/timeline-kinds';

export interface RecordPageState {
  readonly record: AnyRecord | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  readonly fields: readonly RecordField[];
  readonly context: ColumnContext;
  readonly save: (base: AnyRecord, changes: RecordValues) => Promise<SaveResult>;
  /** The conflict dialog; to be drawn somewhere. */
  readonly dialog: ReactNode;
  readonly remove: () => Promise<void>;
  readonly composer: React.RefObject<ComposerHandle | null>;
  readonly filter: TimelineFilter;
  readonly setFilter: (filter: TimelineFilter) => void;
  /** The activity whose dialog is open. */
  readonly activityId: string | null;
  readonly openActivity: (id: string | null) => void;
}

/** What the page of every record needs: the record, its fields, saving, and what is open on the page. */
export function useRecordPage(module: RecordModule, id: string): RecordPageState {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const directory = useDirectory();
  const fields = useRecordFields(module);
  const recordName = useReferencedNames();
  const { data, error, refetch } = useQuery(recordQuery(module.kind, id));
  const { currency } = session.organization;
  const context = useMemo<ColumnContext>(
    () => ({ t, directory, currency, names: { directory, recordName } }),
    [t, directory, currency, recordName],
  );
  const { save, dialog } = useSaveRecord(module, fields, context.names);
  const composer = useRef<ComposerHandle>(null);
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const [activityId, openActivity] = useState<string | null>(null);
  useSeen(module, id, data !== undefined);

  const remove = async () => {
    if (!data) return;
    const name = titleOf(module, data);
    try {
      await module.remove(data.id);
      void queryClient.invalidateQueries({ queryKey: module.baseKey });
      showToast({ message: t('records.page.binned', { name }), tone: 'good', undo: () => void undo() });
      void navigate({ to: recordPath(module) });
    } catch (fault) {
      showToast({ message: faultOf(fault).message, tone: 'bad' });
    }
    async function undo() {
      try {
        await module.restore(id);
        void queryClient.invalidateQueries({ queryKey: module.baseKey });
        void navigate({ to: recordPath(module, id) });
      } catch (fault) {
        showToast({ message: faultOf(fault).message, tone: 'bad' });
      }
    }
  };
  return {
    record: data,
    error,
    retry: () => void refetch(),
    fields,
    context,
    save,
    dialog,
    remove,
    composer,
    filter,
    setFilter,
    activityId,
    openActivity,
  };
}

/** What one opens is among one's recent records on the first page. */
function useSeen(module: RecordModule, id: string, isThere: boolean): void {
  const { kind } = module;
  useEffect(() => {
    const seen = seenKinds.find((one) => one === kind);
    if (!isThere || seen === undefined) return;
    // It is no loss when it fails: the list of recent records is a convenience.
    client.today.seen({ kind: seen, id }).catch(() => undefined);
  }, [kind, id, isThere]);
}
