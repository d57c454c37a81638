import { Icon } from '@renderer/app/icons/Icon';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { ActionButton, IconButton } from '../basics/ActionButton';
import { copyText } from './copy-text';
import { showToast } from './toast-store';
import classes from './States.module.css';

interface ErrorStateProps {
  title: string;
  /** What happened, in the reader's words. */
  happened?: ReactNode;
  /** What became of what was written. */
  kept?: ReactNode;
  /** What one can do. */
  todo?: ReactNode;
  /** For support; also in the log. */
  code?: string;
  onRetry?: () => void;
  actions?: ReactNode;
}

/** A page that could not be read: what happened, what was kept, what to do, and a code; never a stack trace. */
export function ErrorState({ title, happened, kept, todo, code, onRetry, actions }: ErrorStateProps) {
  const { t } = useTranslation();
  const lines = [
    ['happened', happened],
    ['kept', kept],
    ['todo', todo],
  ] as const;
  const copy = async (text: string) => {
    const isCopied = await copyText(text);
    showToast({ message: t(isCopied ? 'common.error.codeCopied' : 'common.error.codeNotCopied', { code: text }) });
  };
  return (
    <div className={classes.error} role="alert">
      <h2 className={classes.errorTitle}>
        <Icon name="warning" tone="warn" />
        {title}
      </h2>
      <dl className={classes.errorLines}>
        {lines.map(
          ([key, value]) =>
            value && (
              <div key={key} className={classes.errorLine}>
                <dt>{t(`common.error.${key}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <div className={classes.errorActions}>
        {onRetry && (
          <ActionButton tone="solid" icon="sync" onClick={onRetry}>
            {t('common.error.retry')}
          </ActionButton>
        )}
        {actions}
        {code && (
          <span className={classes.code}>
            {t('common.error.code', { code })}
            <IconButton icon="copy" label={t('common.error.copyCode')} isSmall onClick={() => void copy(code)} />
          </span>
        )}
      </div>
    </div>
  );
}
