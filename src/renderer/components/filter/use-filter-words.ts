import { useFormat } from '@renderer/app/use-format';
import type { Filter, FilterCondition } from '@shared/contract/list';
import { useTranslation } from 'react-i18next';
import { isGroup, isTimeField, membersOf, type FilterField, type FilterValue } from './filter-model';

export interface ConditionWords {
  field: string;
  operator: string;
  value: string;
}

interface FilterWords {
  condition: (condition: FilterCondition) => ConditionWords;
  /** A whole filter as one sentence, groups in brackets. */
  sentence: (filter: Filter) => string;
  operator: (field: FilterField, op: FilterCondition['op']) => string;
  period: (value: string) => string;
}

/** Filters as plain words in the reader's language. */
export function useFilterWords(fields: readonly FilterField[]): FilterWords {
  const { t } = useTranslation();
  const format = useFormat();

  function operator(field: FilterField, op: FilterCondition['op']): string {
    const isOrder = op === 'gt' || op === 'gte' || op === 'lt' || op === 'lte';
    return t(isOrder && isTimeField(field) ? `common.filter.dateOperators.${op}` : `common.filter.operators.${op}`);
  }
  function period(value: string): string {
    const [name = '', days] = value.split(':');
    return t(`common.filter.periods.${name}`, { count: Number(days ?? 0) });
  }
  function daysFromNow(days: number): string {
    if (days === 0) return t('common.filter.periods.today');
    return days < 0 ? t('common.time.daysAgo', { count: -days }) : t('common.time.inDays', { count: days });
  }
  function single(field: FilterField, value: FilterValue): string {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return t(value ? 'common.value.yes' : 'common.value.no');
    if (typeof value === 'number')
      return field.type === 'money' ? format.money(value, field.currency) : format.number(value);
    if (Array.isArray(value)) return '';
    if (typeof value === 'object') return daysFromNow(-value.daysAgo);
    const option = field.options?.find((one) => one.value === value);
    return option?.label ?? field.nameOf?.(value) ?? value;
  }
  function valueWords(field: FilterField, { op, value }: FilterCondition): string {
    if (op === 'empty') return '';
    if (op === 'within') return typeof value === 'string' ? period(value) : '';
    if (!Array.isArray(value)) return single(field, value);
    const [first, second] = value;
    if (op === 'between') return t('common.filter.range', { from: single(field, first), to: single(field, second) });
    const words = value.map((entry) => single(field, entry));
    if (words.length <= 2) return words.join(t('common.filter.listComma'));
    return t('common.filter.valueList', { first: words[0], count: words.length });
  }
  function condition(one: FilterCondition): ConditionWords {
    const field = fields.find(({ key }) => key === one.field) ?? { key: one.field, label: one.field, type: 'text' };
    const isNotEmpty = one.op === 'empty' && one.value === false;
    return {
      field: field.label,
      operator: isNotEmpty ? t('common.filter.operators.notEmpty') : operator(field, one.op),
      value: valueWords(field, one),
    };
  }
  function sentence(filter: Filter): string {
    if (!isGroup(filter)) {
      const words = condition(filter);
      return [words.field, words.operator, words.value].filter(Boolean).join(' ');
    }
    const joint = t('and' in filter ? 'common.filter.and' : 'common.filter.or');
    return membersOf(filter)
      .map((member) => (isGroup(member) ? t('common.filter.group', { text: sentence(member) }) : sentence(member)))
      .join(` ${joint} `);
  }
  return { condition, sentence, operator, period };
}
