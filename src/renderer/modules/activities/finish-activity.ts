import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { showToast } from '@renderer/components/feedback/toast-store';
import type { TFunction } from 'i18next';
import { refreshActivities } from './refresh-activities';

/** Marks a task as done, wherever it is shown, with a way back. */
export async function finishActivity(
  activity: { readonly id: string; readonly version: number; readonly subject?: string },
  t: TFunction,
): Promise<void> {
  try {
    const done = await client.activities.patch({
      id: activity.id,
      version: activity.version,
      doneAt: new Date().toISOString(),
    });
    refreshActivities();
    showToast({
      message: t('activities.page.done', { name: activity.subject ?? '' }),
      tone: 'good',
      undo: () => void reopenActivity(done.id, done.version),
    });
  } catch (error) {
    showToast({ message: faultOf(error).message, tone: 'bad' });
  }
}

/** It is to do again. */
export async function reopenActivity(id: string, version: number): Promise<void> {
  try {
    await client.activities.patch({ id, version, doneAt: null });
  } catch (error) {
    showToast({ message: faultOf(error).message, tone: 'bad' });
  }
  refreshActivities();
}
