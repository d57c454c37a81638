import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { DuplicatePair, DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { PageHead } from '@renderer/app/shell/PageHead';
import { Tabs } from '@renderer/app/shell/Tabs';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { PersonName } from '@renderer/components/basics/PersonName';
import { Pill } from '@renderer/components/basics/Tag';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { ProgressLine } from '@renderer/components/feedback/ProgressLine';
import { showToast } from '@renderer/components/feedback/toast-store';
import { useDirectory } from '../records/directory';
import classes from './Duplicates.module.css';
import { mergeSearch, usePairs } from './pairs';

/** Pairs that may be one record, the likeliest first (U8): each opens side by side. */
export function DuplicatesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const kind: DuplicateRecordKind = useSearch({
    strict: false,
    select: (search: Record<string, string>) => (search['kind'] === 'contact' ? 'contact' : 'customer'),
  });
  const pairs = usePairs(kind);
  const scan = useScan(kind);
  return (
    <div className={classes.page}>
      <PageHead
        title={t('mergePage.list.title')}
        detail={pairs.data && t('mergePage.list.count', { count: pairs.data.items.length })}
        actions={
          <ActionButton icon="sync" isBusy={scan.isBusy} onClick={scan.start}>
            {t('mergePage.list.scan')}
          </ActionButton>
        }
      />
      <Tabs
        label={t('mergePage.list.title')}
        activeKey={kind}
        onSelect={(key) => void navigate({ to: '/duplicates', search: { kind: key } })}
        items={[
          { key: 'customer', label: t('mergePage.kinds.customer') },
          { key: 'contact', label: t('mergePage.kinds.contact') },
        ]}
      />
      {scan.progress && (
        <div className={classes.scan}>
          <ProgressLine label={t('mergePage.list.scanning')} {...scan.progress} />
        </div>
      )}
      <div className={classes.list}>
        {pairs.error ? (
          <ErrorState
            title={t('mergePage.list.unreadable')}
            happened={faultOf(pairs.error).message}
            onRetry={() => void pairs.refetch()}
          />
        ) : !pairs.data ? (
          <LoadingRows />
        ) : pairs.data.items.length === 0 ? (
          <EmptyState
            title={t('mergePage.list.empty.title')}
            actions={
              <ActionButton tone="solid" icon="sync" isBusy={scan.isBusy} onClick={scan.start}>
                {t('mergePage.list.scan')}
              </ActionButton>
            }
          >
            {t('mergePage.list.empty.text')}
          </EmptyState>
        ) : (
          pairs.data.items.map((pair) => <PairLine key={`${pair.left.id}-${pair.right.id}`} pair={pair} />)
        )}
      </div>
    </div>
  );
}

function PairLine({ pair }: { pair: DuplicatePair }) {
  const { t } = useTranslation();
  const directory = useDirectory();
  const reasons = pair.reasons.map((reason) => t(`duplicates.reasons.${reason}`)).join(' · ');
  return (
    <Link className={classes.pair} to="/merge" search={mergeSearch(pair.kind, [pair.left.id, pair.right.id])}>
      <Pill tone={pair.verdict === 'same' ? 'accent' : 'flat'}>{t(`duplicates.verdicts.${pair.verdict}`)}</Pill>
      {[pair.left, pair.right].map((side, index) => (
        <span key={side.id} className={classes.side}>
          {index > 0 && <Icon name="merge" size={14} tone="quiet" />}
          <b>{side.name}</b>
          <span className={classes.faint}>{side.number}</span>
          {side.ownerId && <PersonName id={side.ownerId} name={directory.userName(side.ownerId)} />}
        </span>
      ))}
      <span className={classes.reasons}>{reasons}</span>
    </Link>
  );
}

/** Starts a look through everything and follows it to its end. */
function useScan(kind: DuplicateRecordKind) {
  const cache = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: () => client.duplicates.scan({ kind }),
    onSuccess: (answer) => setJobId(answer.jobId),
    onError: (error) => showToast({ message: faultOf(error).message, tone: 'bad' }),
  });
  const job = useQuery(
    api.jobs.read.queryOptions({
      input: { id: jobId ?? '' },
      enabled: jobId !== null,
      refetchInterval: ({ state }) => (isOpen(state.data?.state) ? 500 : false),
    }),
  );
  const isRunning = jobId !== null && isOpen(job.data?.state);
  const isOver = jobId !== null && job.data !== undefined && !isRunning;
  useEffect(() => {
    if (isOver) void cache.invalidateQueries({ queryKey: api.duplicates.key() });
  }, [isOver, cache]);
  return {
    start: () => start.mutate(),
    isBusy: start.isPending || isRunning,
    progress: isRunning ? { done: job.data?.position ?? 0, total: job.data?.total || undefined } : null,
  };
}

function isOpen(state: string | undefined): boolean {
  return state === undefined || state === 'waiting' || state === 'running';
}
