import type { WorkingDay } from '@shared/modules/working-calendar/working-calendar.contract';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from './calendar-model';
import classes from './Calendar.module.css';
import { DayHead } from './DayHead';
import { EventCard } from './EventCard';

interface DayAgendaProps {
  days: readonly CalendarDay[];
  working: readonly WorkingDay[];
  today: string;
  ownId: string;
}

/** The days one below the other, as a phone shows them. */
export function DayAgenda({ days, working, today, ownId }: DayAgendaProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes.agenda}>
      {days.map((day) => (
        <li key={day.date}>
          <DayHead day={day} working={working.find(({ date }) => date === day.date)} isToday={day.date === today} />
          {day.allDay.length + day.blocks.length === 0 && <p>{t('calendar.nothing')}</p>}
          {[...day.allDay, ...day.blocks.map(({ activity }) => activity)].map((activity) => (
            <EventCard key={activity.id} activity={activity} isOwn={activity.ownerId === ownId} isFlat />
          ))}
        </li>
      ))}
    </ul>
  );
}
