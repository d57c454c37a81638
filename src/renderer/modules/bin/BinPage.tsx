import { useInfiniteQuery } from '@tanstack/react-query';
import type { BinItem } from '@shared/modules/bin/bin.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { queryClient } from '@renderer/api/query-client';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { PageHead } from '@renderer/app/shell/PageHead';
import { Tabs } from '@renderer/app/shell/Tabs';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { showToast } from '@renderer/components/feedback/toast-store';
import { useDirectory } from '../records/directory';
import { usePageSearch } from '../records/list/use-page-search';
import classes from './Bin.module.css';

const icons: Record<BinItem['kind'], IconName> = {
  customer: 'people',
  contact: 'person',
  lead: 'lead',
  opportunity: 'board',
  product: 'product',
  quote: 'quote',
  order: 'order',
  payment: 'payment',
  cost: 'coins',
  contract: 'contract',
  activity: 'task',
  file: 'file',
};
const kinds = [
  'customer',
  'contact',
  'lead',
  'opportunity',
  'product',
  'quote',
  'order',
  'payment',
  'cost',
  'contract',
  'activity',
  'file',
] as const;

/** What was thrown away and can still be brought back. */
export function BinPage() {
  const { t } = useTranslation();
  const [search, setSearch] = usePageSearch();
  const kind = kinds.find((one) => one === search['kind']);
  const bin = useInfiniteQuery({
    queryKey: [...api.bin.key(), 'pages', kind],
    queryFn: ({ pageParam, signal }) =>
      client.bin.list(
        { limit: 100, ...(kind && { kind }), ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = bin.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t('records.bin.title')} detail={t('records.bin.detail')} />
      <Tabs
        label={t('records.bin.kinds')}
        activeKey={kind ?? 'all'}
        onSelect={(key) => setSearch(key === 'all' ? {} : { kind: key })}
        items={[
          { key: 'all', label: t('common.timeline.all') },
          ...kinds.map((one) => ({ key: one, label: t(`records.kinds.${one}`) })),
        ]}
      />
      <div className={classes.scroll}>
        {bin.isPending && <LoadingRows />}
        {bin.error && (
          <ErrorState
            title={t('records.list.faultTitle')}
            happened={faultOf(bin.error).message}
            onRetry={() => void bin.refetch()}
          />
        )}
        {bin.data && items.length === 0 && (
          <EmptyState title={t('records.bin.emptyTitle')}>{t('records.bin.empty')}</EmptyState>
        )}
        {items.length > 0 && (
          <ul aria-label={t('records.bin.title')}>
            {items.map((item) => (
              <BinLine key={`${item.kind} ${item.id}`} item={item} />
            ))}
          </ul>
        )}
        {bin.hasNextPage && (
          <ActionButton tone="quiet" isSmall isBusy={bin.isFetchingNextPage} onClick={() => void bin.fetchNextPage()}>
            {t('common.timeline.older')}
          </ActionButton>
        )}
      </div>
    </>
  );
}

function BinLine({ item }: { item: BinItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { userName } = useDirectory();
  const [isBusy, setIsBusy] = useState(false);
  const restore = async () => {
    setIsBusy(true);
    try {
      await client.bin.restore({ kind: item.kind, id: item.id });
      showToast({ message: t('records.bin.restored', { name: item.title }), tone: 'good' });
      void queryClient.invalidateQueries();
    } catch (error) {
      showToast({ message: faultOf(error).message, tone: 'bad' });
      setIsBusy(false);
    }
  };
  const by = item.deletedById === null ? '' : userName(item.deletedById);
  return (
    <li className={classes.line}>
      <Icon name={icons[item.kind]} size={14} />
      <span className={classes.name}>{item.title}</span>
      <span className={classes.detail}>{item.number}</span>
      <span className={classes.detail} data-wide title={format.dateTime(item.deletedAt)}>
        {[format.relative(item.deletedAt), by].filter(Boolean).join(' · ')}
      </span>
      <span className={classes.detail} data-wide>
        {t('records.bin.purge', { count: Math.max(0, format.daysFromNow(item.purgeAt)) })}
      </span>
      <ActionButton isSmall icon="undo" isBusy={isBusy} onClick={() => void restore()}>
        {t('records.bin.restore')}
      </ActionButton>
    </li>
  );
}
