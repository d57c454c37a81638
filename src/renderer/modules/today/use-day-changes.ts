import { useMutation } from '@tanstack/react-query';
import { dateAt, daysBetween } from '@shared/lib/dates';
import type { Activity, ActivityPatch } from '@shared/modules/activities/activity';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { showToast } from '@renderer/components/feedback/toast-store';

/** Ticking off and putting off from the day's list, each with a way back. */
export function useDayChanges() {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useSession().organization;
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: api.today.key() });
    void queryClient.invalidateQueries({ queryKey: api.activities.key() });
  };
  const patch = useMutation({
    mutationFn: ({ change }: { change: ActivityPatch; back: Partial<ActivityPatch>; message: string }) =>
      client.activities.patch(change),
    onSuccess: (saved, { back, message }) => {
      refresh();
      const undo = () =>
        void client.activities
          .patch({ id: saved.id, version: saved.version, ...back })
          .then(refresh, (error: unknown) => showToast({ tone: 'bad', message: faultOf(error).message }));
      showToast({ tone: 'good', message, undo });
    },
    onError: (error) => {
      refresh();
      showToast({ tone: 'bad', message: faultOf(error).message });
    },
  });

  const complete = (activity: Activity) => {
    const { id, version, subject, doneAt } = activity;
    const isDone = Boolean(doneAt);
    patch.mutate({
      change: { id, version, doneAt: isDone ? null : new Date().toISOString() },
      back: { doneAt: doneAt ?? null },
      message: t(isDone ? 'today.reopened' : 'today.done', { subject }),
    });
  };
  const postpone = (activity: Activity, day: string) => {
    const { id, version, subject, dueDate, remindAt } = activity;
    const moved = { dueDate: day, ...(remindAt && { remindAt: movedTo(remindAt, day, timeZone) }) };
    patch.mutate({
      change: { id, version, ...moved },
      back: { dueDate: dueDate ?? null, ...(remindAt && { remindAt }) },
      message: t('today.postponed', { subject, day: format.dateShort(day) }),
    });
  };
  return { complete, postpone, isBusy: patch.isPending };
}

/** The same hour on another day. */
function movedTo(moment: string, day: string, timeZone: string): string {
  const days = daysBetween(dateAt(Date.parse(moment), timeZone), day);
  return new Date(Date.parse(moment) + days * 86_400_000).toISOString();
}
