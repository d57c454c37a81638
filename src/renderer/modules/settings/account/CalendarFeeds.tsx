import { SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { feedScopes, type FeedScope } from '@shared/modules/calendar-feeds/calendar-feeds.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { ConfirmDialog } from '@renderer/components/feedback/ConfirmDialog';
import { copyText } from '@renderer/components/feedback/copy-text';
import { showToast } from '@renderer/components/feedback/toast-store';
import classes from '../Settings.module.css';
import { useSaved } from '../use-saved';
import feedClasses from './CalendarFeeds.module.css';

const programs = ['outlook', 'apple', 'phone'] as const;

/** One's calendar in Outlook, Apple and on the telephone: addresses that are shown once and taken back at any time (INT-03). */
export function CalendarFeeds() {
  const { t } = useTranslation();
  const format = useFormat();
  const { saved, refused } = useSaved();
  const feeds = useQuery(api.calendarFeeds.list.queryOptions());
  const [name, setName] = useState('');
  const [scope, setScope] = useState<FeedScope>('own');
  const [secret, setSecret] = useState<string | null>(null);
  const [removed, setRemoved] = useState<{ id: string; name: string } | null>(null);
  const onError = (error: unknown) => refused(error, api.calendarFeeds);
  const create = useMutation(
    api.calendarFeeds.create.mutationOptions({
      onSuccess: ({ feedToken }) => {
        setSecret(feedToken ?? null);
        setName('');
        saved(t('calendarFeeds.made'), api.calendarFeeds);
      },
      onError,
    }),
  );
  const remove = useMutation(
    api.calendarFeeds.delete.mutationOptions({
      onSuccess: () => {
        setSecret(null);
        saved(t('calendarFeeds.removed'), api.calendarFeeds);
      },
      onError,
    }),
  );
  return (
    <section className={classes.section}>
      <h2>{t('calendarFeeds.title')}</h2>
      <p className={classes.note}>{t('calendarFeeds.note')}</p>
      <form
        className={feedClasses.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') create.mutate({ name, scope });
        }}
      >
        <TextInput
          label={t('calendarFeeds.name')}
          placeholder={t('calendarFeeds.namePlaceholder')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('calendarFeeds.scope')}
          value={scope}
          data={feedScopes.map((value) => ({ value, label: t(`calendarFeeds.scopes.${value}`) }))}
          onChange={setScope}
        />
        <ActionButton type="submit" icon="plus" isDisabled={name.trim() === ''} isBusy={create.isPending}>
          {t('calendarFeeds.make')}
        </ActionButton>
      </form>
      {secret !== null && <Address secret={secret} />}
      {feeds.error && <p className={classes.note}>{faultOf(feeds.error).message}</p>}
      <ul className={classes.lines}>
        {feeds.data?.items.map((feed) => (
          <li key={feed.id} className={classes.line}>
            <Icon name="calendar" />
            <span className={classes.lineWords}>
              <span>{feed.name}</span>
              <small>
                {t(`calendarFeeds.scopes.${feed.scope}`)}
                {' · '}
                {feed.lastReadAt === null
                  ? t('calendarFeeds.unread')
                  : t('calendarFeeds.read', { when: format.relative(feed.lastReadAt) })}
              </small>
            </span>
            <ActionButton isSmall onClick={() => setRemoved(feed)}>
              {t('calendarFeeds.remove')}
            </ActionButton>
          </li>
        ))}
      </ul>
      <details className={feedClasses.how}>
        <summary>{t('calendarFeeds.how.title')}</summary>
        <dl>
          {programs.map((program) => (
            <div key={program}>
              <dt>{t(`calendarFeeds.how.${program}`)}</dt>
              <dd>{t(`calendarFeeds.how.${program}Steps`)}</dd>
            </div>
          ))}
        </dl>
        <p>{t('calendarFeeds.how.network')}</p>
      </details>
      {removed && (
        <ConfirmDialog
          isOpen
          title={t('calendarFeeds.remove')}
          actionLabel={t('calendarFeeds.remove')}
          onConfirm={() => {
            remove.mutate({ id: removed.id });
            setRemoved(null);
          }}
          onClose={() => setRemoved(null)}
        >
          {t('calendarFeeds.removeText', { name: removed.name })}
        </ConfirmDialog>
      )}
    </section>
  );
}

/** The address, this once. */
function Address({ secret }: { secret: string }) {
  const { t } = useTranslation();
  // In the window of the program there is no network address to give away; the host's own is known where it is opened.
  const isServed = window.location.protocol.startsWith('http');
  const path = `/calendars/${secret}.ics`;
  const address = isServed ? `${window.location.origin}${path}` : path;
  const copy = async () => {
    const isCopied = await copyText(address);
    showToast({
      tone: isCopied ? 'good' : 'bad',
      message: t(isCopied ? 'calendarFeeds.copied' : 'calendarFeeds.notCopied'),
    });
  };
  return (
    <div className={feedClasses.address} role="status">
      <b>{t('calendarFeeds.once')}</b>
      <div>
        <code>{address}</code>
        <ActionButton isSmall icon="copy" onClick={() => void copy()}>
          {t('calendarFeeds.copy')}
        </ActionButton>
        {isServed && (
          <a className={feedClasses.link} href={address.replace(/^https?:/, 'webcal:')}>
            {t('calendarFeeds.subscribe')}
          </a>
        )}
      </div>
      <p>{t(isServed ? 'calendarFeeds.secret' : 'calendarFeeds.hostHint')}</p>
    </div>
  );
}
