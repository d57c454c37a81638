import { useQuery } from '@tanstack/react-query';
import type { Import } from '@shared/modules/imports/import';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { Link } from '@renderer/app/link';
import { pathOfRecord } from '@renderer/app/record-paths';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { ConfirmDialog } from '@renderer/components/feedback/ConfirmDialog';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import classes from './Imports.module.css';
import { useFaultsFile } from './Plan';
import { useImportStep } from './use-import';

/** Step 4: what was written, the rows that could not be, and the way back. */
export function ImportResult({ data }: { data: Import }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isAsking, setIsAsking] = useState(false);
  const undo = useImportStep(data.id, 'undo');
  const faultsFile = useFaultsFile(data.id);
  const result = data.result ?? { created: 0, updated: 0, faults: 0, undone: 0, leftAsIs: 0 };
  const isUndone = data.status === 'undone';
  const written = result.created + result.updated;
  const faults = Math.max(result.faults, data.plan?.faults ?? 0);
  const sentence = isUndone
    ? t('importPage.result.undone', { count: result.undone, undone: format.number(result.undone) })
    : t('importPage.result.written', {
        created: format.number(result.created),
        updated: format.number(result.updated),
      });
  return (
    <div className={classes.result}>
      <EmptyState
        title={t(`importPage.result.titles.${data.status}`, { defaultValue: data.status })}
        actions={
          <>
            {!isUndone && written > 0 && (
              <ActionButton icon="undo" onClick={() => setIsAsking(true)} isBusy={undo.isPending}>
                {t('importPage.result.undo')}
              </ActionButton>
            )}
            {faults > 0 && !isUndone && (
              <ActionButton icon="download" isBusy={faultsFile.isPending} onClick={() => faultsFile.mutate()}>
                {t('importPage.exportFaults', { count: faults, rows: format.number(faults) })}
              </ActionButton>
            )}
            <ActionButton tone="solid" to={data.kind === 'activities' ? '/' : `/${data.kind}`}>
              {t(`importPage.result.open.${data.kind}`)}
            </ActionButton>
          </>
        }
      >
        {sentence}{' '}
        {faults > 0 && !isUndone && t('importPage.result.faults', { count: faults, rows: format.number(faults) })}
      </EmptyState>
      {isUndone && result.leftAsIs > 0 && <LeftAsIs data={data} />}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('importPage.result.undoTitle')}
        consequence={t('importPage.result.undoConsequence', {
          created: format.number(result.created),
          updated: format.number(result.updated),
        })}
        actionLabel={t('importPage.result.undo')}
        onConfirm={() => {
          setIsAsking(false);
          undo.mutate({});
        }}
      />
    </div>
  );
}

/** Records somebody changed after the import: the undo left them, each is a link. */
function LeftAsIs({ data }: { data: Import }) {
  const { t } = useTranslation();
  const left = useQuery(api.imports.leftAsIs.queryOptions({ input: { id: data.id } }));
  return (
    <section className={classes.earlier}>
      <h2>{t('importPage.result.left', { count: data.result?.leftAsIs ?? 0 })}</h2>
      {left.data?.items.map((item) => {
        const to = pathOfRecord(item.kind, item.id);
        return to === null ? (
          <span key={item.id} className={classes.earlierLine}>
            {item.title}
          </span>
        ) : (
          <Link key={item.id} to={to} className={classes.earlierLine}>
            {item.title}
          </Link>
        );
      })}
    </section>
  );
}
