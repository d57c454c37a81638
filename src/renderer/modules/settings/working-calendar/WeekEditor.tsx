import { TextInput } from '@mantine/core';
import type { ClockSpan } from '@shared/modules/working-calendar/working-calendar';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '@renderer/app/preferences';
import { weekdayNames } from '@renderer/app/weekday-names';
import { IconButton } from '@renderer/components/basics/ActionButton';
import classes from './WorkingCalendar.module.css';
import { normalClock, type Week } from './week-draft';

interface WeekEditorProps {
  week: Week;
  isReadOnly: boolean;
  onChange: (week: Week) => void;
}

/** The hours of each weekday: several spans, or none. */
export function WeekEditor({ week, isReadOnly, onChange }: WeekEditorProps) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const names = weekdayNames(language, 'long');
  const change = (day: number, spans: readonly ClockSpan[]) =>
    onChange(week.map((before, index) => (index === day ? spans : before)));
  return (
    <ul className={classes.week}>
      {week.map((spans, day) => {
        const name = names[day] ?? '';
        return (
          <li key={name} className={classes.day}>
            <b>{name}</b>
            <span className={classes.spans}>
              {spans.length === 0 && <span className={classes.closed}>{t('workingCalendar.hours.closed')}</span>}
              {spans.map((span, index) => (
                <SpanInputs
                  key={index}
                  span={span}
                  labels={{
                    from: t('workingCalendar.hours.from', { day: name }),
                    to: t('workingCalendar.hours.to', { day: name }),
                    remove: t('workingCalendar.hours.removeSpan', { day: name, ...span }),
                  }}
                  isReadOnly={isReadOnly}
                  onChange={(next) =>
                    change(
                      day,
                      spans.map((one, at) => (at === index ? next : one)),
                    )
                  }
                  onRemove={() =>
                    change(
                      day,
                      spans.filter((_, at) => at !== index),
                    )
                  }
                />
              ))}
              {!isReadOnly && spans.length < 4 && (
                <IconButton
                  icon="plus"
                  isSmall
                  label={t('workingCalendar.hours.addSpan', { day: name })}
                  onClick={() => change(day, [...spans, nextSpan(spans)])}
                />
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface SpanInputsProps {
  span: ClockSpan;
  labels: { from: string; to: string; remove: string };
  isReadOnly: boolean;
  onChange: (span: ClockSpan) => void;
  onRemove: () => void;
}

function SpanInputs({ span, labels, isReadOnly, onChange, onRemove }: SpanInputsProps) {
  return (
    <span className={classes.span}>
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          aria-label={labels[end]}
          className={classes.clock}
          size="xs"
          maxLength={5}
          inputMode="numeric"
          readOnly={isReadOnly}
          value={span[end]}
          error={normalClock(span[end]) === null}
          onChange={(event) => onChange({ ...span, [end]: event.currentTarget.value })}
          onBlur={() => {
            const clock = normalClock(span[end]);
            if (clock !== null && clock !== span[end]) onChange({ ...span, [end]: clock });
          }}
        />
      ))}
      {!isReadOnly && <IconButton icon="close" isSmall label={labels.remove} onClick={onRemove} />}
    </span>
  );
}

function nextSpan(spans: readonly ClockSpan[]): ClockSpan {
  const last = spans.at(-1)?.to;
  return last === undefined ? { from: '09:00', to: '12:00' } : { from: last < '13:00' ? '13:00' : last, to: '18:00' };
}
