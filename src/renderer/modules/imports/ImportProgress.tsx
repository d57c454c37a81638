import type { Import } from '@shared/modules/imports/import';
import { useTranslation } from 'react-i18next';
import { ProgressLine } from '@renderer/components/feedback/ProgressLine';
import classes from './Imports.module.css';
import { useImportStep } from './use-import';

/** Checking, writing or taking back goes on by itself; one may leave the page. */
export function ImportProgress({ data }: { data: Import }) {
  const { t } = useTranslation();
  const cancel = useImportStep(data.id, 'cancel');
  const phase = data.progress?.phase ?? 'running';
  return (
    <div className={classes.progress}>
      <ProgressLine
        label={t(`importPage.phases.${phase}`)}
        done={data.progress?.done ?? 0}
        total={data.progress?.total}
        onCancel={phase === 'running' ? () => cancel.mutate({}) : undefined}
      />
      <p>{t(phase === 'planning' ? 'importPage.phaseHints.planning' : 'importPage.phaseHints.writing')}</p>
    </div>
  );
}
