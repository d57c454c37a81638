import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FitRule } from '@shared/modules/lead-scoring/lead-scoring';
import { IconButton } from '@renderer/components/basics/ActionButton';
import { Status } from '@renderer/components/basics/Status';
import { tidyFilter } from '@renderer/components/filter/filter-model';
import { FilterGroupEditor } from '@renderer/components/filter/FilterGroupEditor';
import { useFilterWords } from '@renderer/components/filter/use-filter-words';
import { useFilterFields } from '../../records/filter-fields';
import { useRecordFields } from '../../records/record-fields';
import { recordModules } from '../../records/record-module';
import classes from './LeadScoring.module.css';
import { PointsInput } from './PointsInput';
import { groupOf } from './scoring-draft';

const module = recordModules.lead;

interface FitRowProps {
  rule: FitRule;
  isBroken: boolean;
  canEdit: boolean;
  onChange: (rule: FitRule) => void;
  onRemove: () => void;
}

/** One condition as a sentence with its points; pressed, the condition opens below. */
export function FitRow({ rule, isBroken, canEdit, onChange, onRemove }: FitRowProps) {
  const { t } = useTranslation();
  const recordFields = useRecordFields(module);
  const fields = useFilterFields(module, recordFields, rule.filter).filter(({ key }) => key !== 'score');
  const words = useFilterWords(fields);
  const whole = tidyFilter(rule.filter);
  const [isOpen, setIsOpen] = useState(whole === null);
  const sentence = whole === null ? t('leadScoring.fit.incomplete') : words.sentence(whole);
  return (
    <div className={classes.rule}>
      <div className={classes.line}>
        {canEdit ? (
          <button type="button" className={classes.sentence} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {sentence}
          </button>
        ) : (
          <span className={classes.sentence}>{sentence}</span>
        )}
        {isBroken && (
          <Status icon="alert" tone="warn">
            {t('leadScoring.fit.broken')}
          </Status>
        )}
        <PointsInput
          value={rule.points}
          canEdit={canEdit}
          label={t('leadScoring.pointsOf', { rule: sentence })}
          onChange={(points) => onChange({ ...rule, points })}
        />
        {canEdit && (
          <IconButton icon="close" isSmall label={t('leadScoring.remove', { rule: sentence })} onClick={onRemove} />
        )}
      </div>
      {isOpen && canEdit && (
        <div className={classes.condition}>
          <FilterGroupEditor
            fields={fields}
            group={groupOf(rule)}
            depth={0}
            onChange={(filter) => onChange({ ...rule, filter })}
          />
        </div>
      )}
    </div>
  );
}
