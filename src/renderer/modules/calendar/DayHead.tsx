import type { WorkingDay } from '@shared/modules/working-calendar/working-calendar.contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@renderer/app/use-format';
import type { CalendarDay } from './calendar-model';
import classes from './Calendar.module.css';

interface DayHeadProps {
  day: CalendarDay;
  working: WorkingDay | undefined;
  isToday: boolean;
}

/** A day's name, how much there is, and whether it is a day off or a make-up workday. */
export function DayHead({ day: { date, allDay, blocks }, working, isToday }: DayHeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = allDay.length + blocks.length;
  const [day, weekday] = format.dateShort(date).split(' ');
  return (
    <div className={classes.dayHead} data-today={isToday || undefined}>
      <span className={classes.dayName}>
        <b>{weekday}</b> {day}
        {working && <DayBadge working={working} />}
      </span>
      <small>{working?.exception?.name || (count > 0 ? t('calendar.count', { count }) : '')}</small>
    </div>
  );
}

/** 班 on a make-up workday, 休 on a day of rest. */
export function DayBadge({ working: { isWorkday, exception } }: { working: WorkingDay }) {
  const { t } = useTranslation();
  if (isWorkday && exception?.kind !== 'workday') return null;
  return (
    <span className={classes.badge} data-work={isWorkday || undefined} title={exception?.name}>
      {t(isWorkday ? 'calendar.badge.work' : 'calendar.badge.rest')}
    </span>
  );
}
