import type { LeadStatus as Value } from '@shared/modules/leads/lead-flow';
import { useTranslation } from 'react-i18next';
import type { IconName } from '@renderer/app/icons/paths';
import { Status, type Tone } from '@renderer/components/basics/Status';

const signs: Readonly<Record<Value, { readonly icon: IconName; readonly tone?: Tone }>> = {
  new: { icon: 'lead' },
  working: { icon: 'phone' },
  qualified: { icon: 'flag' },
  recycled: { icon: 'calendar', tone: 'warn' },
  dead: { icon: 'close', tone: 'faint' },
  converted: { icon: 'check', tone: 'good' },
};

/** Where a lead stands, with its sign. */
export function LeadStatus({ value }: { value: Value }) {
  const { t } = useTranslation();
  const { icon, tone } = signs[value];
  return (
    <Status icon={icon} tone={tone}>
      {t(`leads.options.status.${value}`)}
    </Status>
  );
}
