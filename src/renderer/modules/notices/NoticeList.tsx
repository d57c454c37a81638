import { useMutation, useQuery } from '@tanstack/react-query';
import type { Notice } from '@shared/modules/notices/notices.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { Link } from '@renderer/app/link';
import { pathOfRecord } from '@renderer/app/record-paths';
import { useDirectory } from '../records/directory';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import classes from './Notices.module.css';
import { SnoozeMenu } from './SnoozeMenu';
import { mayAskToNotify } from './use-reminders';

const icons: Record<Notice['kind'], IconName> = {
  reminder: 'clock',
  assigned: 'assign',
  job: 'check',
  takenOver: 'eye',
  mentioned: 'chat',
  handedOver: 'assign',
  won: 'flag',
  unattended: 'lead',
  overdue: 'payment',
  handOff: 'assign',
  handOffAccepted: 'check',
  handOffReturned: 'undo',
  handOffLate: 'clock',
  ending: 'contract',
};

/** What the bell opens: reminders, what others gave me, long work that ended; each leads to its record. */
export function NoticeList() {
  const { t } = useTranslation();
  const list = useQuery(api.notices.list.queryOptions({ input: { limit: 30 } }));
  const refresh = () => void queryClient.invalidateQueries({ queryKey: api.notices.key() });
  const seen = useMutation(api.notices.seen.mutationOptions({ onSuccess: refresh }));
  const [mayAsk, setMayAsk] = useState(mayAskToNotify);
  const unseen = list.data?.unseen ?? 0;
  return (
    <section className={classes.list}>
      <header className={classes.head}>
        <h2>{t('shell.bell.title')}</h2>
        {unseen > 0 && (
          <ActionButton tone="quiet" isSmall onClick={() => seen.mutate({ ids: 'all' })}>
            {t('notices.allSeen')}
          </ActionButton>
        )}
      </header>
      {mayAsk && (
        <p className={classes.empty}>
          <ActionButton
            isSmall
            icon="bell"
            onClick={() => void Notification.requestPermission().then(() => setMayAsk(mayAskToNotify()))}
          >
            {t('notices.askToNotify')}
          </ActionButton>
        </p>
      )}
      {list.isPending && <LoadingRows rows={3} />}
      {list.error && <p className={classes.empty}>{faultOf(list.error).message}</p>}
      {list.data?.items.length === 0 && <p className={classes.empty}>{t('notices.empty')}</p>}
      {list.data?.items.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} onOpen={() => seen.mutate({ ids: [notice.id] })} />
      ))}
    </section>
  );
}

function NoticeLine({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { userName } = useDirectory();
  const refresh = () => void queryClient.invalidateQueries({ queryKey: api.notices.key() });
  const snooze = useMutation(api.notices.snooze.mutationOptions({ onSuccess: refresh }));
  const path = notice.record && pathOfRecord(notice.record.kind, notice.record.id);
  const kindName = t(`notices.kinds.${notice.recordKind}`, {
    count: notice.count,
    defaultValue: t('notices.kinds.other', { count: notice.count }),
  });
  // What a rule or a form gave came from nobody in particular.
  const said = notice.kind === 'assigned' && notice.byId === null ? 'given' : notice.kind;
  const sentence = t(notice.record ? `notices.${said}.one` : `notices.${said}.many`, {
    name: notice.byId === null ? '' : userName(notice.byId),
    what: notice.record?.title ?? kindName,
    kind: kindName,
  });
  const content = (
    <>
      <Icon name={icons[notice.kind]} size={14} tone={notice.kind === 'reminder' ? 'warn' : undefined} />
      <span className={classes.words}>
        <span className={classes.sentence}>{sentence}</span>
        {notice.note !== null && <span className={classes.note}>{notice.note}</span>}
        <span className={classes.time} title={format.dateTime(notice.at)}>
          {format.relative(notice.at)}
        </span>
      </span>
    </>
  );
  return (
    <div className={classes.line} data-unseen={notice.seenAt === null || undefined}>
      {path ? (
        <Link to={path} className={classes.target} onClick={onOpen}>
          {content}
        </Link>
      ) : (
        <button type="button" className={classes.target} onClick={onOpen}>
          {content}
        </button>
      )}
      {notice.kind === 'reminder' && <SnoozeMenu onSnooze={(until) => snooze.mutate({ id: notice.id, until })} />}
    </div>
  );
}
