import { MultiSelect, NumberInput, SegmentedControl, Switch, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { assignmentMethods, type AssignmentRule } from '@shared/modules/lead-assignment/lead-assignment';
import { highestScore } from '@shared/modules/lead-scoring/lead-scoring';
import { useDirectory } from '../../records/directory';
import settingsClasses from '../Settings.module.css';

export type RuleDraft = Partial<
  Pick<AssignmentRule, 'name' | 'method' | 'userIds' | 'sources' | 'regions' | 'mostOpen' | 'minScore' | 'isOn'>
>;

interface RuleEditorProps {
  rule: AssignmentRule;
  canEdit: boolean;
  onChange: (changes: RuleDraft) => void;
}

const order = ['label', 'input', 'description', 'error'] as const;

/** Which leads a rule is for, and among whom it chooses. */
export function RuleEditor({ rule, canEdit, onChange }: RuleEditorProps) {
  const { t } = useTranslation();
  const { people } = useDirectory();
  const words = (key: 'sources' | 'regions') => (
    <TagsInput
      label={t(`leadAssignment.${key}`)}
      description={t(`leadAssignment.${key}Hint`)}
      inputWrapperOrder={[...order]}
      readOnly={!canEdit}
      maxTags={50}
      value={rule[key]}
      onChange={(value) => onChange({ [key]: value.map((word) => word.slice(0, 80)) })}
    />
  );
  const limit = (key: 'mostOpen' | 'minScore', max: number) => (
    <NumberInput
      label={t(`leadAssignment.${key}`)}
      description={t(`leadAssignment.${key}Hint`)}
      inputWrapperOrder={[...order]}
      readOnly={!canEdit}
      min={1}
      max={max}
      allowDecimal={false}
      value={rule[key] ?? ''}
      onChange={(value) => onChange({ [key]: typeof value === 'number' ? value : null })}
    />
  );
  return (
    <>
      <TextInput
        label={t('leadAssignment.name')}
        maxLength={80}
        readOnly={!canEdit}
        value={rule.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      {words('sources')}
      {words('regions')}
      <div>
        <span className={settingsClasses.label} id="assignment-method">
          {t('leadAssignment.method')}
        </span>
        <SegmentedControl
          aria-labelledby="assignment-method"
          readOnly={!canEdit}
          value={rule.method}
          data={assignmentMethods.map((value) => ({ value, label: t(`leadAssignment.methods.${value}`) }))}
          onChange={(method) => onChange({ method })}
        />
      </div>
      <MultiSelect
        label={t('leadAssignment.people')}
        description={t('leadAssignment.peopleHint')}
        inputWrapperOrder={[...order]}
        searchable
        readOnly={!canEdit}
        data={people
          .filter(({ id, isDisabled }) => !isDisabled || rule.userIds.includes(id))
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={rule.userIds}
        onChange={(userIds) => onChange({ userIds })}
      />
      {limit('minScore', highestScore)}
      {limit('mostOpen', 10_000)}
      <Switch
        label={t('leadAssignment.isOn')}
        disabled={!canEdit}
        checked={rule.isOn}
        onChange={(event) => onChange({ isOn: event.currentTarget.checked })}
      />
    </>
  );
}
