import type { Opportunity } from '@shared/modules/opportunities/opportunity';
import { memo } from 'react';
import { useTexts } from '@renderer/app/i18n/use-texts';
import { Icon } from '@renderer/app/icons/Icon';
import { Link } from '@renderer/app/link';
import { useFormat } from '@renderer/app/use-format';
import { Avatar } from '@renderer/components/basics/Avatar';
import { NextStep } from '../../records/NextStep';
import { ageTone, daysInStage } from './board-model';
import classes from './Board.module.css';

interface DealCardProps {
  deal: Opportunity;
  ownerName: string;
  expectedDays: number | null;
  now: number;
  /** The one card the Tab key reaches; arrows go on from there. */
  isTabStop: boolean;
  /** It is in the hand, still over its own stage (`held`); or it is elsewhere and this is the place it came from. */
  lifted: 'held' | 'away' | undefined;
  /** It has been dropped and the engine has not answered yet. */
  isMoving: boolean;
}

/** A deal on the board; it opens as a link does, and keys and pointer lift it. */
export const DealCard = memo(function DealCard(props: DealCardProps) {
  const { deal, isTabStop, lifted, isMoving } = props;
  const t = useTexts();
  return (
    <Link
      id={`deal-${deal.id}`}
      to={`/opportunities/${deal.id}`}
      className={lifted === 'away' ? classes.ghost : classes.card}
      data-held={lifted === 'held' || undefined}
      data-deal={deal.id}
      data-fixed={!deal.can.includes('edit') || undefined}
      data-moving={isMoving || undefined}
      draggable={false}
      tabIndex={isTabStop ? 0 : -1}
      aria-roledescription={t('board.card.role')}
      aria-describedby="board-hint"
    >
      {lifted === 'away' ? t('board.origin', { name: deal.customer?.name ?? deal.name }) : <CardFace {...props} />}
    </Link>
  );
});

type CardFaceProps = Pick<DealCardProps, 'deal' | 'ownerName' | 'expectedDays' | 'now'>;

/** What stands on a card, wherever it is shown. */
export function CardFace({ deal, ownerName, expectedDays, now }: CardFaceProps) {
  const t = useTexts();
  const format = useFormat();
  const days = daysInStage(deal, now);
  const tone = ageTone(days, expectedDays);
  const amount = deal.amount ?? null;
  const whole = { days: format.number(days), expected: expectedDays };
  return (
    <>
      <span className={classes.cardLine}>
        {deal.customer ? (
          <b className={classes.cut}>{deal.customer.name}</b>
        ) : (
          <span className={classes.faint}>{t('board.noCustomer')}</span>
        )}
        {amount !== null && (
          <span className={classes.cardAmount}>{format.moneyShort(amount, deal.currency ?? undefined)}</span>
        )}
      </span>
      <span className={classes.cardLine}>
        <span className={classes.cardName}>{deal.name}</span>
        {deal.ownerId && (
          <span className={classes.cardEnd}>
            <Avatar id={deal.ownerId} name={ownerName} />
          </span>
        )}
      </span>
      <span className={classes.cardFoot}>
        <span className={classes.cardNext}>
          <NextStep record={deal} />
        </span>
        <span
          className={classes.age}
          data-tone={tone}
          title={t(expectedDays === null ? 'board.inStage' : 'board.inStageOf', whole)}
        >
          {tone && <Icon name={tone === 'bad' ? 'alert' : 'clock'} size={12} />}
          {t('board.days', { count: days, days: whole.days })}
        </span>
      </span>
    </>
  );
}
