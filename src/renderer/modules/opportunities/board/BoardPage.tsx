import { Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '@shared/contract/list';
import type { Opportunity } from '@shared/modules/opportunities/opportunity';
import type { Pipeline, Stage } from '@shared/modules/pipelines/pipeline';
import { faultOf } from '@renderer/api/fault';
import { Icon } from '@renderer/app/icons/Icon';
import { useKeys } from '@renderer/app/keys';
import { useSession } from '@renderer/app/session';
import { PageHead } from '@renderer/app/shell/PageHead';
import { useFormat } from '@renderer/app/use-format';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import { EmptyState } from '@renderer/components/feedback/EmptyState';
import { ErrorState } from '@renderer/components/feedback/ErrorState';
import { LoadingRows } from '@renderer/components/feedback/LoadingRows';
import { showToast } from '@renderer/components/feedback/toast-store';
import { FilterBar } from '@renderer/components/filter/FilterBar';
import { tidyFilter } from '@renderer/components/filter/filter-model';
import { useDirectory } from '../../records/directory';
import { useFilterFields } from '../../records/filter-fields';
import { readAddress } from '../../records/list/list-address';
import { usePageSearch } from '../../records/list/use-page-search';
import { useRecordFields } from '../../records/record-fields';
import { recordModules } from '../../records/record-module';
import { usePipelines } from '../../records/stage-options';
import { useNow } from '../../records/use-now';
import { BottleneckLine } from '../../reports/BottleneckLine';
import type { MoveValues } from '../move-deal';
import { MoveDialog } from '../MoveDialog';
import type { StageNeeds } from '../stage-needs';
import { hasNeeds, missingOf, type BoardColumn as Column } from './board-model';
import { BoardColumn } from './BoardColumn';
import classes from './Board.module.css';
import { LiftBar } from './LiftBar';
import { useBoard } from './use-board';
import { useLift } from './use-lift';
import { ViewSwitch } from './ViewSwitch';

const module = recordModules.opportunity;
/** The columns say these already. */
const withoutFilter = ['stageId', 'pipelineId', 'status'];

/** The board of deals (OPP-03, 05): a column for each stage of a pipeline, cards that are moved by pointer or keys. */
export function BoardPage() {
  const { t } = useTranslation();
  const [search, setSearch] = usePageSearch();
  const pipelines = usePipelines();
  if (!pipelines) return <LoadingRows />;
  const shown = pipelines.filter((pipeline) => !pipeline.isRetired || pipeline.openDeals > 0);
  const pipeline =
    shown.find(({ id }) => id === search['pipeline']) ?? shown.find(({ isDefault }) => isDefault) ?? shown[0];
  if (!pipeline)
    return (
      <>
        <PageHead title={t('opportunities.many')} actions={<ViewSwitch active="board" />} />
        <EmptyState title={t('board.noPipelineTitle')}>{t('board.noPipeline')}</EmptyState>
      </>
    );
  return (
    <PipelineBoard
      key={pipeline.id}
      pipeline={pipeline}
      filter={readAddress(search).filter ?? null}
      chooser={
        shown.length > 1 && (
          <Select
            className={classes.chooser}
            size="xs"
            aria-label={t('board.pipeline')}
            allowDeselect={false}
            data={shown.map(({ id, name }) => ({ value: id, label: name }))}
            value={pipeline.id}
            onChange={(id) => id && setSearch({ ...search, pipeline: id })}
          />
        )
      }
      onFilter={(filter) => {
        const { filter: _before, ...rest } = search;
        setSearch(filter ? { ...rest, filter: JSON.stringify(filter) } : rest);
      }}
    />
  );
}

/** A move that waits for what its stage asks for. */
interface AskedMove {
  readonly deal: Opportunity;
  readonly stage: Stage;
  readonly needs: StageNeeds;
}

interface PipelineBoardProps {
  pipeline: Pipeline;
  filter: Filter | null;
  chooser: React.ReactNode;
  onFilter: (filter: Filter | null) => void;
}

function PipelineBoard({ pipeline, filter, chooser, onFilter }: PipelineBoardProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const now = useNow();
  const { userName } = useDirectory();
  const fields = useRecordFields(module);
  const filterFields = useFilterFields(module, fields, filter).filter(({ key }) => !withoutFilter.includes(key));
  const board = useBoard(pipeline, filter);
  const [asked, setAsked] = useState<AskedMove | null>(null);
  const columns = board.columns ?? [];
  const open = pipeline.stages.filter((stage) => stage.type === 'open');
  const ends = pipeline.stages.filter((stage) => stage.type !== 'open');
  const fieldName = (key: string) => t(`opportunities.fields.${key}`);
  const movingIds = useMemo(() => new Set(board.moves.map(({ deal }) => deal.id)), [board.moves]);

  /** Answers what is still missing when the stage asks for more than was given. */
  const attempt = async (deal: Opportunity, stage: Stage, values: MoveValues): Promise<string | undefined> => {
    const result = await board.move(deal, stage, values);
    setAsked(result.kind === 'needs' ? { deal, stage, needs: result.needs } : null);
    if (result.kind === 'needs') return t('faults.reasons.stageNeeds', { stage: stage.name });
    if (result.kind === 'moved') {
      lifting.say(t('board.said.moved', { name: deal.name, stage: stage.name }));
      return undefined;
    }
    const stageName = (id: string) => pipeline.stages.find((one) => one.id === id)?.name ?? '';
    const message =
      result.kind === 'movedMeanwhile'
        ? t('board.movedMeanwhile', { name: deal.name, stage: stageName(result.stageId) })
        : t('board.refused', { name: deal.name, reason: result.message });
    lifting.say(message);
    showToast({ tone: 'bad', message });
    return undefined;
  };
  const lifting = useLift({
    columns,
    stages: [...open, ...ends],
    wordOf: ({ fields, checks }) =>
      [...fields.map(fieldName), ...checks.map(({ text }) => text)].join(t('common.filter.listComma')),
    onDrop: (deal, stage) => {
      const needs = missingOf(stage, deal);
      if (hasNeeds(needs)) setAsked({ deal, stage, needs });
      else void attempt(deal, stage, {});
    },
  });
  const { lift } = lifting;
  useKeys([{ keys: 'j', label: t('board.keys.first'), group: t('board.keys.group'), run: lifting.focusFirst }]);
  const days = columns.flatMap((column) => column.averageDays ?? []);
  const scale = Math.max(1, ...days, ...open.flatMap((stage) => stage.expectedDays ?? [])) * 1.05;
  const canCreate = session.can('opportunity', 'create') && !pipeline.isRetired;

  return (
    <>
      <PageHead
        title={t('opportunities.many')}
        detail={chooser}
        actions={
          <>
            <Totals columns={columns} />
            <ViewSwitch active="board" />
            {canCreate && (
              <ActionButton
                tone="solid"
                icon="plus"
                keys="n d"
                onClick={() => void navigate({ to: '/opportunities/new' })}
              >
                {t('board.newDeal')}
              </ActionButton>
            )}
          </>
        }
      />
      <div className={classes.filterBar}>
        <FilterBar fields={filterFields} filter={filter} onChange={(next) => onFilter(tidyFilter(next))} />
      </div>
      <BottleneckLine pipeline={pipeline} />
      {board.query.error && !board.columns ? (
        <ErrorState
          title={t('board.unread')}
          happened={faultOf(board.query.error).message}
          onRetry={() => void board.query.refetch()}
          actions={
            filter && <ActionButton onClick={() => onFilter(null)}>{t('records.list.clearFilter')}</ActionButton>
          }
        />
      ) : !board.columns ? (
        <LoadingRows />
      ) : (
        <div className={classes.frame} data-lifted={lift?.way}>
          <p id="board-hint" className={classes.unseen}>
            {t('board.card.hint')}
          </p>
          <div className={classes.board} data-board role="group" aria-label={t('board.title')} {...lifting.handlers}>
            {open.map((stage) => {
              const column = columns.find(({ stageId }) => stageId === stage.id);
              return (
                column && (
                  <BoardColumn
                    key={stage.id}
                    stage={stage}
                    column={column}
                    scale={scale}
                    lift={lift}
                    movingIds={movingIds}
                    tabStop={lifting.tabStop}
                    now={now}
                    ownerName={userName}
                    onMore={() => board.loadMore(stage.id)}
                    onNew={
                      canCreate
                        ? () => void navigate({ to: '/opportunities/new', search: { stageId: stage.id } })
                        : undefined
                    }
                  />
                )
              );
            })}
          </div>
          {lift && (
            <div className={classes.ends} role="group" aria-label={t('board.ends')}>
              {ends.map((stage) => (
                <div
                  key={stage.id}
                  className={classes.end}
                  data-stage={stage.id}
                  data-to={lift.target?.id === stage.id || undefined}
                >
                  <Icon name={stage.type === 'won' ? 'flag' : 'barred'} size={14} />
                  {stage.name}
                </div>
              ))}
            </div>
          )}
        </div>
      )}
      {lift && <LiftBar lift={lift} fieldName={fieldName} />}
      <div className={classes.unseen} role="status" aria-live="assertive">
        {lifting.said}
      </div>
      {asked && (
        <MoveDialog
          {...asked}
          onSave={(values) => attempt(asked.deal, asked.stage, values)}
          onClose={() => {
            setAsked(null);
            const stage = pipeline.stages.find(({ id }) => id === asked.deal.stageId)?.name;
            lifting.say(t('board.said.putBack', { name: asked.deal.name, stage }));
          }}
        />
      )}
    </>
  );
}

/** How many deals, their amount and what of it may be counted on, over all columns. */
function Totals({ columns }: { columns: readonly Column[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sum = (key: 'count' | 'amount' | 'weighted') => columns.reduce((all, column) => all + (column[key] ?? 0), 0);
  const showsMoney = columns.some(({ amount }) => amount !== null);
  const count = sum('count');
  return (
    <span className={classes.totals}>
      <span>{t('board.count', { count, number: format.number(count) })}</span>
      {showsMoney && (
        <>
          <b>{format.moneyShort(sum('amount'))}</b>
          <span>{t('board.weighted', { sum: format.moneyShort(sum('weighted')) })}</span>
        </>
      )}
    </span>
  );
}
