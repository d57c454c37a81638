import { useQuery } from '@tanstack/react-query';
import { addDays, addMonths, startOfWeek } from '@shared/lib/dates';
import type { Activity } from '@shared/modules/activities/activity';
import type { WorkingDay } from '@shared/modules/working-calendar/working-calendar.contract';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { usePreferences } from '@renderer/app/preferences';
import { useFormat } from '@renderer/app/use-format';
import { weekdayNames } from '@renderer/app/weekday-names';
import { Link } from '@renderer/app/link';
import { useSession } from '@renderer/app/session';
import { Avatar } from '@renderer/components/basics/Avatar';
import { TickBox } from '@renderer/components/basics/TickBox';
import classes from './Calendar.module.css';
import { DayBadge } from './DayHead';
import { datesOf, periodOf } from './calendar-model';
import type { CalendarPlace } from './use-calendar';

interface CalendarSideProps {
  place: CalendarPlace;
  activities: readonly Activity[];
}

/** Two months to leap in, the special days in them, and whose activities are laid over one another. */
export function CalendarSide({ place, activities }: CalendarSideProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { hasModule, can } = useSession();
  const first = `${place.date.slice(0, 7)}-01`;
  const months = [first, addMonths(first, 1)];
  const from = startOfWeek(first);
  const working = useQuery(
    api.workingCalendar.days.queryOptions({ input: { from, to: addDays(addMonths(first, 2), 7) }, staleTime: 60_000 }),
  );
  const days = new Map((working.data?.items ?? []).map((day) => [day.date, day]));
  const runs = specialRuns([...days.values()].filter(({ date }) => date >= first && date < addMonths(first, 2)));
  const shownIds = place.shown.map(({ id }) => id);
  const toggle = (id: string) => {
    const next = shownIds.includes(id) ? shownIds.filter((one) => one !== id) : [...shownIds, id];
    place.go({ people: next.join(',') });
  };
  return (
    <aside className={classes.side} aria-label={t('calendar.side')}>
      {months.map((month) => (
        <MiniMonth key={month} month={month} place={place} days={days} />
      ))}
      {runs.map(({ from: begin, to, day }) => (
        <p key={begin} className={classes.special}>
          <DayBadge working={day} />
          <span>
            {begin === to ? format.dateShort(begin) : t('calendar.range', { from: begin.slice(5), to: to.slice(5) })}
            {day.exception?.name && ` ${day.exception.name}`}
          </span>
        </p>
      ))}
      <h2>{t('calendar.people', { count: place.people.length })}</h2>
      {place.people.map(({ id, name }) => (
        <label key={id} className={classes.person}>
          <TickBox isChecked={shownIds.includes(id)} label={name} onToggle={() => toggle(id)} />
          <Avatar id={id} name={name} isDecorative />
          <span>{name}</span>
          <small>{activities.filter(({ ownerId }) => ownerId === id).length || ''}</small>
        </label>
      ))}
      {hasModule('reports') && (
        <Link className={classes.team} to="/reports/teamWeek">
          {t('calendar.team')}
        </Link>
      )}
      {can('activity', 'import') && (
        <Link className={classes.team} to="/imports" search={{ kind: 'activities' }}>
          {t('calendar.import')}
        </Link>
      )}
      <Link className={classes.team} to="/settings/account">
        {t('calendar.subscribe')}
      </Link>
    </aside>
  );
}

interface MiniMonthProps {
  month: string;
  place: CalendarPlace;
  days: ReadonlyMap<string, WorkingDay>;
}

function MiniMonth({ month, place, days }: MiniMonthProps) {
  const { language } = usePreferences();
  const title = new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month: 'long' });
  const shown = periodOf(place.view, place.date);
  return (
    <div>
      <h2>{title.format(Date.parse(month))}</h2>
      <div className={classes.mini}>
        {weekdayNames(language, 'narrow').map((name, index) => (
          <i key={index}>{name}</i>
        ))}
        {datesOf(periodOf('month', month)).map((date) =>
          date.startsWith(month.slice(0, 7)) ? (
            <button
              key={date}
              type="button"
              aria-label={date}
              aria-current={date === place.today ? 'date' : undefined}
              data-shown={(place.view !== 'month' && date >= shown.from && date < shown.to) || undefined}
              data-rest={days.get(date)?.isWorkday === false || undefined}
              data-special={days.get(date)?.exception?.kind}
              onClick={() => place.go({ date })}
            >
              {Number(date.slice(8))}
            </button>
          ) : (
            <span key={date} />
          ),
        )}
      </div>
    </div>
  );
}

/** Holidays in a row are one line. */
function specialRuns(days: readonly WorkingDay[]) {
  const runs: { from: string; to: string; day: WorkingDay }[] = [];
  for (const day of days) {
    if (!day.exception || (day.isWorkday && day.exception.kind !== 'workday')) continue;
    const last = runs.at(-1);
    const continues =
      last &&
      addDays(last.to, 1) === day.date &&
      last.day.exception?.name === day.exception.name &&
      last.day.isWorkday === day.isWorkday;
    if (continues) last.to = day.date;
    else runs.push({ from: day.date, to: day.date, day });
  }
  return runs;
}
