import { quoteStatuses, type QuoteStatus } from '@shared/modules/quotes/quote';
import { useTranslation } from 'react-i18next';
import type { IconName } from '@renderer/app/icons/paths';
import { Status, type Tone } from '@renderer/components/basics/Status';

const signs: Record<QuoteStatus, { readonly icon: IconName; readonly tone?: Tone }> = {
  draft: { icon: 'pencil', tone: 'faint' },
  submitted: { icon: 'clock', tone: 'warn' },
  approved: { icon: 'check' },
  sent: { icon: 'mail' },
  accepted: { icon: 'check', tone: 'good' },
  rejected: { icon: 'close', tone: 'bad' },
};

/** Where a quote stands, with its sign. */
export function QuoteStatusMark({ status }: { status: unknown }) {
  const { t } = useTranslation();
  const known = quoteStatuses.find((one) => one === status);
  if (!known) return null;
  return <Status {...signs[known]}>{t(`quotes.options.status.${known}`)}</Status>;
}
