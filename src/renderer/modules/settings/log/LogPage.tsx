import { Select } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { saveDownload } from '@renderer/api/transfer';
import { Icon } from '@renderer/app/icons/Icon';
import { useSession } from '@renderer/app/session';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { showToast } from '@renderer/components/feedback/toast-store';
import { useDirectory } from '../../records/directory';
import { SettingsFrame } from '../SettingsFrame';
import classes from '../Settings.module.css';
import { LogLine } from './LogLine';
import { logKinds } from './log-words';

/** Who did what, newest first (SEC-03): by person, kind and days, each line with its record. */
export function LogPage() {
  const { t } = useTranslation();
  const { people } = useDirectory();
  const { can } = useSession();
  const [userId, setUserId] = useState<string | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  const [days, setDays] = useState<[string | null, string | null]>([null, null]);
  const [from, to] = days;
  const chosen = {
    ...(userId !== null && { userId }),
    ...(kind !== null && { kind }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
  };
  // What is exported is what the page shows, all of it.
  const save = useMutation({
    mutationFn: async () => saveDownload(await client.audit.export(chosen)),
    onSuccess: () => showToast({ message: t('settings.log.exported'), tone: 'good' }),
    onError: (error) => showToast({ message: faultOf(error).message, tone: 'bad' }),
  });
  const log = useInfiniteQuery(
    api.audit.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: 100,
        ...(cursor !== undefined && { cursor }),
        ...chosen,
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  );
  const lines = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = userId !== null || kind !== null || from !== null || to !== null;
  const reset = () => {
    setUserId(null);
    setKind(null);
    setDays([null, null]);
  };
  return (
    <SettingsFrame
      active="log"
      title={t('settings.places.log.label')}
      actions={
        can('audit', 'export') && (
          <ActionButton tone="quiet" icon="download" isBusy={save.isPending} onClick={() => save.mutate()}>
            {t('settings.log.export')}
          </ActionButton>
        )
      }
    >
      <div className={classes.bar}>
        <Select
          aria-label={t('settings.log.person')}
          placeholder={t('settings.log.everybody')}
          searchable
          clearable
          nothingFoundMessage={t('common.form.nothingFound')}
          leftSection={<Icon name="person" size={14} />}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={userId}
          onChange={setUserId}
        />
        <Select
          aria-label={t('settings.log.kind')}
          placeholder={t('settings.log.everything')}
          clearable
          data={logKinds.map((value) => ({ value, label: t(`settings.log.kinds.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <DatePickerInput
          type="range"
          aria-label={t('settings.log.days')}
          placeholder={t('settings.log.anyDay')}
          valueFormat="YYYY-MM-DD"
          clearable
          allowSingleDateInRange
          leftSection={<Icon name="calendar" size={14} />}
          value={days}
          onChange={setDays}
        />
        {isFiltered && (
          <ActionButton tone="quiet" isSmall onClick={reset}>
            {t('settings.log.reset')}
          </ActionButton>
        )}
      </div>
      {log.isPending && <LoadingRows />}
      {log.error && (
        <ErrorState
          title={t('settings.unread')}
          happened={faultOf(log.error).message}
          onRetry={() => void log.refetch()}
        />
      )}
      {log.data && lines.length === 0 && (
        <EmptyState title={t('settings.log.empty')}>{t('settings.log.emptyText')}</EmptyState>
      )}
      <ul>
        {lines.map((line) => (
          <LogLine key={line.sequence} line={line} />
        ))}
      </ul>
      {log.hasNextPage && (
        <p className={classes.more}>
          <ActionButton isBusy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('settings.log.older')}
          </ActionButton>
        </p>
      )}
    </SettingsFrame>
  );
}
