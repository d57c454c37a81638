import { useTranslation } from 'react-i18next';
import { PhoneAction } from './RecordPage';
import type { RecordPageState } from './use-record-page';

/** At the foot of a phone: note a call or a visit, plan the next step, say something to colleagues. */
export function ComposerActions({ page }: { page: RecordPageState }) {
  const { t } = useTranslation();
  const open = (kind: 'call' | 'visit' | 'task' | 'comment') => () => page.composer.current?.open(kind);
  return (
    <>
      <PhoneAction icon="phone" isMain label={t('customers.page.call')} onClick={open('call')} />
      <PhoneAction icon="visit" label={t('customers.page.logVisit')} onClick={open('visit')} />
      <PhoneAction icon="calendar" label={t('customers.page.nextStepShort')} onClick={open('task')} />
      <PhoneAction icon="chat" label={t('comments.title')} onClick={open('comment')} />
    </>
  );
}
