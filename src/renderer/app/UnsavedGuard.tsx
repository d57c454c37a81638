import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@renderer/components/feedback/ConfirmDialog';
import { forgetUnsavedWork, hasUnsavedWork } from './unsaved';

/** Asks before another page takes the place of one with unsaved work. Filters and tabs of the same page do not count. */
export function UnsavedGuard() {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && hasUnsavedWork(),
    enableBeforeUnload: false,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      isOpen={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('common.unsaved.title')}
      consequence={t('common.unsaved.consequence')}
      actionLabel={t('common.unsaved.leave')}
      isDanger
      onConfirm={() => {
        forgetUnsavedWork();
        blocker.proceed?.();
      }}
    />
  );
}
