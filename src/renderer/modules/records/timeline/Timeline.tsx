import { TextInput } from '@mantine/core';
import { isCommentKind } from '@shared/modules/comments/comment';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { useSession } from '@renderer/app/session';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton, IconButton } from '@renderer/components/basics/ActionButton';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { CommentPanel } from '../comments/CommentPanel';
import type { ColumnContext } from '../columns';
import type { RecordField } from '../record-fields';
import { useNow } from '../use-now';
import { groupEntries, type EntryGroup } from './group-entries';
import { timelineFilters, type TimelineFilter } from './timeline-kinds';
import classes from './Timeline.module.css';
import { TimelineEntry } from './TimelineEntry';
import { useActivities, useTimeline, useTimelineCounts, type TimelineKind } from './use-timeline';

interface TimelineProps {
  kind: TimelineKind;
  id: string;
  fields: readonly RecordField[];
  context: ColumnContext;
  filter: TimelineFilter;
  onFilterChange: (filter: TimelineFilter) => void;
  onOpenActivity: (id: string) => void;
}

/** Nobody calls a product. */
const ofProducts: readonly TimelineFilter[] = ['all', 'file', 'changes'];
/** A cost is only noted and mended. */
const ofCosts: readonly TimelineFilter[] = ['all', 'changes'];
/** Nobody calls an order. */
const ofDocuments: readonly TimelineFilter[] = ['all', 'documents', 'comment', 'changes'];
const documents: readonly TimelineKind[] = ['quote', 'order', 'payment', 'contract'];

/** What happened with a record, newest first: by kind, by words, and on and on into the past. */
export function Timeline(props: TimelineProps) {
  const { kind, id, filter, onFilterChange } = props;
  const { t } = useTranslation();
  const session = useSession();
  const hasDeals = session.hasModule('sales') && session.can('opportunity', 'view');
  const [words, setWords] = useState<string | null>(null);
  const wanted = words?.trim() ?? '';
  const [asked] = useDebouncedValue(wanted, 200);
  const timeline = useTimeline(kind, id, filter, wanted === '' ? '' : asked);
  const { countOf, isExact } = useTimelineCounts(kind, id);
  const format = useFormat();
  const activities = useActivities(kind, id);
  const now = useNow();
  const entries = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  const groups = groupEntries(entries, now, session.organization.timeZone);
  const isOffered = (key: TimelineFilter) => {
    if (kind === 'product') return ofProducts.includes(key);
    if (kind === 'cost') return ofCosts.includes(key);
    if (key === 'comment') return isCommentKind(kind);
    if (documents.includes(kind)) return ofDocuments.includes(key);
    if (key === 'documents') return countOf(key) > 0;
    return key !== 'deals' || hasDeals;
  };
  const name = (key: TimelineFilter) =>
    key === 'all'
      ? t('common.timeline.all')
      : key === 'changes' || key === 'deals' || key === 'documents'
        ? t(`timeline.filters.${key}`)
        : t(`timeline.kinds.${key}`);
  return (
    <>
      {documents.includes(kind) && isCommentKind(kind) && <CommentPanel kind={kind} id={id} />}
      <div className={classes.bar}>
        <div className={classes.filters} role="group" aria-label={t('records.timeline.filter')}>
          {timelineFilters
            .filter(({ key }) => isOffered(key))
            .map(({ key }) => (
              <button
                key={key}
                type="button"
                className={classes.filter}
                aria-pressed={key === filter}
                onClick={() => onFilterChange(key)}
              >
                {name(key)}
                {countOf(key) > 0 && (
                  <span className={classes.count}>{`${format.number(countOf(key))}${isExact ? '' : '+'}`}</span>
                )}
              </button>
            ))}
        </div>
        {words === null ? (
          <IconButton icon="search" isSmall label={t('common.timeline.search')} onClick={() => setWords('')} />
        ) : (
          <TextInput
            className={classes.search}
            size="xs"
            type="search"
            autoFocus
            value={words}
            maxLength={200}
            placeholder={t('common.timeline.search')}
            aria-label={t('common.timeline.search')}
            leftSection={<Icon name="search" size={14} />}
            onChange={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setWords(null);
            }}
            onBlur={() => words === '' && setWords(null)}
          />
        )}
      </div>
      {timeline.isPending && <LoadingRows rows={6} />}
      {timeline.error && (
        <div className={classes.empty} role="alert">
          {faultOf(timeline.error).message}{' '}
          <ActionButton isSmall onClick={() => void timeline.refetch()}>
            {t('common.error.retry')}
          </ActionButton>
        </div>
      )}
      {timeline.data && entries.length === 0 && !timeline.hasNextPage && (
        <p className={classes.empty}>
          {asked !== '' && wanted !== ''
            ? t('records.timeline.nothingFound', { words: asked })
            : filter === 'all'
              ? t('common.timeline.empty')
              : t('records.timeline.nothingOfKind', { kind: name(filter) })}
        </p>
      )}
      {groups.map((group, index) => (
        <section key={group.key}>
          <GroupHeading group={group} />
          {group.entries.map((entry, at) => (
            <TimelineEntry
              key={entry.id}
              entry={entry}
              activity={entry.source.kind === 'activity' ? activities.get(entry.source.id) : undefined}
              isLast={index === groups.length - 1 && at === group.entries.length - 1}
              isDated={group.kind !== 'today' && group.kind !== 'yesterday'}
              hostId={id}
              fields={props.fields}
              context={props.context}
              onOpenActivity={props.onOpenActivity}
            />
          ))}
        </section>
      ))}
      {timeline.hasNextPage && (
        <div className={classes.foot}>
          <ActionButton
            isSmall
            tone="quiet"
            icon="history"
            isBusy={timeline.isFetchingNextPage}
            onClick={() => void timeline.fetchNextPage()}
          >
            {t('common.timeline.older')}
          </ActionButton>
        </div>
      )}
    </>
  );
}

function GroupHeading({ group }: { group: EntryGroup }) {
  const { t } = useTranslation();
  const format = useFormat();
  // What is planned has no day of its own, so only the words of this group are made.
  const words: Record<EntryGroup['kind'], () => string> = {
    planned: () => t('records.timeline.planned'),
    today: () => `${t('common.timeline.today')} ${format.dateShort(group.day)}`,
    yesterday: () => `${t('common.timeline.yesterday')} ${format.dateShort(group.day)}`,
    thisWeek: () => t('common.timeline.thisWeek'),
    month: () => group.day.slice(0, 7),
  };
  return <h2 className={classes.heading}>{words[group.kind]()}</h2>;
}
