import { useTranslation } from 'react-i18next';
import { PageHead } from '@renderer/app/shell/PageHead';
import { useFormat } from '@renderer/app/use-format';

/** What is to be done today. */
export function TodayPage() {
  const { t } = useTranslation();
  const format = useFormat();
  return <PageHead title={t('today.title')} detail={format.dateShort(new Date())} />;
}
