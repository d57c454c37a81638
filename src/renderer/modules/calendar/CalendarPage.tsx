import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { addDays } from '@shared/lib/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '@renderer/api/fault';
import { useKeys } from '@renderer/app/keys';
import { useSession } from '@renderer/app/session';
import { PageHead } from '@renderer/app/shell/PageHead';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { ActivityDialog } from '../activities/ActivityDialog';
import classes from './Calendar.module.css';
import { CalendarDrop } from './CalendarDrop';
import { CalendarSide } from './CalendarSide';
import { DayAgenda } from './DayAgenda';
import { LiftBar } from './LiftBar';
import { MonthGrid } from './MonthGrid';
import { NewActivityDialog } from './NewActivityDialog';
import { WeekGrid } from './WeekGrid';
import { calendarViews, stepped, type Place } from './calendar-model';
import { useCalendarDays, useCalendarPlace } from './use-calendar';
import { useLift } from './use-lift';

/** Day, week or month of oneself and of the department (ACT-04, picture 18). */
export function CalendarPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const session = useSession();
  const place = useCalendarPlace();
  const isPhone = useMediaQuery('(max-width: 699px)', false, { getInitialValueInEffect: false });
  const { view, date, today, now, timeZone, ownId } = place;
  const { period, query, working, activities, days, move } = useCalendarDays(place);
  const [openId, setOpenId] = useState<string | null>(null);
  const [planned, setPlanned] = useState<Place | null>(null);
  const { lift, handlers } = useLift({
    activities,
    timeZone,
    onDrop: (activity, to, setsLength) => void move(activity, to, setsLength),
    onOpen: setOpenId,
  });
  const mayPlan = session.can('activity', 'create');
  const turn = (direction: 1 | -1) => place.go({ date: stepped(view, date, direction) });
  const plan = (at: Place) => mayPlan && setPlanned(at);
  const planToday = () => plan({ date, minutes: 540, length: 60 });
  const group = t('calendar.title');
  useKeys([
    { keys: 't', label: t('calendar.today'), group, run: () => place.go({ date: today }) },
    { keys: '[', label: t(`calendar.previous.${view}`), group, run: () => turn(-1) },
    { keys: ']', label: t(`calendar.next.${view}`), group, run: () => turn(1) },
    { keys: 'n a', label: t('calendar.plan.open'), group, run: planToday, isDisabled: !mayPlan },
  ]);
  const last = addDays(period.to, -1);
  const range =
    view === 'day'
      ? format.dateShort(date)
      : view === 'month'
        ? date.slice(0, 7)
        : t('calendar.range', { from: period.from.slice(5), to: last.slice(5) });
  return (
    <>
      <PageHead
        title={t('calendar.title')}
        detail={
          <span className={classes.turn}>
            <IconButton icon="chevronLeft" isSmall label={t(`calendar.previous.${view}`)} onClick={() => turn(-1)} />
            <span aria-live="polite">{range}</span>
            <IconButton icon="chevronRight" isSmall label={t(`calendar.next.${view}`)} onClick={() => turn(1)} />
            <ActionButton isSmall tone="quiet" keys="t" onClick={() => place.go({ date: today })}>
              {t('calendar.today')}
            </ActionButton>
          </span>
        }
        actions={
          <>
            <Counts kinds={activities.map(({ kind }) => kind ?? 'task')} isCut={query.data?.isCut ?? false} />
            <SegmentedControl
              aria-label={t('calendar.view')}
              value={view}
              data={calendarViews.map((value) => ({ value, label: t(`calendar.views.${value}`) }))}
              onChange={(value) => place.go({ view: value })}
            />
            {mayPlan && (
              <ActionButton icon="plus" keys="n a" onClick={planToday}>
                {t('calendar.plan.open')}
              </ActionButton>
            )}
          </>
        }
      />
      <CalendarDrop>
        {!isPhone && <CalendarSide place={place} activities={activities} />}
        <div className={classes.main} data-lifted={lift?.way} {...handlers}>
          {query.error ? (
            <ErrorState
              title={t('calendar.unread')}
              happened={faultOf(query.error).message}
              onRetry={() => void query.refetch()}
            />
          ) : !query.data ? (
            <LoadingRows rows={8} />
          ) : isPhone ? (
            <DayAgenda days={days} working={working} today={today} ownId={ownId} />
          ) : view === 'month' ? (
            <MonthGrid
              {...{ days, working, today, ownId, lift }}
              month={date.slice(0, 7)}
              onCreate={plan}
              onDay={(day) => place.go({ view: 'day', date: day })}
            />
          ) : (
            <WeekGrid {...{ days, working, today, now, timeZone, ownId, lift }} onCreate={plan} />
          )}
        </div>
      </CalendarDrop>
      {lift && <LiftBar lift={lift} />}
      {openId && <ActivityDialog id={openId} onClose={() => setOpenId(null)} />}
      {planned && <NewActivityDialog place={planned} onClose={() => setPlanned(null)} />}
    </>
  );
}

function Counts({ kinds, isCut }: { kinds: readonly string[]; isCut: boolean }) {
  const { t } = useTranslation();
  if (kinds.length === 0) return null;
  const named = ['visit', 'call', 'meeting'] as const;
  const counted = named.map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length }));
  const others = kinds.length - counted.reduce((sum, { count }) => sum + count, 0);
  return (
    <span className={classes.counts}>
      {[
        t(isCut ? 'calendar.countCut' : 'calendar.count', { count: kinds.length }),
        ...counted
          .filter(({ count }) => count > 0)
          .map(({ kind, count }) => `${t(`activities.options.kind.${kind}`)} ${count}`),
        ...(others > 0 ? [`${t('calendar.others')} ${others}`] : []),
      ].join(' · ')}
    </span>
  );
}
