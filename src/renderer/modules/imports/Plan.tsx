import { useMutation } from '@tanstack/react-query';
import type { Import, ImportPlan, ImportRow, ImportVerdict, RowFaultReason } from '@shared/modules/imports/import';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { saveDownload } from '@renderer/api/transfer';
import { useKeys } from '@renderer/app/keys';
import { Icon } from '@renderer/app/icons/Icon';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { showToast } from '@renderer/components/feedback/toast-store';
import { useWindowedRows } from '@renderer/components/table/use-windowed-rows';
import classes from './Imports.module.css';
import { PlanGrid } from './PlanGrid';
import { PlanNotes } from './PlanNotes';
import { PlanTiles } from './PlanTiles';
import { RowPanel } from './RowPanel';
import { useImportStep, usePlanPatch } from './use-import';

export interface PlanView {
  verdict: ImportVerdict | null;
  reason: RowFaultReason | null;
  order: 'faultsFirst' | 'row';
}

export type RowChange = Omit<Parameters<typeof client.imports.patchRows>[0]['rows'][number], 'rowNumber'>;

/** Step 3: the plan in five numbers, its rows with the faults to mend, and the one button that writes. */
export function Plan({ data, plan }: { data: Import; plan: ImportPlan }) {
  const { t } = useTranslation();
  const [view, setView] = useState<PlanView>({ verdict: null, reason: null, order: 'faultsFirst' });
  const [cursor, setCursor] = useState<number | null>(0);
  const patchPlan = usePlanPatch(data.id);
  const { verdict, reason, order } = view;
  const rows = useWindowedRows<ImportRow>({
    key: JSON.stringify([data.id, view, data.updatedAt]),
    load: async ({ offset, limit, signal }) => {
      const input = { id: data.id, order, offset, limit, ...(verdict && { verdict }), ...(reason && { reason }) };
      return { ...(await client.imports.rows(input, { signal })), totalIsExact: true };
    },
  });
  const change = useMutation({
    mutationFn: ({ row, change: wanted }: { row: ImportRow; change: RowChange }) =>
      client.imports.patchRows({ id: data.id, rows: [{ rowNumber: row.rowNumber, ...wanted }] }),
    onSuccess: ({ items, plan: next }) => {
      for (const item of items) rows.patchRow((row) => row.rowNumber === item.rowNumber, item);
      patchPlan(next);
    },
    onError: (error) => showToast({ message: faultOf(error).message, tone: 'bad' }),
  });
  const save = async (row: ImportRow, wanted: RowChange) => {
    await change.mutateAsync({ row, change: wanted }).catch(() => undefined);
  };
  const current = cursor === null ? undefined : rows.getRow(cursor);
  return (
    <>
      <PlanTiles
        data={data}
        plan={plan}
        view={view}
        onView={(next) => {
          setView(next);
          setCursor(0);
        }}
      />
      <PlanNotes plan={plan} />
      <div className={classes.planBody}>
        {rows.error ? (
          <ErrorState title={t('importPage.unreadable')} happened={faultOf(rows.error).message} onRetry={rows.reload} />
        ) : (
          <PlanGrid
            data={data}
            plan={plan}
            rows={rows}
            cursor={cursor}
            onCursor={setCursor}
            onSave={save}
            onSameFault={(same) => setView({ verdict: null, reason: same, order: 'faultsFirst' })}
            empty={<EmptyState title={t('importPage.noRows')} />}
          />
        )}
        {current && <RowPanel kind={data.kind} row={current} onChange={(wanted) => void save(current, wanted)} />}
      </div>
      <PlanFoot data={data} plan={plan} />
    </>
  );
}

/** The foot says how to undo; the button says how many rows. */
function PlanFoot({ data, plan }: { data: Import; plan: ImportPlan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const run = useImportStep(data.id, 'run');
  const faults = useFaultsFile(data.id);
  const writes = plan.create + plan.update + plan.merge;
  const isIdle = !run.isPending && writes > 0;
  useKeys([
    {
      keys: 'mod+enter',
      label: t('importPage.write'),
      group: t('importPage.title'),
      run: () => run.mutate({}),
      isDisabled: !isIdle,
    },
  ]);
  return (
    <div className={classes.foot}>
      <Icon name="undo" size={14} tone="quiet" />
      <span>
        {plan.update > 0
          ? t('importPage.undoHint', { count: plan.update, updates: format.number(plan.update) })
          : t('importPage.undoHintPlain')}
      </span>
      {plan.tidiedCells > 0 && (
        <span className={classes.faint}>
          {t('importPage.tidied', { count: plan.tidiedCells, cells: format.number(plan.tidiedCells) })}
        </span>
      )}
      <span className={classes.space} />
      {plan.faults > 0 && (
        <ActionButton icon="download" isBusy={faults.isPending} onClick={() => faults.mutate()}>
          {t('importPage.exportFaults', { count: plan.faults, rows: format.number(plan.faults) })}
        </ActionButton>
      )}
      <ActionButton
        tone="solid"
        keys="mod+enter"
        isBusy={run.isPending}
        isDisabled={writes === 0}
        onClick={() => run.mutate({})}
      >
        {plan.faults > 0
          ? t('importPage.writeSome', { rows: format.number(writes), faults: format.number(plan.faults) })
          : t('importPage.writeAll', { count: writes, rows: format.number(writes) })}
      </ActionButton>
    </div>
  );
}

/** The faulty rows as a file with the reasons beside them. */
export function useFaultsFile(id: string) {
  return useMutation({
    mutationFn: async () => saveDownload(await client.imports.faultsFile({ id })),
    onError: (error) => showToast({ message: faultOf(error).message, tone: 'bad' }),
  });
}
