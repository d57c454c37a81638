import { useTranslation } from 'react-i18next';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '../basics/ActionButton';
import classes from './States.module.css';

interface ProgressLineProps {
  /** What is being done, in words. */
  label: string;
  done: number;
  /** Unknown while the total is being counted. */
  total?: number;
  onCancel?: () => void;
}

/** Long work: words, counts, a bar, and a way to stop. */
export function ProgressLine({ label, done, total, onCancel }: ProgressLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes.progress}>
      <div className={classes.progressWords}>
        <span>{label}</span>
        <span className={classes.progressCount}>
          {total === undefined
            ? format.number(done)
            : t('common.progress.of', { done: format.number(done), total: format.number(total) })}
        </span>
        {onCancel && (
          <ActionButton tone="quiet" isSmall onClick={onCancel}>
            {t('common.action.stop')}
          </ActionButton>
        )}
      </div>
      <progress
        className={classes.progressBar}
        aria-label={label}
        value={total === undefined ? undefined : done}
        max={total}
      />
    </div>
  );
}
