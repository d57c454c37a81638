import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { DesktopBridge } from '@shared/contract/desktop-bridge';
import type { Notice } from '@shared/modules/notices/notices.contract';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { queryClient } from '@renderer/api/query-client';
import { pathOfRecord } from '@renderer/app/record-paths';
import { showToast } from '@renderer/components/feedback/toast-store';

/** What is older when the page opens stands in the bell and does not shout. */
const freshFor = 10 * 60_000;
const told = new Set<string>();
const { hearth: bridge } = window as Window & { readonly hearth?: DesktopBridge };

/**
 * Says aloud what has come due: at the foot of the page, and as a notification of the system where the window or the browser
 * may (ACT-02). A snoozed one speaks again at its new time.
 */
export function useReminders(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(api.notices.list.queryOptions({ input: { limit: 30 } }));
  const items = data?.items;
  useEffect(() => {
    for (const notice of items ?? []) {
      const key = `${notice.id} ${notice.at}`;
      if (notice.kind !== 'reminder' || notice.seenAt !== null || told.has(key)) continue;
      told.add(key);
      if (Date.now() - Date.parse(notice.at) > freshFor) continue;
      const title = notice.record?.title ?? t('notices.kinds.activity', { count: 1 });
      const message = t('notices.reminder.one', { what: title });
      showToast({ tone: 'warn', message });
      void showOutside(t('notices.outside'), message).then((wasClicked) => {
        if (!wasClicked) return;
        void navigate({ to: pathOf(notice) });
        void client.notices
          .seen({ ids: [notice.id] })
          .then(() => queryClient.invalidateQueries({ queryKey: api.notices.key() }));
      });
    }
  }, [items, navigate, t]);
}

/** Whether a browser would show notifications if it were asked: not over plain http, and not in the window, which just does. */
export function mayAskToNotify(): boolean {
  return !bridge && 'Notification' in window && window.isSecureContext && Notification.permission === 'default';
}

function pathOf({ record }: Notice): string {
  return (record && pathOfRecord(record.kind, record.id)) ?? '/';
}

function showOutside(title: string, body: string): Promise<boolean> {
  if (bridge) return bridge.notify(title, body);
  if (!('Notification' in window) || Notification.permission !== 'granted') return Promise.resolve(false);
  const notification = new Notification(title, { body, tag: body });
  return new Promise((resolve) => {
    notification.onclick = () => {
      window.focus();
      resolve(true);
    };
    notification.onclose = () => resolve(false);
  });
}
