import { formatPhone } from '@shared/lib/phone';
import { useTexts } from '@renderer/app/i18n/use-texts';
import { Link } from '@renderer/app/link';
import { useFormat } from '@renderer/app/use-format';
import { PersonName } from '@renderer/components/basics/PersonName';
import { StatusMark, type LifeCycle } from '@renderer/components/basics/Status';
import { Tags } from '@renderer/components/basics/Tag';
import { DateText, Missing, Money, RelativeTime } from '@renderer/components/basics/Values';
import { useAddressText } from './address-text';
import { addressEntries, isSameValue, labelledEntries, texts, type Names } from './field-values';
import type { RecordField } from './record-fields';
import { labelWord } from './record-fields';
import classes from './Records.module.css';
import { recordModules, recordPath } from './record-module';

interface FieldTextProps {
  field: RecordField;
  value: unknown;
  names: Names;
  /** Lists in one line show their first entry and how many more there are. */
  isOneLine?: boolean;
  /** ISO 4217 of sums that are not in the firm's currency. */
  currency?: string;
  /** Moments as `2 天前` instead of the date. */
  isRelative?: boolean;
}

/** The value of any field, for reading. Nothing is an en dash. */
export function FieldText({ field, value, names, isOneLine, isRelative, currency }: FieldTextProps) {
  const t = useTexts();
  const format = useFormat();
  const addressText = useAddressText();
  if (isSameValue(value, null)) return <Missing />;
  const word = (option: string) => field.options.find((one) => one.value === option)?.label ?? option;
  switch (field.type) {
    case 'choice':
      return field.key === 'lifeCycle' ? <StatusMark value={value as LifeCycle} /> : <>{word(String(value))}</>;
    case 'multiChoice':
      return <>{texts(value).map(word).join(t('common.filter.listComma'))}</>;
    case 'tags':
      return isOneLine ? (
        <Tags tags={texts(value)} />
      ) : (
        <span className={classes.wrap}>
          <Tags tags={texts(value)} />
        </span>
      );
    case 'number':
      return <>{format.number(Number(value))}</>;
    case 'decimal':
      return <>{format.decimal(String(value))}</>;
    case 'money':
      return <Money minor={Number(value)} currency={currency} />;
    case 'date':
      return <DateText value={String(value)} />;
    case 'moment':
      return isRelative ? <RelativeTime value={String(value)} /> : <DateText value={String(value)} withTime />;
    case 'yesNo':
      return <>{t(value === true ? 'common.value.yes' : 'common.value.no')}</>;
    case 'user': {
      const id = String(value);
      return <PersonName id={id} name={names.directory.userName(id)} />;
    }
    case 'users':
      return <>{texts(value).map(names.directory.userName).join(t('common.filter.listComma'))}</>;
    case 'department':
      return <>{names.directory.departmentName(String(value))}</>;
    case 'reference': {
      const id = String(value);
      const target = field.target ?? 'customer';
      const name = names.recordName(id, target);
      if (name === '') return <Missing />;
      return (
        <Link className={classes.link} to={recordPath(recordModules[target], id)}>
          {name}
        </Link>
      );
    }
    case 'phones':
    case 'emails':
    case 'handles':
      return <LabelledText field={field} value={value} isOneLine={isOneLine} />;
    case 'addresses': {
      const lines = addressEntries(value).map(addressText);
      return isOneLine ? <>{lines[0]}</> : lines.map((line, index) => <div key={index}>{line}</div>);
    }
    case 'text':
    case 'longText':
      return <>{String(value)}</>;
  }
}

function LabelledText({ field, value, isOneLine }: { field: RecordField; value: unknown; isOneLine?: boolean }) {
  const t = useTexts();
  const entries = labelledEntries(value);
  const [first] = entries;
  if (!first) return <Missing />;
  const content = (entry: { value: string }) => (
    <ContactPoint type={field.type} value={entry.value} isMasked={field.isMasked} />
  );
  if (isOneLine) {
    return (
      <>
        {content(first)}
        {entries.length > 1 && <span className={classes.label}>+{entries.length - 1}</span>}
      </>
    );
  }
  return entries.map((entry, index) => (
    <div key={index} className={classes.entry}>
      {content(entry)}
      {entry.label !== '' && <span className={classes.label}>{labelWord(field.type, entry.label, t)}</span>}
    </div>
  ));
}

interface ContactPointProps {
  type: RecordField['type'];
  value: string;
  isMasked: boolean;
}

/** A number one can dial, an address one can write to, or the plain text where it is masked. */
export function ContactPoint({ type, value, isMasked }: ContactPointProps) {
  const text = type === 'phones' ? formatPhone(value) : value;
  const scheme = type === 'phones' ? 'tel' : type === 'emails' ? 'mailto' : null;
  if (isMasked || scheme === null) return <span className={classes.point}>{text}</span>;
  return (
    <a className={classes.pointLink} href={`${scheme}:${value.replace(/\s/g, '')}`}>
      {text}
    </a>
  );
}
