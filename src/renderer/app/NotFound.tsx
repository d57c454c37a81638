import { useTranslation } from 'react-i18next';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';

/** An address that leads nowhere, or to what this reader may not see: the two look the same. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('common.notFound.title')}
      actions={<ActionButton to="/">{t('common.notFound.back')}</ActionButton>}
    >
      {t('common.notFound.text')}
    </EmptyState>
  );
}
