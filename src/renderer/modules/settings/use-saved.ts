import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { showToast } from '@renderer/components/feedback/toast-store';

interface Keyed {
  key: typeof api.users.key;
}

/** What every change in the settings says afterwards, and which lists are asked again. */
export function useSaved() {
  const { t } = useTranslation();
  const saved = useCallback((message: string, ...modules: Keyed[]) => {
    for (const module of modules) void queryClient.invalidateQueries({ queryKey: module.key() });
    showToast({ tone: 'good', message });
  }, []);
  const refused = useCallback(
    (error: unknown, ...modules: Keyed[]) => {
      const fault = faultOf(error);
      const isStale = fault.code === 'stale_version';
      if (isStale) for (const module of modules) void queryClient.invalidateQueries({ queryKey: module.key() });
      showToast({ tone: 'bad', message: isStale ? t('settings.stale') : fault.message });
    },
    [t],
  );
  return { saved, refused };
}
