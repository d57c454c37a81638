import { NumberInput, Select } from '@mantine/core';
import type { FilterCondition, FilterOperator } from '@shared/contract/list';
import { useTranslation } from 'react-i18next';
import { FieldControl } from '../form/FieldControl';
import type { EditorField, FieldValue, ReferenceValue } from '../form/field-types';
import {
  countedPeriods,
  isTimeField,
  operatorsOf,
  periods,
  startValue,
  type FilterField,
  type FilterValue,
} from './filter-model';
import classes from './Filter.module.css';
import { useFilterWords } from './use-filter-words';

interface ConditionEditorProps {
  field: FilterField;
  condition: FilterCondition;
  onChange: (condition: FilterCondition) => void;
}

/** Relation and value of one condition; what one compares with follows the field's type. */
export function ConditionEditor({ field, condition, onChange }: ConditionEditorProps) {
  const { t } = useTranslation();
  const words = useFilterWords([field]);
  const { op, value } = condition;
  const choices = operatorsOf(field).flatMap((one) =>
    one === 'empty'
      ? [
          { value: 'empty', label: t('common.filter.operators.empty') },
          { value: 'notEmpty', label: t('common.filter.operators.notEmpty') },
        ]
      : [{ value: one, label: words.operator(field, one) }],
  );
  const chosen = op === 'empty' && value === false ? 'notEmpty' : op;
  const choose = (key: string | null) => {
    if (key === 'empty' || key === 'notEmpty') onChange({ field: field.key, op: 'empty', value: key === 'empty' });
    // The choices are made of the closed list of operators above.
    else if (key) onChange({ field: field.key, op: key as FilterOperator, value: startValue(key as FilterOperator) });
  };
  const change = (next: FilterValue) => onChange({ ...condition, value: next });
  return (
    <>
      <Select
        className={classes.operatorSelect}
        data={choices}
        value={chosen}
        allowDeselect={false}
        aria-label={t('common.filter.operator')}
        onChange={choose}
      />
      <div className={classes.value}>
        {op === 'within' && (
          <PeriodInput value={typeof value === 'string' ? value : ''} onChange={change} label={words.period} />
        )}
        {op === 'between' && <BetweenInput field={field} value={value} onChange={change} />}
        {op !== 'within' && op !== 'between' && op !== 'empty' && (
          <ValueInput field={field} op={op} value={value} onChange={change} label={t('common.filter.value')} />
        )}
      </div>
    </>
  );
}

interface ValueInputProps {
  field: FilterField;
  op: FilterOperator;
  value: FilterValue;
  onChange: (value: FilterValue) => void;
  label: string;
}

function ValueInput({ field, op, value, onChange, label }: ValueInputProps) {
  const { t } = useTranslation();
  const isRelative = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isTimeField(field) && op !== 'eq' && op !== 'between') {
    return (
      <>
        <Select
          className={classes.timeMode}
          data={[
            { value: 'date', label: t('common.filter.onDate') },
            { value: 'days', label: t('common.filter.beforeDays') },
          ]}
          value={isRelative ? 'days' : 'date'}
          allowDeselect={false}
          aria-label={label}
          onChange={(mode) => onChange(mode === 'days' ? { daysAgo: 30 } : null)}
        />
        {isRelative ? (
          <NumberInput
            value={value.daysAgo}
            aria-label={t('common.filter.days')}
            onChange={(days) => typeof days === 'number' && onChange({ daysAgo: days })}
          />
        ) : (
          <FieldControl
            field={editorField(field, op, label)}
            value={toField(field, value)}
            onChange={(next) => onChange(toFilter(next))}
          />
        )}
      </>
    );
  }
  return (
    <FieldControl
      field={editorField(field, op, label)}
      value={toField(field, value)}
      onChange={(next) => onChange(toFilter(next))}
    />
  );
}

function BetweenInput({
  field,
  value,
  onChange,
}: {
  field: FilterField;
  value: FilterValue;
  onChange: (value: FilterValue) => void;
}) {
  const { t } = useTranslation();
  const [from = null, to = null] = Array.isArray(value) ? value : [];
  return (
    <>
      <ValueInput
        field={field}
        op="between"
        value={from}
        label={t('common.filter.from')}
        onChange={(next) => onChange([scalar(next), to])}
      />
      <ValueInput
        field={field}
        op="between"
        value={to}
        label={t('common.filter.to')}
        onChange={(next) => onChange([from, scalar(next)])}
      />
    </>
  );
}

interface PeriodInputProps {
  value: string;
  onChange: (value: string) => void;
  label: (value: string) => string;
}

function PeriodInput({ value, onChange, label }: PeriodInputProps) {
  const { t } = useTranslation();
  const [name = '', days] = value.split(':');
  return (
    <>
      <Select
        data={[
          ...countedPeriods.map((one) => ({ value: one, label: t(`common.filter.periods.${one}Choice`) })),
          ...periods.map((one) => ({ value: one, label: label(one) })),
        ]}
        value={name}
        allowDeselect={false}
        searchable
        aria-label={t('common.filter.value')}
        onChange={(next) => next && onChange(countedPeriods.includes(next) ? `${next}:30` : next)}
      />
      {countedPeriods.includes(name) && (
        <NumberInput
          className={classes.days}
          min={1}
          max={3650}
          value={Number(days ?? 30)}
          suffix={` ${t('common.filter.days')}`}
          aria-label={t('common.filter.days')}
          onChange={(next) => typeof next === 'number' && onChange(`${name}:${next}`)}
        />
      )}
    </>
  );
}

/** The control that fits a field and an operator: "is one of" takes several, parts of phones and mails are text. */
function editorField(field: FilterField, op: FilterOperator, label: string): EditorField {
  const base = { key: field.key, label };
  const { type } = field;
  if (type === 'yesNo' || type === 'number') return { ...base, type };
  // Prices and rates are compared as numbers.
  if (type === 'decimal') return { ...base, type: 'number' };
  // A moment is filtered by its day.
  if (type === 'date' || type === 'moment') return { ...base, type: 'date' };
  if (type === 'money') return { ...base, type, currency: field.currency ?? 'CNY' };
  if (field.find)
    return { ...base, type: op === 'in' ? 'users' : type === 'user' ? 'user' : 'reference', find: field.find };
  if (field.options) return { ...base, type: op === 'in' ? 'multiChoice' : 'choice', options: field.options };
  return op === 'in' ? { ...base, type: 'tags' } : { ...base, type: 'text' };
}

/** Filters hold ids; the pickers show names. */
function toField(field: FilterField, value: FilterValue): FieldValue {
  const reference = (id: string): ReferenceValue => ({ id, name: field.nameOf?.(id) ?? id });
  if (Array.isArray(value)) {
    const entries = value.filter((entry): entry is string => typeof entry === 'string');
    return field.find ? entries.map(reference) : entries;
  }
  if (typeof value === 'object') return null;
  return field.find && typeof value === 'string' ? reference(value) : value;
}

function toFilter(value: FieldValue): FilterValue {
  if (Array.isArray(value)) {
    return value.flatMap((entry) => (typeof entry === 'string' ? [entry] : 'id' in entry ? [entry.id] : []));
  }
  if (typeof value === 'object' && value !== null) return value.id;
  return value;
}

function scalar(value: FilterValue): string | number | boolean | null | { daysAgo: number } {
  return Array.isArray(value) || value === undefined ? null : value;
}
