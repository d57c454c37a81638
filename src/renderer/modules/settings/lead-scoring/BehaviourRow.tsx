import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Behaviour, BehaviourRule } from '@shared/modules/lead-scoring/lead-scoring';
import { behaviours, highestScore } from '@shared/modules/lead-scoring/lead-scoring';
import { IconButton } from '@renderer/components/basics/ActionButton';
import classes from './LeadScoring.module.css';
import { PointsInput } from './PointsInput';

interface BehaviourRowProps {
  rule: BehaviourRule;
  taken: readonly Behaviour[];
  canEdit: boolean;
  onChange: (rule: BehaviourRule) => void;
  onRemove: () => void;
}

/** What a lead did, its points each time, and the most they come to. */
export function BehaviourRow({ rule, taken, canEdit, onChange, onRemove }: BehaviourRowProps) {
  const { t } = useTranslation();
  const name = t(`leadScoring.behaviours.${rule.what}`);
  return (
    <div className={classes.rule}>
      <div className={classes.line}>
        <Select
          className={classes.what}
          aria-label={t('leadScoring.behaviour.what')}
          readOnly={!canEdit}
          allowDeselect={false}
          value={rule.what}
          data={behaviours
            .filter((what) => what === rule.what || !taken.includes(what))
            .map((what) => ({ value: what, label: t(`leadScoring.behaviours.${what}`) }))}
          onChange={(what) => what && onChange({ ...rule, what })}
        />
        <label className={classes.most}>
          {t('leadScoring.behaviour.most')}
          <NumberInput
            className={classes.number}
            aria-label={t('leadScoring.behaviour.mostOf', { rule: name })}
            readOnly={!canEdit}
            min={1}
            max={highestScore}
            clampBehavior="strict"
            allowDecimal={false}
            value={rule.most}
            onChange={(most) => typeof most === 'number' && onChange({ ...rule, most })}
          />
        </label>
        <PointsInput
          value={rule.points}
          canEdit={canEdit}
          label={t('leadScoring.pointsOf', { rule: name })}
          onChange={(points) => onChange({ ...rule, points })}
        />
        {canEdit && (
          <IconButton icon="close" isSmall label={t('leadScoring.remove', { rule: name })} onClick={onRemove} />
        )}
      </div>
    </div>
  );
}
