import { deviceName, type sessionSchema } from '@shared/modules/sessions/session';
import type { z } from 'zod';
import { useTranslation } from 'react-i18next';
import { faultOf } from '@renderer/api/fault';
import { useFormat } from '@renderer/app/use-format';
import { Icon } from '@renderer/app/icons/Icon';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import classes from './Settings.module.css';

interface SessionListProps {
  query: { data?: { items: z.infer<typeof sessionSchema>[] } | undefined; error: unknown };
  onEnd: (id: string) => void;
}

/** Where somebody is signed in; each place can be signed out. */
export function SessionList({ query, onEnd }: SessionListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (query.error) return <p className={classes.note}>{faultOf(query.error).message}</p>;
  if (!query.data) return <LoadingRows rows={2} />;
  if (query.data.items.length === 0) return <p className={classes.note}>{t('settings.sessions.none')}</p>;
  return (
    <ul className={classes.lines}>
      {query.data.items.map((session) => (
        <li key={session.id} className={classes.line}>
          <Icon name={/iOS|Android|WeChat/.test(session.device) ? 'mobile' : 'screen'} />
          <span className={classes.lineWords}>
            <span>
              {deviceName(session.device)}
              {session.isCurrent && <small className={classes.here}>{t('settings.sessions.current')}</small>}
            </span>
            <small>
              {t('settings.sessions.times', {
                since: format.dateTime(session.createdAt),
                seen: format.relative(session.lastSeenAt),
              })}
            </small>
          </span>
          {!session.isCurrent && (
            <ActionButton isSmall onClick={() => onEnd(session.id)}>
              {t('settings.sessions.end')}
            </ActionButton>
          )}
        </li>
      ))}
    </ul>
  );
}
