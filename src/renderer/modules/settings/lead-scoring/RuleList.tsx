import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Scoring, ScoringRule } from '@shared/modules/lead-scoring/lead-scoring';
import { behaviours } from '@shared/modules/lead-scoring/lead-scoring';
import { ActionButton } from '@renderer/components/basics/ActionButton';
import settingsClasses from '../Settings.module.css';
import { BehaviourRow } from './BehaviourRow';
import { FitRow } from './FitRow';
import classes from './LeadScoring.module.css';

interface RuleListProps {
  scoring: Scoring;
  /** Places of rules whose field went. */
  broken: readonly number[];
  canEdit: boolean;
  onChange: (scoring: Scoring) => void;
}

/** All rules as lines, those over what a lead is first, then those over what it does and how it fades. */
export function RuleList({ scoring, broken, canEdit, onChange }: RuleListProps) {
  const { t } = useTranslation();
  const { rules, halfLifeDays } = scoring;
  const set = (next: readonly ScoringRule[]) => onChange({ ...scoring, rules: [...next] });
  const replace = (place: number, rule: ScoringRule) => set(rules.map((one, at) => (at === place ? rule : one)));
  const remove = (place: number) => set(rules.filter((_, at) => at !== place));
  const used = rules.flatMap((rule) => (rule.kind === 'behaviour' ? [rule.what] : []));
  const unused = behaviours.find((what) => !used.includes(what));
  const isFull = rules.length >= 50;
  return (
    <>
      <section className={settingsClasses.section}>
        <h2>{t('leadScoring.fit.title')}</h2>
        <p className={settingsClasses.note}>{t('leadScoring.fit.about')}</p>
        {rules.map(
          (rule, place) =>
            rule.kind === 'fit' && (
              <FitRow
                key={place}
                rule={rule}
                isBroken={broken.includes(place)}
                canEdit={canEdit}
                onChange={(next) => replace(place, next)}
                onRemove={() => remove(place)}
              />
            ),
        )}
        {canEdit && (
          <div className={classes.add}>
            <ActionButton
              isSmall
              icon="plus"
              isDisabled={isFull}
              onClick={() =>
                set([
                  ...rules,
                  { kind: 'fit', points: 10, filter: { and: [{ field: 'source', op: 'eq', value: null }] } },
                ])
              }
            >
              {t('leadScoring.fit.add')}
            </ActionButton>
          </div>
        )}
      </section>
      <section className={settingsClasses.section}>
        <h2>{t('leadScoring.behaviour.title')}</h2>
        <p className={settingsClasses.note}>{t('leadScoring.behaviour.about')}</p>
        <label className={classes.decay}>
          {t('leadScoring.halfLife')}
          <NumberInput
            className={classes.number}
            aria-label={t('leadScoring.halfLifeLabel')}
            readOnly={!canEdit}
            min={1}
            max={365}
            allowDecimal={false}
            placeholder={t('leadScoring.never')}
            value={halfLifeDays ?? ''}
            onChange={(value) => onChange({ ...scoring, halfLifeDays: typeof value === 'number' ? value : null })}
          />
          {t('leadScoring.days')}
        </label>
        {rules.map(
          (rule, place) =>
            rule.kind === 'behaviour' && (
              <BehaviourRow
                key={place}
                rule={rule}
                taken={used}
                canEdit={canEdit}
                onChange={(next) => replace(place, next)}
                onRemove={() => remove(place)}
              />
            ),
        )}
        {canEdit && unused !== undefined && (
          <div className={classes.add}>
            <ActionButton
              isSmall
              icon="plus"
              isDisabled={isFull}
              onClick={() => set([...rules, { kind: 'behaviour', what: unused, points: 10, most: 20 }])}
            >
              {t('leadScoring.behaviour.add')}
            </ActionButton>
          </div>
        )}
      </section>
    </>
  );
}
