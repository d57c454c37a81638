import { Drawer } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CountedKind } from '@shared/modules/reports/metric';
import type { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import type { IconName } from '@renderer/app/icons/paths';
import { KeyLayer } from '@renderer/app/keys';
import { Link } from '@renderer/app/link';
import { pathOfRecord } from '@renderer/app/record-paths';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import classes from './Reports.module.css';

/** Which figure was opened. */
export interface RecordsAsked {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly title: string;
}

type RecordPage = Awaited<ReturnType<typeof client.metrics.records>>;

const icons: Readonly<Record<CountedKind, IconName>> = {
  opportunity: 'deals',
  lead: 'lead',
  customer: 'people',
  activity: 'task',
  order: 'order',
  cost: 'coins',
  quote: 'quote',
};

interface RecordsDrawerProps {
  title: string;
  /** What is asked, to remember the answer by. */
  asked: readonly unknown[];
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<RecordPage>;
  onClose: () => void;
}

/** The records behind one figure, as many as it says. */
export function RecordsDrawer({ title, asked, load, onClose }: RecordsDrawerProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: asked,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Drawer.Root opened onClose={onClose} position="right" size={440} transitionProps={{ duration: 160 }}>
      <Drawer.Overlay className={classes.veil} backgroundOpacity={0} />
      <Drawer.Content className={classes.drawer} aria-label={title}>
        <KeyLayer>
          <header className={classes.drawerHead}>
            <h2>{title}</h2>
            <IconButton icon="close" label={t('common.action.close')} onClick={onClose} isSmall />
          </header>
          {query.isPending && <LoadingRows />}
          {query.error && (
            <ErrorState
              title={t('reports.page.unread')}
              happened={faultOf(query.error).message}
              onRetry={() => void query.refetch()}
            />
          )}
          <ul className={classes.records}>
            {items.map((item) => (
              <li key={item.id}>
                <RecordLine {...item} />
              </li>
            ))}
          </ul>
          {query.hasNextPage && (
            <p className={classes.moreRows}>
              <ActionButton isSmall isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('reports.page.moreRecords')}
              </ActionButton>
            </p>
          )}
        </KeyLayer>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function RecordLine({ kind, id, title, subtitle }: { kind: CountedKind; id: string; title: string; subtitle: string }) {
  const { t } = useTranslation();
  const to = pathOfRecord(kind, id);
  const line = (
    <>
      <Icon name={icons[kind]} size={14} />
      <span className={classes.recordTitle}>{title}</span>
      <span className={classes.quiet}>{kind === 'activity' ? t(`activities.options.kind.${subtitle}`) : subtitle}</span>
    </>
  );
  return to === null ? (
    <span className={classes.record}>{line}</span>
  ) : (
    <Link to={to} className={classes.record}>
      {line}
    </Link>
  );
}
