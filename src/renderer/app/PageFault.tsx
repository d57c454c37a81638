import { useTranslation } from 'react-i18next';
import { ErrorState } from '@renderer/components/feedback/ErrorState';

/** A page that could not be drawn or fetched. The frame stands, and nothing of the data is touched by it. */
export function PageFault({ reset }: { error: unknown; reset: () => void }) {
  const { t } = useTranslation();
  return (
    <ErrorState
      title={t('common.pageFault.title')}
      happened={t('common.pageFault.happened')}
      kept={t('common.pageFault.kept')}
      todo={t('common.pageFault.todo')}
      onRetry={reset}
    />
  );
}
