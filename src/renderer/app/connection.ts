import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { connectionState, isDesktop, subscribeToConnection } from '@renderer/api/transport';
import type { Connection } from './shell/types';

/** Whether the engine answers, for the line at the foot of the navigation. */
export function useConnection(): Connection {
  const { t } = useTranslation();
  const state = useSyncExternalStore(subscribeToConnection, connectionState);
  if (state === 'reconnecting') return { state };
  const place = isDesktop ? t('shell.connection.thisComputer') : window.location.hostname;
  return { state, place };
}
