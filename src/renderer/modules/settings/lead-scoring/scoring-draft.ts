import type { FitRule, Scoring, ScoringRule } from '@shared/modules/lead-scoring/lead-scoring';
import { isGroup, tidyFilter, type FilterGroup } from '@renderer/components/filter/filter-model';

/** A condition as the editor takes it: always a group. */
export function groupOf({ filter }: FitRule): FilterGroup {
  return isGroup(filter) ? filter : { and: [filter] };
}

/** The rules without conditions that are not complete; what has none left stays out, as the engine would refuse it. */
export function tidyScoring({ rules, halfLifeDays }: Scoring): Scoring {
  return {
    halfLifeDays,
    rules: rules.flatMap((rule): ScoringRule[] => {
      if (rule.kind === 'behaviour') return [rule];
      const filter = tidyFilter(rule.filter);
      return filter === null ? [] : [{ ...rule, filter }];
    }),
  };
}

/** Whether everything can be saved: no rule without points or condition. */
export function isWhole(scoring: Scoring): boolean {
  return (
    tidyScoring(scoring).rules.length === scoring.rules.length && scoring.rules.every(({ points }) => points !== 0)
  );
}
