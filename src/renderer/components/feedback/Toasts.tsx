import { Icon } from '@renderer/app/icons/Icon';
import { useKeys } from '@renderer/app/keys';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton, IconButton } from '../basics/ActionButton';
import { dismissToast, useToasts, type Toast } from './toast-store';
import classes from './Toasts.module.css';

const signs = { good: 'check', warn: 'warning', bad: 'alert' } as const;

/** Draws the notices of {@link showToast}; stands once in the app. */
export function Toasts() {
  const toasts = useToasts();
  const { t } = useTranslation();
  const newest = toasts.at(-1);
  const undoable = newest?.undo ? newest : undefined;
  useKeys([
    {
      keys: 'mod+z',
      label: undoable && t('common.action.undo'),
      isDisabled: !undoable,
      run: () => undoable && undo(undoable),
    },
  ]);
  return (
    <div className={classes.stack} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const [isHeld, setIsHeld] = useState(false);
  const lifetime = toast.undo ? 10_000 : 6_000;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismissToast(toast.id), lifetime);
    return () => clearTimeout(timer);
  }, [isHeld, toast.id, lifetime]);
  return (
    <div
      className={classes.toast}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      {toast.tone && <Icon name={signs[toast.tone]} tone={toast.tone} />}
      <span className={classes.message}>{toast.message}</span>
      {toast.undo && (
        <ActionButton isSmall keys="mod+z" icon="undo" onClick={() => undo(toast)}>
          {t('common.action.undo')}
        </ActionButton>
      )}
      <IconButton icon="close" label={t('common.action.close')} isSmall onClick={() => dismissToast(toast.id)} />
    </div>
  );
}

function undo(toast: Toast): void {
  dismissToast(toast.id);
  toast.undo?.();
}
