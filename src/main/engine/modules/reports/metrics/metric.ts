import type { CountedKind, MetricAnswer, MetricUnit } from '@shared/modules/reports/metric';
import type { Sql } from '../../../access/scope';
import type { Row } from '../../../database/reader';
import type { Question } from './question';

/** Asks the database on a reader thread, so that lists stay quick however much a figure goes through (rule 7). */
export type Ask = <T = Row>(statement: Sql) => Promise<T[]>;

export type Figure = Pick<MetricAnswer, 'value' | 'numerator' | 'denominator' | 'coverage'> &
  Partial<Pick<MetricAnswer, 'byValue' | 'parts' | 'median' | 'p90' | 'groups'>>;

/** One metric of the requirements: how it is counted, and the records it counts. */
export interface Metric {
  readonly unit: MetricUnit;
  /** What it counts. */
  readonly kind: CountedKind;
  /** Names of `parts` that are sums of money: hidden where the role hides money. */
  readonly moneyParts?: readonly string[];
  /** It is one person's place among all: not narrowed to that person. */
  readonly isOfPerson?: true;
  readonly compute: (ask: Ask, question: Question) => Promise<Figure>;
  /** Answers ids (column `id`) of the records in the denominator. */
  readonly records: (question: Question) => Sql;
}

/** Nothing to divide by is no figure, neither nought nor everything. */
export function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/** Mean, median and P90 of durations in milliseconds, in days. The median of an even number is the mean of the middle two. */
export function daysOf(milliseconds: readonly number[]) {
  const days = milliseconds.map((one) => one / 86_400_000).sort((left, right) => left - right);
  const sum = days.reduce((total, one) => total + one, 0);
  const middle = (days.length - 1) / 2;
  const at = (index: number) => days[index] ?? 0;
  return {
    sum,
    mean: ratio(sum, days.length),
    median: days.length === 0 ? null : (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    // The smallest value that nine in ten do not exceed.
    p90: days.length === 0 ? null : at(Math.ceil((days.length * 9) / 10) - 1),
  };
}
