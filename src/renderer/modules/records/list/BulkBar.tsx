import { useNavigate } from '@tanstack/react-router';
import { bulkResultSchema, type BulkChange, type BulkSelection } from '@shared/modules/bulk/bulk';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ProgressLine } from '@renderer/components/feedback/ProgressLine';
import { showToast } from '@renderer/components/feedback/toast-store';
import { SelectionBar, type SelectionAction } from '@renderer/components/table/SelectionBar';
import { emptySelection, selectedCount, type Selection } from '@renderer/components/table/types';
import type { ColumnContext } from '../columns';
import classes from '../Records.module.css';
import { printPath } from '../printed-kinds';
import type { RecordField } from '../record-fields';
import { mergedKinds } from '../merged-kinds';
import type { RecordModule } from '../record-module';
import { BulkDialog, type BulkKind } from './BulkDialog';
import { exportList } from './ExportMenu';
import { jobEnd, useJob } from './use-job';
import type { RecordList } from './use-record-list';

interface BulkBarProps {
  module: RecordModule;
  list: RecordList;
  selection: Selection;
  onSelectionChange: (selection: Selection) => void;
  fields: readonly RecordField[];
  context: ColumnContext;
}

/** While rows are ticked: how many, and what can be done with all of them; then how far that has come. */
export function BulkBar({ module, list, selection, onSelectionChange, fields, context }: BulkBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession();
  const navigate = useNavigate();
  const [kind, setKind] = useState<BulkKind | null>(null);
  const [running, setRunning] = useState<{ jobId: string; change: BulkChange } | null>(null);
  const count = selectedCount(selection, list.total ?? 0);
  const ids = selection.kind === 'some' ? [...selection.ids] : null;
  const clear = () => onSelectionChange(emptySelection);
  const save = async () => {
    try {
      await exportList(module, { format: 'xlsx', encoding: 'utf-8' }, list.query, ids ?? undefined);
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
    }
  };
  const merge = () => {
    const search = { kind: module.kind, ids: (ids ?? []).join(',') };
    void navigate({ to: '/merge', search });
  };
  const printTo = printPath(module.kind, ids ?? []);
  const canMerge = ids !== null && ids.length > 1 && ids.length <= 10;
  const actions: (SelectionAction & { isOffered: boolean })[] = [
    {
      key: 'assign',
      label: t('records.bulk.assign'),
      icon: 'assign',
      keys: 'a',
      isOffered: session.can(module.kind, 'assign') && module.kind !== 'activity',
      onSelect: () => setKind('assign'),
    },
    {
      key: 'tag',
      label: t('records.bulk.tag'),
      icon: 'tag',
      keys: 't',
      isOffered: session.can(module.kind, 'edit') && fields.some((field) => field.key === 'tags'),
      onSelect: () => setKind('tag'),
    },
    {
      key: 'set',
      label: t('records.bulk.set'),
      icon: 'pencil',
      isOffered: session.can(module.kind, 'edit'),
      onSelect: () => setKind('set'),
    },
    {
      key: 'export',
      label: t('records.export.title'),
      icon: 'download',
      // All but a few cannot be named to an export; it takes the list, or the ticked ones.
      isOffered:
        session.can(module.kind, 'export') &&
        (ids !== null || (selection.kind === 'all' && selection.except.size === 0)),
      onSelect: () => void save(),
    },
    {
      key: 'print',
      label: t('records.bulk.print'),
      icon: 'print',
      isOffered: printTo !== undefined,
      onSelect: () => printTo && void navigate({ to: printTo }),
    },
    {
      key: 'merge',
      label: t('records.bulk.merge'),
      icon: 'merge',
      isOffered: canMerge && mergedKinds.includes(module.kind) && session.can(module.kind, 'edit'),
      onSelect: merge,
    },
    {
      key: 'delete',
      label: t('records.bulk.delete'),
      icon: 'trash',
      isDanger: true,
      isOffered: session.can(module.kind, 'delete'),
      onSelect: () => setKind('delete'),
    },
  ];
  if (running) {
    return (
      <BulkProgress
        key={running.jobId}
        module={module}
        jobId={running.jobId}
        change={running.change}
        onEnd={() => {
          setRunning(null);
          clear();
        }}
      />
    );
  }
  if (count === 0) return null;
  return (
    <>
      <SelectionBar
        label={t(`${module.name}.page.selected`, { count, number: format.number(count) })}
        actions={actions.filter((action) => action.isOffered)}
        onClear={clear}
      />
      {kind && (
        <BulkDialog
          kind={kind}
          module={module}
          selection={selectionInput(selection, list)}
          fields={fields}
          context={context}
          onClose={() => setKind(null)}
          onStarted={(jobId, change) => {
            setKind(null);
            setRunning({ jobId, change });
          }}
        />
      )}
    </>
  );
}

function selectionInput(selection: Selection, list: RecordList): BulkSelection {
  if (selection.kind === 'some') return { ids: [...selection.ids] };
  return { filter: list.filter, ...(list.q !== '' && { q: list.q }), except: [...selection.except] };
}

interface BulkProgressProps {
  module: RecordModule;
  jobId: string;
  change: BulkChange;
  onEnd: () => void;
}

function BulkProgress({ module, jobId, change, onEnd }: BulkProgressProps) {
  const { t } = useTranslation();
  const { job, isEnded, cancel } = useJob(jobId);
  useEffect(() => {
    if (!job || !isEnded) return;
    void queryClient.invalidateQueries({ queryKey: module.baseKey });
    const { changed = 0, refused = 0 } = bulkResultSchema.partial().safeParse(job.result).data ?? {};
    showToast({
      tone: job.state === 'failed' ? 'bad' : job.state === 'cancelled' || refused > 0 ? 'warn' : 'good',
      message: t(job.state === 'failed' ? 'records.bulk.failed' : `records.bulk.done.${change.type}`, {
        count: changed,
      }),
      ...(changed > 0 && { undo: () => void undo() }),
    });
    onEnd();

    async function undo() {
      try {
        await client.jobs.undo({ id: jobId });
        const after = await jobEnd(jobId);
        const { restored = 0, kept = 0 } = bulkResultSchema.partial().safeParse(after.result).data ?? {};
        showToast({
          tone: kept > 0 ? 'warn' : 'good',
          message: t(kept > 0 ? 'records.bulk.undonePartly' : 'records.bulk.undone', { count: restored, kept }),
        });
      } catch (error) {
        showToast({ message: faultOf(error).message, tone: 'bad' });
      }
      void queryClient.invalidateQueries({ queryKey: module.baseKey });
    }
    // Runs once, when the job has ended.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- texts and callbacks of that moment are right
  }, [isEnded]);
  return (
    <div className={classes.progress}>
      <ProgressLine
        label={t(`records.bulk.running.${change.type}`)}
        done={job?.position ?? 0}
        total={job?.total || undefined}
        onCancel={() => void cancel()}
      />
    </div>
  );
}
