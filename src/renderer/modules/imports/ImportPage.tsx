import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { Import } from '@shared/modules/imports/import';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useKeys } from '@renderer/app/keys';
import { Icon } from '@renderer/app/icons/Icon';
import { PageHead } from '@renderer/app/shell/PageHead';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { ConfirmDialog } from '@renderer/components/feedback/ConfirmDialog';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { ColumnMap } from './ColumnMap';
import { FileLine } from './FileLine';
import { ImportProgress } from './ImportProgress';
import { ImportResult } from './ImportResult';
import classes from './Imports.module.css';
import { Plan } from './Plan';
import { useImport } from './use-import';

const steps = ['file', 'columns', 'plan', 'write'] as const;
type StepName = (typeof steps)[number];

/** One import from its file to its result: columns, plan, writing, and the way back. */
export function ImportPage() {
  const { id = '' } = useParams({
    strict: false,
    select: (all: Record<string, string | undefined>) => ({ id: all['id'] }),
  });
  const { t } = useTranslation();
  const { data, error, refetch } = useImport(id);
  if (error) {
    return (
      <ErrorState title={t('importPage.unreadable')} happened={faultOf(error).message} onRetry={() => void refetch()} />
    );
  }
  if (!data) return <LoadingRows />;
  return <OpenImport key={data.id} data={data} />;
}

function OpenImport({ data }: { data: Import }) {
  const { t } = useTranslation();
  const [isMapping, setIsMapping] = useState(data.status === 'parsed');
  const isWritten = !['parsed', 'planned'].includes(data.status);
  const step: StepName = isWritten ? 'write' : isMapping || !data.plan ? 'columns' : 'plan';
  const name = t(`importPage.titles.${data.kind}`);
  return (
    <div className={classes.page}>
      <PageHead
        title={name}
        detail={<Steps current={step} onColumns={isWritten ? undefined : () => setIsMapping(true)} />}
        actions={!isWritten && <Discard data={data} />}
      />
      <FileLine data={data} onReread={() => setIsMapping(true)} />
      {data.progress || data.status === 'running' ? (
        <ImportProgress data={data} />
      ) : isWritten ? (
        <ImportResult data={data} />
      ) : step === 'columns' ? (
        <ColumnMap data={data} onPlanned={() => setIsMapping(false)} />
      ) : (
        data.plan && <Plan data={data} plan={data.plan} />
      )}
    </div>
  );
}

function Steps({ current, onColumns }: { current: StepName; onColumns: (() => void) | undefined }) {
  const { t } = useTranslation();
  const place = steps.indexOf(current);
  return (
    <span className={classes.steps}>
      {steps.map((step, index) => (
        <span key={step} className={classes.step}>
          {index > 0 && <Icon name="chevronRight" size={12} />}
          <span
            data-state={index < place ? 'done' : index === place ? 'on' : 'ahead'}
            aria-current={index === place ? 'step' : undefined}
          >
            <i>{index < place ? <Icon name="check" size={12} /> : index + 1}</i>
            {step === 'columns' && index < place && onColumns ? (
              <button type="button" onClick={onColumns}>
                {t(`importPage.steps.${step}`)}
              </button>
            ) : (
              t(`importPage.steps.${step}`)
            )}
          </span>
        </span>
      ))}
    </span>
  );
}

/** Before anything is written an import is given up without a trace. */
function Discard({ data }: { data: Import }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const discard = useMutation({
    mutationFn: () => client.imports.discard({ id: data.id }),
    onSettled: () => void navigate({ to: '/imports' }),
  });
  useKeys([
    {
      keys: 'Escape',
      label: t('importPage.discard.action'),
      group: t('importPage.title'),
      run: () => setIsAsking(true),
    },
  ]);
  return (
    <>
      <span className={classes.nothingYet}>{t('importPage.nothingYet')}</span>
      <ActionButton tone="quiet" isSmall keys="Escape" onClick={() => setIsAsking(true)}>
        {t('importPage.discard.action')}
      </ActionButton>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('importPage.discard.title')}
        consequence={t('importPage.discard.consequence')}
        actionLabel={t('importPage.discard.action')}
        isBusy={discard.isPending}
        onConfirm={() => discard.mutate()}
      />
    </>
  );
}
