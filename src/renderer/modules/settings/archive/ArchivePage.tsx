import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { saveDownload } from '@renderer/api/transfer';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { showToast } from '@renderer/components/feedback/toast-store';
import { SettingsFrame } from '../SettingsFrame';

/** The way out (DEP-05): one ZIP with everything, readable without Hearth. */
export function ArchivePage() {
  const { t } = useTranslation();
  const take = useMutation({
    mutationFn: async () => saveDownload(await client.archive.open({})),
    onSuccess: () => showToast({ message: t('settings.archive.done'), tone: 'good' }),
    onError: (error) => showToast({ message: faultOf(error).message, tone: 'bad' }),
  });
  return (
    <SettingsFrame active="archive" title={t('settings.places.archive.label')}>
      <EmptyState
        title={t('settings.archive.title')}
        actions={
          <ActionButton tone="solid" icon="download" isBusy={take.isPending} onClick={() => take.mutate()}>
            {t('settings.archive.take')}
          </ActionButton>
        }
      >
        {t('settings.archive.text')}
      </EmptyState>
    </SettingsFrame>
  );
}
