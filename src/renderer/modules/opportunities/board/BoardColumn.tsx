import type { Stage } from '@shared/modules/pipelines/pipeline';
import { useTexts } from '@renderer/app/i18n/use-texts';
import { Icon } from '@renderer/app/icons/Icon';
import { useFormat } from '@renderer/app/use-format';
import type { BoardColumn as Column } from './board-model';
import classes from './Board.module.css';
import { CardFace, DealCard } from './DealCard';
import type { Lift } from './use-lift';

interface BoardColumnProps {
  stage: Stage;
  column: Column;
  /** Days at the right end of every column's gauge. */
  scale: number;
  lift: Lift | null;
  movingIds: ReadonlySet<string>;
  tabStop: string | null;
  now: number;
  ownerName: (id: string) => string;
  onMore: () => void;
  onNew: (() => void) | undefined;
}

/** One stage: its sums, how long deals stand in it, and their cards. */
export function BoardColumn(props: BoardColumnProps) {
  const { stage, column, lift, tabStop, now, ownerName, onMore, onNew } = props;
  const t = useTexts();
  const format = useFormat();
  const isTarget = lift?.target?.id === stage.id;
  const isElsewhere = isTarget && lift.deal.stageId !== stage.id;
  const left = column.count - column.items.length;
  const { expectedDays } = stage;
  return (
    <section
      className={classes.column}
      data-stage={stage.id}
      data-to={isElsewhere || undefined}
      aria-label={stage.name}
    >
      <ColumnHead {...props} />
      <div className={classes.cards}>
        {isElsewhere && (
          <div className={classes.slot}>
            {lift.way === 'pointer' ? (
              t('board.place')
            ) : (
              <div className={classes.held}>
                <CardFace
                  deal={lift.deal}
                  ownerName={ownerName(lift.deal.ownerId ?? '')}
                  expectedDays={expectedDays}
                  now={now}
                />
              </div>
            )}
          </div>
        )}
        {column.items.map((deal) => (
          <DealCard
            key={deal.id}
            deal={deal}
            ownerName={ownerName(deal.ownerId ?? '')}
            expectedDays={expectedDays}
            now={now}
            isTabStop={deal.id === tabStop}
            lifted={lift?.deal.id !== deal.id ? undefined : lift.way === 'pointer' || !isTarget ? 'away' : 'held'}
            isMoving={props.movingIds.has(deal.id)}
          />
        ))}
        {left > 0 && (
          <button type="button" className={classes.more} onClick={onMore}>
            {t('board.more', { count: left, number: format.number(left) })}
            <Icon name="chevronDown" size={12} />
          </button>
        )}
        {onNew && (
          <button type="button" className={classes.more} onClick={onNew}>
            <Icon name="plus" size={14} />
            {t('board.newHere')}
          </button>
        )}
      </div>
    </section>
  );
}

function ColumnHead({ stage, column, scale }: Pick<BoardColumnProps, 'stage' | 'column' | 'scale'>) {
  const t = useTexts();
  const format = useFormat();
  const { expectedDays } = stage;
  const days = column.averageDays;
  const isOver = days !== null && expectedDays !== null && days > expectedDays;
  const shown = days === null ? '–' : format.number(days, days < 10 ? 1 : 0);
  const at = (value: number) => `${Math.min(100, (value / scale) * 100)}%`;
  const words = { days: shown, expected: expectedDays };
  return (
    <header className={classes.columnHead}>
      <div className={classes.columnTitle}>
        <h2 title={stage.meaning}>{stage.name}</h2>
        <span>{format.number(column.count)}</span>
        <small>{t('board.probability', { percent: stage.probability })}</small>
      </div>
      {column.amount !== null && (
        <div className={classes.columnSums}>
          <b>{format.moneyShort(column.amount)}</b>
          <small>{t('board.weighted', { sum: format.moneyShort(column.weighted ?? 0) })}</small>
          {column.otherCurrencies !== null && column.otherCurrencies > 0 && (
            <small title={t('board.otherCurrency', { count: column.otherCurrencies })}>
              +{format.number(column.otherCurrencies)}
            </small>
          )}
        </div>
      )}
      <div
        className={classes.columnDays}
        title={days === null ? undefined : t(expectedDays === null ? 'board.averageDays' : 'board.averageOf', words)}
      >
        <span className={classes.gauge} aria-hidden="true">
          {days !== null && <i data-over={isOver || undefined} style={{ width: at(days) }} />}
          {expectedDays !== null && <u style={{ left: at(expectedDays) }} />}
        </span>
        <span data-over={isOver || undefined}>{t('board.days', { count: days ?? 0, days: shown })}</span>
        {expectedDays !== null && <span className={classes.faint}>/ {format.number(expectedDays)}</span>}
      </div>
    </header>
  );
}
