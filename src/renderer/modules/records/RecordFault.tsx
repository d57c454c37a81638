import { useTranslation } from 'react-i18next';
import { faultOf } from '@renderer/api/fault';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { recordPath, type RecordModule } from './record-module';

interface RecordFaultProps {
  module: RecordModule;
  error: unknown;
  onRetry: () => void;
}

/** A record that is not there, or not for this reader: no difference is shown, and there is a way on. */
export function RecordFault({ module, error, onRetry }: RecordFaultProps) {
  const { t } = useTranslation();
  const fault = faultOf(error);
  const mergedInto = fault.data['mergedInto'];
  const isGone = fault.code === 'not_found';
  return (
    <ErrorState
      title={t(isGone ? 'records.page.goneTitle' : 'records.page.faultTitle')}
      happened={fault.message}
      kept={isGone ? undefined : t('records.page.kept')}
      todo={t(typeof mergedInto === 'string' ? 'records.page.mergedTodo' : 'records.page.goneTodo')}
      code={typeof fault.data['id'] === 'string' ? fault.data['id'] : undefined}
      onRetry={isGone ? undefined : onRetry}
      actions={
        <>
          {typeof mergedInto === 'string' && (
            <ActionButton to={recordPath(module, mergedInto)}>{t('records.page.openMerged')}</ActionButton>
          )}
          <ActionButton to={recordPath(module)}>{t('records.page.toList')}</ActionButton>
        </>
      }
    />
  );
}
