import { Icon } from '@renderer/app/icons/Icon';
import type { Moment } from '@renderer/app/format';
import { useFormat } from '@renderer/app/use-format';
import { formatPhone } from '@shared/lib/phone';
import { useTexts } from '@renderer/app/i18n/use-texts';
import classes from './basics.module.css';

/** What stands for nothing: an en dash, never 0. */
export function Missing() {
  return <span className={classes.missing}>–</span>;
}

interface MoneyProps {
  /** Whole minor units (fen, cent). */
  minor: number | bigint | null | undefined;
  currency?: string;
  /** `¥123.5万`, with the whole sum on hover. */
  isShort?: boolean;
}

/** A sum in the reader's language. */
export function Money({ minor, currency, isShort = false }: MoneyProps) {
  const format = useFormat();
  if (minor === null || minor === undefined) return <Missing />;
  const exact = format.money(minor, currency);
  return (
    <span className={classes.nowrap} title={isShort ? exact : undefined}>
      {isShort ? format.moneyShort(minor, currency) : exact}
    </span>
  );
}

interface PhoneTextProps {
  value: string;
  /** A link that dials, where the system can. */
  isLink?: boolean;
}

/** A phone number, grouped for reading. */
export function PhoneText({ value, isLink = false }: PhoneTextProps) {
  const text = formatPhone(value);
  if (!isLink) return <span className={classes.nowrap}>{text}</span>;
  return (
    <a className={classes.phone} href={`tel:${value.replace(/\s/g, '')}`}>
      {text}
    </a>
  );
}

interface DateTextProps {
  value: Moment | null | undefined;
  /** `11-22 周日` instead of `2026-11-22`. */
  isShort?: boolean;
  withTime?: boolean;
}

/** A date, or a moment in the firm's time zone. */
export function DateText({ value, isShort = false, withTime = false }: DateTextProps) {
  const format = useFormat();
  if (value === null || value === undefined) return <Missing />;
  const date = isShort ? format.dateShort(value) : format.date(value);
  if (!withTime) return <time className={classes.nowrap}>{date}</time>;
  return (
    <time>
      <span className={classes.nowrap}>{date}</span> <span className={classes.nowrap}>{format.time(value)}</span>
    </time>
  );
}

interface RelativeTimeProps {
  value: Moment | null | undefined;
  /** For pictures and tests; else the clock of this computer. */
  now?: number;
}

/** `2 天前`, with the exact time on hover. */
export function RelativeTime({ value, now }: RelativeTimeProps) {
  const format = useFormat();
  if (value === null || value === undefined) return <Missing />;
  return (
    <time className={classes.nowrap} title={format.dateTime(value)}>
      {format.relative(value, now)}
    </time>
  );
}

/** Stands where a value is that the reader's role hides; the column is kept. */
export function LockedValue({ reason }: { reason?: string }) {
  const t = useTexts();
  const label = reason ?? t('common.value.locked');
  return (
    <span className={classes.missing} title={label}>
      <Icon name="lock" size={12} label={label} />
    </span>
  );
}
