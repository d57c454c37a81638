import { minuteOfDay } from '@shared/lib/zone-time';
import { clockMinutes, clockText } from '@shared/modules/working-calendar/working-calendar';
import type { WorkingDay } from '@shared/modules/working-calendar/working-calendar.contract';
import { useEffect, useRef, type CSSProperties, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@renderer/app/use-format';
import { hourHeight } from './calendar-sizes';
import { step, type CalendarDay, type Place } from './calendar-model';
import classes from './Calendar.module.css';
import { DayHead } from './DayHead';
import { EventCard } from './EventCard';
import type { Lift } from './use-lift';

interface WeekGridProps {
  days: readonly CalendarDay[];
  working: readonly WorkingDay[];
  today: string;
  now: number;
  timeZone: string;
  ownId: string;
  lift: Lift | null;
  onCreate: (place: Place) => void;
}

const hours = Array.from({ length: 23 }, (_, hour) => hour + 1);

/** Days side by side, hours from top to bottom; working time is light, rest is shaded. */
export function WeekGrid({ days, working, today, now, timeZone, ownId, lift, onCreate }: WeekGridProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const opens = Math.min(...working.flatMap(({ spans }) => spans.map(({ from }) => clockMinutes(from))), 540);
  useEffect(() => {
    scroller.current?.scrollTo({ top: Math.max(0, (opens / 60 - 1) * hourHeight) });
  }, [opens]);
  const dayOf = (date: string) => working.find((day) => day.date === date);
  const timeAt = (event: MouseEvent<HTMLElement>) => {
    const { top } = event.currentTarget.getBoundingClientRect();
    return Math.floor((((event.clientY - top) / hourHeight) * 60) / (2 * step)) * 2 * step;
  };
  return (
    <div
      className={classes.week}
      ref={scroller}
      style={{ '--days': days.length, '--hour': `${hourHeight}px` } as CSSProperties}
    >
      <div className={classes.heads}>
        <span className={classes.corner} />
        {days.map((day) => (
          <DayHead key={day.date} day={day} working={dayOf(day.date)} isToday={day.date === today} />
        ))}
        <span className={classes.corner}>{t('calendar.allDay')}</span>
        {days.map(({ date, allDay }) => (
          <div key={date} className={classes.allDay} data-date={date}>
            {allDay
              .filter(({ id }) => id !== lift?.activity.id)
              .map((activity) => (
                <EventCard key={activity.id} activity={activity} isOwn={activity.ownerId === ownId} isFlat />
              ))}
            {lift?.to.minutes === null && lift.to.date === date && (
              <EventCard activity={lift.activity} isOwn={lift.activity.ownerId === ownId} isFlat isLifted />
            )}
          </div>
        ))}
      </div>
      <div className={classes.body}>
        <div className={classes.hours} aria-hidden="true">
          {hours.map((hour) => (
            <span key={hour} style={{ top: hour * hourHeight - 8 }}>
              {clockText(hour * 60)}
            </span>
          ))}
        </div>
        {days.map(({ date, blocks }) => (
          <div
            key={date}
            className={classes.column}
            role="group"
            aria-label={format.dateShort(date)}
            data-date={date}
            data-hour={hourHeight}
            data-rest={dayOf(date)?.isWorkday === false || undefined}
            onClick={(event) => {
              if (event.target === event.currentTarget) onCreate({ date, minutes: timeAt(event), length: 60 });
            }}
          >
            {restOf(dayOf(date)).map(({ from, to }) => (
              <i key={from} className={classes.rest} style={boxOf(from, to)} />
            ))}
            {date === today && (
              <i className={classes.now} style={{ top: (minuteOfDay(now, timeZone) / 60) * hourHeight }} />
            )}
            {blocks.map(({ activity, from, to, lane, lanes }) => (
              <EventCard
                key={activity.id}
                activity={activity}
                isOwn={activity.ownerId === ownId}
                isNarrow={lanes > 1}
                isGhost={activity.id === lift?.activity.id}
                isShort={to - from < 45}
                style={{ ...boxOf(from, to), ...laneOf(lane, lanes) }}
              />
            ))}
            {lift && lift.to.minutes !== null && lift.to.date === date && (
              <EventCard
                activity={lift.activity}
                isOwn={lift.activity.ownerId === ownId}
                isLifted
                isShort={lift.to.length < 45}
                minutes={lift.to.minutes}
                style={{ ...boxOf(lift.to.minutes, lift.to.minutes + lift.to.length), ...laneOf(0, 1) }}
              />
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

function boxOf(from: number, to: number) {
  return { top: (from / 60) * hourHeight, height: (Math.max(step * 1.5, Math.min(1440, to) - from) / 60) * hourHeight };
}

function laneOf(lane: number, lanes: number) {
  return { left: `calc(${(lane / lanes) * 100}% + 3px)`, width: `calc(${100 / lanes}% - 6px)` };
}

/** What lies before, between and after the spans of work. */
function restOf(day: WorkingDay | undefined) {
  if (!day?.isWorkday) return [];
  const edges = [0, ...day.spans.flatMap(({ from, to }) => [clockMinutes(from), clockMinutes(to)]), 1440];
  return edges.flatMap((from, index) => {
    const to = edges[index + 1];
    return index % 2 === 0 && to !== undefined && to > from ? [{ from, to }] : [];
  });
}
