import { addMonths } from '@shared/lib/dates';
import { currencyDigits, parseMoney } from '@shared/lib/money';
import type {
  Target,
  TargetGiven,
  TargetMetric,
  TargetPeriod,
  TargetSubjectName,
} from '@shared/modules/targets/target';
import { moneyTargets } from '@shared/modules/targets/target';

/** What is typed and not saved, by cell; an empty text takes the target away. */
export type TargetDraft = Readonly<Record<string, string>>;

export interface GridQuestion {
  readonly year: number;
  readonly periodKind: TargetPeriod;
  readonly metric: TargetMetric;
  readonly currency: string;
}

/** First days of the periods of a year. */
export function periodsOf({ year, periodKind }: GridQuestion): string[] {
  const step = { month: 1, quarter: 3, year: 12 }[periodKind];
  return Array.from({ length: 12 / step }, (_, place) => addMonths(`${year}-01-01`, place * step));
}

export function cellKey(subject: Pick<TargetSubjectName, 'kind' | 'id'>, startsOn: string): string {
  return `${subject.kind} ${subject.id ?? ''} ${startsOn}`;
}

/** What a target reads as while it is typed: sums in whole units of the currency where they have no cents. */
export function cellText(target: Target | undefined, { metric, currency }: GridQuestion): string {
  if (!target) return '';
  if (!moneyTargets.includes(metric)) return grouped(target.value);
  const digits = currencyDigits(currency);
  const value = target.value / 10 ** digits;
  return grouped(value, Number.isInteger(value) ? 0 : digits);
}

function grouped(value: number, digits = 0): string {
  return new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** What a text means: a number above nought, nothing, or a mistake. */
export function cellValue(text: string, { metric, currency }: GridQuestion): number | null | undefined {
  if (text.trim() === '') return null;
  if (!moneyTargets.includes(metric)) {
    const value = Number(text.replace(/[,\s]/g, ''));
    return Number.isInteger(value) && value > 0 ? value : undefined;
  }
  const parsed = parseMoney(text, currency);
  return parsed.isValid && parsed.minor > 0n ? Number(parsed.minor) : undefined;
}

/** The cells that were changed, as the engine takes them; undefined where one of them makes no sense. */
export function changesOf(
  draft: TargetDraft,
  subjects: readonly TargetSubjectName[],
  targets: ReadonlyMap<string, Target>,
  question: GridQuestion,
): TargetGiven[] | undefined {
  const given: TargetGiven[] = [];
  for (const subject of subjects)
    for (const startsOn of periodsOf(question)) {
      const key = cellKey(subject, startsOn);
      const text = draft[key];
      const before = targets.get(key);
      if (text === undefined || text === cellText(before, question)) continue;
      const value = cellValue(text, question);
      if (value === undefined) return undefined;
      const { metric, periodKind } = question;
      given.push({
        ...{ subjectKind: subject.kind, subjectId: subject.id, metric, periodKind, startsOn },
        ...{ value, version: before?.version ?? 0 },
      });
    }
  return given;
}
