import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import type { MergeRecord } from '@shared/modules/merges/merges.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useKeys } from '@renderer/app/keys';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { showToast } from '@renderer/components/feedback/toast-store';
import { recordModules, recordPath } from '../records/record-module';
import classes from './Duplicates.module.css';
import { MergeTable } from './MergeTable';
import { Moves, movedCount } from './Moves';
import { mergeSearch, usePairs } from './pairs';

/** Records side by side, field by field, with what moves along; merged as one and undone as one. */
export function MergePage() {
  const { t } = useTranslation();
  const { kind, ids } = useSearch({
    strict: false,
    select: (search: Record<string, string>): { kind: DuplicateRecordKind; ids: string } => ({
      kind: search['kind'] === 'contact' ? 'contact' : 'customer',
      ids: search['ids'] ?? '',
    }),
  });
  const [targetId, ...sourceIds] = ids.split(',').filter(Boolean);
  if (targetId === undefined || sourceIds.length === 0) {
    return <EmptyState title={t('mergePage.nothing.title')}>{t('mergePage.nothing.text')}</EmptyState>;
  }
  return <Merge key={ids} kind={kind} targetId={targetId} sourceIds={sourceIds} />;
}

interface MergeProps {
  kind: DuplicateRecordKind;
  targetId: string;
  sourceIds: readonly string[];
}

function Merge({ kind, targetId, sourceIds }: MergeProps) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState<Record<string, string>>({});
  const preview = useQuery(
    api.merges.preview.queryOptions({ input: { kind, targetId, sourceIds: [...sourceIds] }, staleTime: 0 }),
  );
  const steps = useMergeSteps({ kind, targetId, sourceIds });
  const ids = [targetId, ...sourceIds];
  // The one that stays is first, whichever order the answer has.
  const records = ids.flatMap((id) => preview.data?.records.find(({ record }) => record.id === id) ?? []);
  const merge = () => steps.merge(records, choices);
  useKeys([
    {
      keys: 'mod+enter',
      label: t('mergePage.merge'),
      group: t('mergePage.list.title'),
      run: merge,
      isDisabled: steps.isBusy,
    },
    {
      keys: 's',
      label: t('mergePage.swap'),
      group: t('mergePage.list.title'),
      run: () => steps.keepInstead(sourceIds[0]),
    },
    {
      keys: 'x',
      label: t('mergePage.dismiss'),
      group: t('mergePage.list.title'),
      run: steps.dismiss,
      isDisabled: sourceIds.length > 1,
    },
    { keys: 'j', label: t('mergePage.later'), group: t('mergePage.list.title'), run: () => steps.goto(1) },
    { keys: 'k', label: t('mergePage.before'), group: t('mergePage.list.title'), run: () => steps.goto(-1) },
  ]);
  if (preview.error) {
    return (
      <ErrorState
        title={t('mergePage.unreadable')}
        happened={faultOf(preview.error).message}
        onRetry={() => void preview.refetch()}
      />
    );
  }
  if (!preview.data) return <LoadingRows />;
  return (
    <div className={classes.page}>
      <MergeHead kind={kind} records={records} pair={steps.pair} place={steps.place} />
      <div className={classes.body}>
        <MergeTable
          kind={kind}
          records={records}
          fields={preview.data.fields}
          choices={choices}
          onChoose={(key, id) => setChoices((before) => ({ ...before, [key]: id }))}
          onKeepInstead={steps.keepInstead}
        />
        <Moves records={records} />
      </div>
      <div className={classes.foot}>
        {sourceIds.length === 1 && (
          <>
            <ActionButton icon="close" keys="x" onClick={steps.dismiss}>
              {t('mergePage.dismiss')}
            </ActionButton>
            <span className={classes.hint}>{t('mergePage.dismissHint')}</span>
          </>
        )}
        <span className={classes.space} />
        {steps.place && (
          <ActionButton tone="quiet" keys="j" onClick={() => steps.goto(1)}>
            {t('mergePage.later')}
          </ActionButton>
        )}
        <ActionButton tone="solid" icon="merge" keys="mod+enter" isBusy={steps.isBusy} onClick={merge}>
          {t('mergePage.mergeWith', { count: movedCount(records) })}
        </ActionButton>
      </div>
    </div>
  );
}

interface MergeHeadProps {
  kind: DuplicateRecordKind;
  records: readonly MergeRecord[];
  pair: ReturnType<typeof useMergeSteps>['pair'];
  place: ReturnType<typeof useMergeSteps>['place'];
}

