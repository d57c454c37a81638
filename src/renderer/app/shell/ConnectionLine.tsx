import { useTranslation } from 'react-i18next';
import { Icon } from '../icons/Icon';
import classes from './ConnectionLine.module.css';
import type { Connection } from './types';

/** The words and the sign of a connection. */
export function useConnectionText(connection: Connection | null): string {
  const { t } = useTranslation();
  if (!connection) return '';
  if (connection.state === 'connected') return t('shell.connection.connected', { place: connection.place });
  if (connection.state === 'reconnecting') return t('shell.connection.reconnecting');
  return t('shell.connection.offline', { count: connection.pending });
}

const icons = { connected: 'screen', reconnecting: 'sync', offline: 'offline' } as const;

/** Foot of the navigation: whether the host answers, and that what was written is kept. */
export function ConnectionLine({ connection, isFolded }: { connection: Connection; isFolded: boolean }) {
  const text = useConnectionText(connection);
  const isFine = connection.state === 'connected';
  return (
    <div
      className={classes.line}
      data-folded={isFolded || undefined}
      data-warning={!isFine || undefined}
      role="status"
      title={isFolded ? text : undefined}
    >
      <Icon name={icons[connection.state]} tone={isFine ? 'good' : 'warn'} label={isFolded ? text : undefined} />
      {!isFolded && <span>{text}</span>}
    </div>
  );
}

/** The same on a phone: a strip under the bar, only while something is wrong. */
export function ConnectionStrip({ connection }: { connection: Connection | null }) {
  const { t } = useTranslation();
  if (!connection || connection.state === 'connected') return null;
  return (
    <div className={classes.strip} role="status">
      <Icon name={icons[connection.state]} />
      <span>
        {connection.state === 'offline'
          ? t('shell.connection.offlineStrip', { count: connection.pending })
          : t('shell.connection.reconnecting')}
      </span>
    </div>
  );
}
