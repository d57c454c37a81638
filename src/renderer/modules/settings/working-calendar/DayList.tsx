import { useMutation, useQuery } from '@tanstack/react-query';
import type { WorkingException } from '@shared/modules/working-calendar/working-calendar';
import type { WorkingCalendarAnswer } from '@shared/modules/working-calendar/working-calendar.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { Tag } from '@renderer/components/basics/Tag';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import settings from '../Settings.module.css';
import { useSaved } from '../use-saved';
import { DayDialog } from './DayDialog';
import classes from './WorkingCalendar.module.css';

interface DayListProps {
  calendar: WorkingCalendarAnswer;
  thisYear: number;
  isReadOnly: boolean;
}

/** The days of one year that are not like their weekday; China's come with a click. */
export function DayList({ calendar, thisYear, isReadOnly }: DayListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { saved, refused } = useSaved();
  const [year, setYear] = useState(thisYear);
  const [edited, setEdited] = useState<WorkingException | 'new' | null>(null);
  const list = useQuery(api.workingCalendar.exceptions.queryOptions({ input: { year } }));
  const onError = (error: unknown) => refused(error, api.workingCalendar);
  const load = useMutation(
    api.workingCalendar.loadChina.mutationOptions({
      onSuccess: ({ added, kept }) => {
        const keptText = kept > 0 ? ` ${t('workingCalendar.days.kept', { count: kept })}` : '';
        saved(`${t('workingCalendar.days.loaded', { count: added, year })}${keptText}`, api.workingCalendar);
      },
      onError,
    }),
  );
  const remove = useMutation(
    api.workingCalendar.patch.mutationOptions({
      onSuccess: () => saved(t('workingCalendar.days.removed'), api.workingCalendar),
      onError,
    }),
  );
  const { version } = calendar;
  const isKnown = calendar.chinaYears.includes(year);
  const items = list.data?.items;
  return (
    <section className={settings.section}>
      <h2>{t('workingCalendar.days.title')}</h2>
      <p className={settings.note}>
        {t('workingCalendar.days.note')}
        {calendar.chinaYears.length > 0 &&
          ` ${t('workingCalendar.days.known', { from: calendar.chinaYears[0], to: calendar.chinaYears.at(-1) })}`}
      </p>
      <div className={classes.yearBar}>
        <IconButton
          icon="chevronLeft"
          isSmall
          label={t('workingCalendar.days.previous', { year: year - 1 })}
          onClick={() => setYear(year - 1)}
        />
        <b aria-live="polite">{year}</b>
        <IconButton
          icon="chevronRight"
          isSmall
          label={t('workingCalendar.days.next', { year: year + 1 })}
          onClick={() => setYear(year + 1)}
        />
        {!isReadOnly && (
          <>
            <ActionButton isSmall icon="plus" onClick={() => setEdited('new')}>
              {t('workingCalendar.days.add')}
            </ActionButton>
            {isKnown && (
              <ActionButton
                isSmall
                icon="download"
                isBusy={load.isPending}
                onClick={() => load.mutate({ version, year })}
              >
                {t('workingCalendar.days.loadChina', { year })}
              </ActionButton>
            )}
          </>
        )}
      </div>
      {!isKnown && year > thisYear - 3 && (
        <p className={settings.note}>{t('workingCalendar.days.notKnown', { year })}</p>
      )}
      {!items && <LoadingRows rows={4} />}
      {items?.length === 0 && <p className={settings.note}>{t('workingCalendar.days.none', { year })}</p>}
      <ul className={classes.days}>
        {items?.map((day) => (
          <li key={day.date} className={classes.exception}>
            <button type="button" disabled={isReadOnly} onClick={() => setEdited(day)}>
              <span className={classes.date}>{format.dateShort(day.date)}</span>
              <span className={classes.kind} data-kind={day.kind}>
                {t(`workingCalendar.kinds.${day.kind}`)}
              </span>
              <span className={classes.name}>
                {day.name}
                {day.kind === 'hours' && ` ${day.spans.map(({ from, to }) => `${from}–${to}`).join(' ')}`}
              </span>
              {day.source === 'china' && <Tag>{t('workingCalendar.days.fromChina')}</Tag>}
            </button>
            {!isReadOnly && (
              <IconButton
                icon="trash"
                isSmall
                label={t('workingCalendar.days.remove', { date: format.date(day.date) })}
                onClick={() => remove.mutate({ version, remove: [day.date] })}
              />
            )}
          </li>
        ))}
      </ul>
      {edited && <DayDialog day={edited === 'new' ? null : edited} version={version} onClose={() => setEdited(null)} />}
    </section>
  );
}
