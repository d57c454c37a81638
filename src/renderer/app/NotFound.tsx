import { useTranslation } from 'react-i18next';
import { EmptyState } from '@renderer/components/feedback/EmptyState';

/** An address that leads nowhere, or to what this reader may not see: the two look the same. */
export function NotFound() {
  const { t } = useTranslation();
  return <EmptyState title={t('common.notFound.title')}>{t('common.notFound.text')}</EmptyState>;
}
