import { Trans } from 'react-i18next';
import type { Opportunity } from '@shared/modules/opportunities/opportunity';
import type { Stage } from '@shared/modules/pipelines/pipeline';
import { useTexts } from '@renderer/app/i18n/use-texts';
import { Icon } from '@renderer/app/icons/Icon';
import { KeyCap } from '@renderer/components/basics/KeyCap';
import { needsOf } from './board-model';
import classes from './Board.module.css';
import type { Lift } from './use-lift';

interface LiftBarProps {
  lift: Lift;
  fieldName: (key: string) => string;
}

/** At the foot while a card is in the hand: which one, what the stage under it asks for, and the keys. */
export function LiftBar({ lift: { deal, target, way }, fieldName }: LiftBarProps) {
  const t = useTexts();
  return (
    <div className={classes.liftBar}>
      <span className={classes.liftName}>
        <Icon name="board" tone="accent" />
        {t('board.bar.lifted')} <b>{deal.name}</b>
      </span>
      {target && (
        <>
          <Icon name="arrow" size={14} tone="faint" />
          <Needs stage={target} deal={deal} fieldName={fieldName} />
        </>
      )}
      <span className={classes.space} />
      {way === 'keys' && (
        <span className={classes.liftKeys}>
          <KeyCap keys="arrowleft" /> <KeyCap keys="arrowright" /> {t('board.bar.stages')} <KeyCap keys="space" />{' '}
          {t('board.bar.drop')} <KeyCap keys="escape" /> {t('board.bar.back')}
        </span>
      )}
    </div>
  );
}

function Needs({ stage, deal, fieldName }: { stage: Stage; deal: Opportunity } & Pick<LiftBarProps, 'fieldName'>) {
  const t = useTexts();
  const { fields, checks } = needsOf(stage, deal);
  const needs = [
    ...fields.map(({ key, isMet }) => ({ key, isMet, word: fieldName(key), later: 'fillLater' as const })),
    ...checks.map(({ item, isMet }) => ({ key: item.id, isMet, word: item.text, later: 'tickLater' as const })),
  ];
  const isHere = stage.id === deal.stageId;
  const sentence = isHere ? 'here' : needs.length > 0 ? 'needs' : 'needsNothing';
  return (
    <>
      <span>
        <Trans i18nKey={`board.bar.${sentence}`} values={{ stage: stage.name }} components={{ b: <b /> }} />
      </span>
      {!isHere &&
        needs.map(({ key, isMet, word, later }) => (
          <span key={key} className={classes.need} data-met={isMet}>
            <Icon name={isMet ? 'check' : 'lifeProspect'} size={14} />
            {isMet ? word : t(`board.bar.${later}`, { what: word })}
          </span>
        ))}
    </>
  );
}
