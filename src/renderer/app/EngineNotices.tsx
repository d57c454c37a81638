import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { desktopNotice } from '@shared/contract/desktop-bridge';
import { queryClient } from '@renderer/api/query-client';
import { isDesktop, setConnectionState } from '@renderer/api/transport';
import { dismissToast, showToast } from '@renderer/components/feedback/toast-store';

/** In the desktop window: says that the engine died and is back; what was typed stands untouched meanwhile. */
export function EngineNotices() {
  const { t } = useTranslation();
  useEffect(() => {
    if (!isDesktop) return;
    let lostToast: number | undefined;
    const hear = (event: MessageEvent<unknown>) => {
      if (event.source !== window || event.origin !== window.location.origin) return;
      if (event.data === desktopNotice.engineLost) {
        setConnectionState('reconnecting');
        lostToast = showToast({ tone: 'warn', message: t('shell.engine.lost') });
      }
      if (event.data === desktopNotice.engineBack) {
        if (lostToast !== undefined) dismissToast(lostToast);
        setConnectionState('connected');
        showToast({ tone: 'good', message: t('shell.engine.back') });
        void queryClient.invalidateQueries();
      }
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [t]);
  return null;
}