/** The question as title, the reasons behind it, also the ones that speak against. */
function MergeHead({ kind, records, pair, place }: MergeHeadProps) {
  const { t } = useTranslation();
  const module = recordModules[kind];
  return (
    <>
      <div className={classes.crumb}>
        <Link to={recordPath(module)}>{t(`mergePage.kinds.${kind}`)}</Link>
        <Icon name="chevronRight" size={12} />
        <Link to="/duplicates" search={{ kind }}>
          {t('mergePage.list.title')}
        </Link>
        {place && (
          <>
            <span>{t('mergePage.place', place)}</span>
            <KeyCap keys="j" />
            <KeyCap keys="k" />
          </>
        )}
      </div>
      <header className={classes.head}>
        <h1>{t(`mergePage.question.${kind}`, { count: records.length })}</h1>
        {pair && (
          <div className={classes.evidence}>
            <span className={classes.faint}>{t('mergePage.because')}</span>
            {pair.reasons.map((reason) => {
              const speaksAgainst = reason.startsWith('different') || reason === 'oneIsGroup';
              return (
                <span key={reason} data-against={speaksAgainst || undefined}>
                  <Icon name={speaksAgainst ? 'chevronRight' : 'check'} size={14} />
                  {t(`duplicates.reasons.${reason}`)}
                </span>
              );
            })}
          </div>
        )}
      </header>
    </>
  );
}

/** What one can do with the pair: merge, say it is none, look at the next, keep the other. */
function useMergeSteps({ kind, targetId, sourceIds }: MergeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const pairs = usePairs(kind).data?.items ?? [];
  const isPair = (left: string, right: string) =>
    [left, right].every((id) => id === targetId || sourceIds.includes(id));
  const index = sourceIds.length === 1 ? pairs.findIndex(({ left, right }) => isPair(left.id, right.id)) : -1;
  const open = (ids: readonly string[], replace = false) =>
    navigate({ to: '/merge', search: mergeSearch(kind, ids), replace });
  const next = () => {
    const following = pairs[index + 1] ?? pairs.find((_, at) => at !== index);
    return following && index >= 0
      ? open([following.left.id, following.right.id])
      : navigate({ to: '/duplicates', search: { kind } });
  };
  const stale = () =>
    cache.invalidateQueries({
      predicate: ({ queryKey }) =>
        JSON.stringify(queryKey).includes('merges') || JSON.stringify(queryKey).includes('duplicates'),
    });
  const undo = useMutation({
    mutationFn: (id: string) => client.merges.undo({ id }),
    onSuccess: (answer) =>
      showToast({
        message: answer.kept > 0 ? t('mergePage.undoneKept', { count: answer.kept }) : t('mergePage.undone'),
        tone: 'good',
      }),
    onError: (error) => showToast({ message: faultOf(error).message, tone: 'bad' }),
    onSettled: stale,
  });
  const merge = useMutation({
    mutationFn: ({ records, fields }: { records: readonly MergeRecord[]; fields: Record<string, string> }) => {
      const versioned = records.map(({ record }) => ({ id: record.id, version: record.version }));
      const [target, ...sources] = versioned;
      if (!target) throw new Error('the records are not here yet');
      return client.merges.create({ kind, target, sources, fields });
    },
    onSuccess: async (answer) => {
      showToast({
        message: t('mergePage.done', { count: answer.sourceIds.length + 1, moved: format.number(sum(answer.moves)) }),
        tone: 'good',
        undo: () => undo.mutate(answer.id),
      });
      await (index >= 0 && pairs.length > 1 ? next() : navigate({ to: recordPath(recordModules[kind], targetId) }));
    },
    onError: (error) => showToast({ message: faultOf(error).message, tone: 'bad' }),
    onSettled: stale,
  });
  const dismiss = useMutation({
    mutationFn: () => client.duplicates.dismiss({ kind, leftId: targetId, rightId: sourceIds[0] ?? targetId }),
    onSuccess: () => next(),
    onError: (error) => showToast({ message: faultOf(error).message, tone: 'bad' }),
    onSettled: stale,
  });
  return {
    pair: pairs[index],
    place: index >= 0 ? { index: index + 1, total: pairs.length } : null,
    isBusy: merge.isPending || dismiss.isPending,
    merge: (records: readonly MergeRecord[], fields: Record<string, string>) => merge.mutate({ records, fields }),
    dismiss: () => dismiss.mutate(),
    goto: (step: number) => {
      const other = pairs[index + step];
      if (other) void open([other.left.id, other.right.id]);
    },
    keepInstead: (id: string | undefined) => {
      if (id !== undefined) void open([id, ...[targetId, ...sourceIds].filter((one) => one !== id)], true);
    },
  };
}

function sum(moves: Readonly<Record<string, number>>): number {
  return Object.values(moves).reduce((total, count) => total + count, 0);
}
