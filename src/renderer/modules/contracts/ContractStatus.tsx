import { soonDays } from '@shared/modules/contracts/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@renderer/app/use-format';
import { Status } from '@renderer/components/basics/Status';
import type { AnyRecord } from '../records/record-module';

/** Whether a contract runs, was followed by another, was cancelled, or has run out. */
export function ContractStatus({ contract }: { contract: AnyRecord }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, endsOn } = contract;
  if (status === 'renewed')
    return (
      <Status icon="sync" tone="good">
        {t('contracts.options.status.renewed')}
      </Status>
    );
  if (status === 'cancelled')
    return (
      <Status icon="barred" tone="faint">
        {t('contracts.options.status.cancelled')}
      </Status>
    );
  const left = typeof endsOn === 'string' ? format.daysFromNow(endsOn) : null;
  if (left !== null && left < 0)
    return (
      <Status icon="alert" tone="bad">
        {t('contracts.page.ranOut')}
      </Status>
    );
  return (
    <Status icon="check" tone={left !== null && left <= soonDays ? 'warn' : 'good'}>
      {t('contracts.options.status.active')}
    </Status>
  );
}
