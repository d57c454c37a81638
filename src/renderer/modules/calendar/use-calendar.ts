import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { dateAt, isCalendarDate } from '@shared/lib/dates';
import type { Activity } from '@shared/modules/activities/activity';
import { useMemo, useState } from 'react';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { useSession } from '@renderer/app/session';
import { showToast } from '@renderer/components/feedback/toast-store';
import { refreshActivities } from '../activities/refresh-activities';
import { usePageSearch } from '../records/list/use-page-search';
import { useNow } from '../records/use-now';
import { arrange, calendarViews, changesFor, datesOf, periodOf, type Place } from './calendar-model';

/** What the calendar shows, kept in the page's address: view, date and whose days. */
export function useCalendarPlace() {
  const { organization, user } = useSession();
  const [search, setSearch] = usePageSearch();
  const now = useNow();
  const today = dateAt(now, organization.timeZone);
  const view = calendarViews.find((one) => one === search['view']) ?? 'week';
  const given = search['date'] ?? '';
  const date = isCalendarDate(given) ? given : today;
  const everybody = useQuery(api.calendar.people.queryOptions({ staleTime: 5 * 60_000 }));
  const people = useMemo(() => everybody.data?.items ?? [], [everybody.data]);
  const chosen = search['people'];
  const shown = useMemo(() => {
    const wanted = new Set(chosen?.split(','));
    return people.filter(({ id }) => (chosen === undefined ? true : wanted.has(id)));
  }, [people, chosen]);
  return {
    view,
    date,
    today,
    now,
    people,
    shown,
    ownId: user.id,
    timeZone: organization.timeZone,
    isReady: everybody.data !== undefined,
    go: (change: Record<string, string>) => setSearch({ ...search, ...change }),
  };
}

export type CalendarPlace = ReturnType<typeof useCalendarPlace>;

interface Move {
  readonly id: string;
  readonly changes: Partial<Activity>;
}

/** The activities of the period and the firm's working days; a move shows at once and goes back when it is refused. */
export function useCalendarDays(place: CalendarPlace) {
  const { view, date, shown, timeZone, isReady } = place;
  const period = useMemo(() => periodOf(view, date), [view, date]);
  const query = useQuery(
    api.calendar.read.queryOptions({
      input: { ...period, people: shown.map(({ id }) => id) },
      enabled: isReady,
      placeholderData: keepPreviousData,
    }),
  );
  const working = useQuery(api.workingCalendar.days.queryOptions({ input: period, placeholderData: keepPreviousData }));
  const [moves, setMoves] = useState<readonly Move[]>([]);
  const activities = useMemo(
    () =>
      (query.data?.items ?? []).map((activity) => {
        const move = moves.find(({ id }) => id === activity.id);
        return move ? { ...activity, ...move.changes } : activity;
      }),
    [query.data, moves],
  );
  const days = useMemo(() => arrange(datesOf(period), activities, timeZone), [period, activities, timeZone]);
  const move = async (activity: Activity, to: Place, setsLength: boolean) => {
    const changes = changesFor(activity, to, timeZone, setsLength);
    setMoves((known) => [...known, { id: activity.id, changes }]);
    try {
      await client.activities.patch({ id: activity.id, version: activity.version, ...changes });
    } catch (error) {
      showToast({ tone: 'bad', message: faultOf(error).message });
    }
    await queryClient.invalidateQueries({ queryKey: api.calendar.key() });
    setMoves((known) => known.filter(({ id }) => id !== activity.id));
    refreshActivities();
  };
  return { period, query, working: working.data?.items ?? [], activities, days, move };
}
