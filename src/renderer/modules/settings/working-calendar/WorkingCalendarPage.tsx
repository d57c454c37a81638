import { useMutation, useQuery } from '@tanstack/react-query';
import { dateAt } from '@shared/lib/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useSession } from '@renderer/app/session';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { useNow } from '../../records/use-now';
import { SaveBar } from '../SaveBar';
import { SettingsFrame } from '../SettingsFrame';
import settings from '../Settings.module.css';
import { useSaved } from '../use-saved';
import { DayList } from './DayList';
import { WeekEditor } from './WeekEditor';
import { checkedWeek, type Week } from './week-draft';

/** When the firm works (ACT-06, U18): the week, and the days that are different. */
export function WorkingCalendarPage() {
  const { t } = useTranslation();
  const { can, organization } = useSession();
  const { saved, refused } = useSaved();
  const calendar = useQuery(api.workingCalendar.read.queryOptions());
  const [draft, setDraft] = useState<Week | null>(null);
  const save = useMutation(
    api.workingCalendar.patch.mutationOptions({
      onSuccess: () => {
        setDraft(null);
        saved(t('workingCalendar.hours.saved'), api.workingCalendar);
      },
      onError: (error) => refused(error, api.workingCalendar),
    }),
  );
  const now = useNow();
  const title = t('workingCalendar.title');
  if (!calendar.data) {
    return (
      <SettingsFrame active="workingCalendar" title={title}>
        {calendar.error ? (
          <ErrorState
            title={t('settings.unread')}
            happened={faultOf(calendar.error).message}
            onRetry={() => void calendar.refetch()}
          />
        ) : (
          <LoadingRows rows={7} />
        )}
      </SettingsFrame>
    );
  }
  const { weekly, version, timeZone } = calendar.data;
  const week = draft ?? weekly;
  const checked = checkedWeek(week);
  const count = week.filter((day, index) => JSON.stringify(day) !== JSON.stringify(weekly[index])).length;
  const canEdit = can('settings', 'edit');
  return (
    <SettingsFrame
      active="workingCalendar"
      title={title}
      foot={
        <SaveBar
          title={checked ? t('settings.changed', { count }) : t('workingCalendar.hours.bad')}
          count={count}
          isBusy={save.isPending}
          isDisabled={checked === null}
          onReset={() => setDraft(null)}
          onSave={() => checked && save.mutate({ version, weekly: checked })}
        />
      }
    >
      <section className={settings.section}>
        <h2>{t('workingCalendar.hours.title')}</h2>
        <p className={settings.note}>{t('workingCalendar.hours.note', { timeZone })}</p>
        <WeekEditor week={week} isReadOnly={!canEdit} onChange={setDraft} />
      </section>
      <DayList
        calendar={calendar.data}
        thisYear={Number(dateAt(now, organization.timeZone).slice(0, 4))}
        isReadOnly={!canEdit}
      />
    </SettingsFrame>
  );
}
