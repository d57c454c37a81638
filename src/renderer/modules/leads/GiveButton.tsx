import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { showToast } from '@renderer/components/feedback/toast-store';
import { recordModules } from '../records/record-module';

/** Gives what has no owner to people, by the firm's rules (picture 21). */
export function GiveButton() {
  const { t } = useTranslation();
  const run = useMutation(
    api.leadAssignment.run.mutationOptions({
      onSuccess: ({ assigned, left }) => {
        void queryClient.invalidateQueries({ queryKey: recordModules.lead.baseKey });
        const said = [
          assigned > 0 && t('leadAssignment.run.done', { count: assigned }),
          left > 0 && t('leadAssignment.run.left', { count: left }),
        ].filter((part) => part !== false);
        showToast({
          tone: left > 0 ? 'bad' : 'good',
          message: said.length === 0 ? t('leadAssignment.run.none') : said.join(t('leadAssignment.log.comma')),
        });
      },
      onError: (error) => showToast({ tone: 'bad', message: faultOf(error).message }),
    }),
  );
  return (
    <ActionButton tone="quiet" icon="assign" isBusy={run.isPending} onClick={() => run.mutate({})}>
      {t('leadAssignment.run.action')}
    </ActionButton>
  );
}
