import { useTexts } from '@renderer/app/i18n/use-texts';
import { useFormat } from '@renderer/app/use-format';
import { Status } from '@renderer/components/basics/Status';
import type { AnyRecord } from '../records/record-module';
import classes from './Customers.module.css';

const signs = { call: 'phone', visit: 'visit', meeting: 'meeting', mail: 'mail' } as const;
/** After so many days without contact a customer is about to be forgotten. */
export const silentDays = 30;

/** The last contact: its sign and how long ago; amber once it is too long. */
export function LastContact({ customer }: { customer: AnyRecord }) {
  const format = useFormat();
  const t = useTexts();
  const at = customer['lastContactAt'];
  if (typeof at !== 'string') return <span className={classes.never}>{t('customers.page.neverContacted')}</span>;
  const isSilent = -format.daysFromNow(at) > silentDays;
  const kind = customer['lastContactKind'];
  const sign = isContactKind(kind) ? signs[kind] : 'chat';
  return (
    <Status icon={isSilent ? 'clock' : sign} tone={isSilent ? 'warn' : 'quiet'}>
      <span title={format.dateTime(at)}>{format.relative(at)}</span>
    </Status>
  );
}

function isContactKind(kind: unknown): kind is keyof typeof signs {
  return typeof kind === 'string' && Object.hasOwn(signs, kind);
}
