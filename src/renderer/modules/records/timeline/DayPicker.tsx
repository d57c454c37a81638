import { Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { addDays, dateAt, startOfWeek } from '@shared/lib/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { useNow } from '../use-now';
import type { DayAndTime } from './day-and-time';
import classes from './Timeline.module.css';

interface DayPickerProps {
  value: DayAndTime | null;
  onChange: (value: DayAndTime | null) => void;
  label: string;
}

/** A day and, if wanted, a time: the usual ones in a click, any other in the calendar. */
export function DayPicker({ value, onChange, label }: DayPickerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { organization } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const now = useNow();
  const today = dateAt(now, organization.timeZone);
  const quick = [
    { key: 'today', day: today },
    { key: 'tomorrow', day: addDays(today, 1) },
    { key: 'inThreeDays', day: addDays(today, 3) },
    { key: 'nextMonday', day: addDays(startOfWeek(today), 7) },
    { key: 'inTwoWeeks', day: addDays(today, 14) },
  ];
  const time = value?.time ?? null;
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.pick}
          aria-label={value ? `${label} ${format.dateShort(value.day)} ${time ?? ''}` : label}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name="calendar" size={12} />
          {value ? `${format.dateShort(value.day)}${time === null ? '' : ` ${time}`}` : t('common.composer.pickDate')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <div className={classes.calendar}>
          <div className={classes.quick}>
            {quick.map(({ key, day }) => (
              <button
                key={key}
                type="button"
                className={classes.pick}
                aria-pressed={value?.day === day}
                onClick={() => {
                  onChange({ day, time });
                  setIsOpen(false);
                }}
              >
                {t(`records.days.${key}`)}
              </button>
            ))}
          </div>
          <DatePicker value={value?.day ?? null} onChange={(day) => day && onChange({ day, time })} size="xs" />
          <label className={classes.timeOfDay}>
            {t('records.days.time')}
            <input
              type="time"
              value={time ?? ''}
              onChange={(event) =>
                onChange({
                  day: value?.day ?? today,
                  time: event.currentTarget.value === '' ? null : event.currentTarget.value,
                })
              }
            />
            {value && (
              <ActionButton isSmall tone="quiet" onClick={() => onChange(null)}>
                {t('common.action.remove')}
              </ActionButton>
            )}
          </label>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
