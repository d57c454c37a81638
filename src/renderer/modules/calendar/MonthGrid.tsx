import type { WorkingDay } from '@shared/modules/working-calendar/working-calendar.contract';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '@renderer/app/preferences';
import { weekdayNames } from '@renderer/app/weekday-names';
import type { CalendarDay, Place } from './calendar-model';
import classes from './Calendar.module.css';
import { DayBadge } from './DayHead';
import { EventCard } from './EventCard';
import type { Lift } from './use-lift';

interface MonthGridProps {
  days: readonly CalendarDay[];
  working: readonly WorkingDay[];
  month: string;
  today: string;
  ownId: string;
  lift: Lift | null;
  onCreate: (place: Place) => void;
  onDay: (date: string) => void;
}

/** So many of a day stand in its cell; the rest is one click away. */
const shownPerDay = 4;

/** Whole weeks of a month; a number leads to its day. */
export function MonthGrid({ days, working, month, today, ownId, lift, onCreate, onDay }: MonthGridProps) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const workingDays = new Map(working.map((day) => [day.date, day]));
  return (
    <div className={classes.month}>
      {weekdayNames(language, 'short').map((name) => (
        <span key={name} className={classes.monthHead}>
          {name}
        </span>
      ))}
      {days.map(({ date, allDay, blocks }) => {
        const all = [...allDay, ...blocks.map(({ activity }) => activity)].filter(({ id }) => id !== lift?.activity.id);
        const day = workingDays.get(date);
        return (
          <div
            key={date}
            className={classes.cell}
            data-date={date}
            data-other={!date.startsWith(month) || undefined}
            data-rest={day?.isWorkday === false || undefined}
            onClick={(event) => {
              if (event.target === event.currentTarget) onCreate({ date, minutes: 540, length: 60 });
            }}
          >
            <span className={classes.cellHead}>
              <button type="button" data-today={date === today || undefined} onClick={() => onDay(date)}>
                {Number(date.slice(8))}
              </button>
              {day?.exception && <DayBadge working={day} />}
            </span>
            {lift?.to.date === date && (
              <EventCard activity={lift.activity} isOwn={lift.activity.ownerId === ownId} isFlat isLifted />
            )}
            {all.slice(0, shownPerDay).map((activity) => (
              <EventCard key={activity.id} activity={activity} isOwn={activity.ownerId === ownId} isFlat />
            ))}
            {all.length > shownPerDay && (
              <button type="button" className={classes.more} onClick={() => onDay(date)}>
                {t('calendar.more', { count: all.length - shownPerDay })}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
