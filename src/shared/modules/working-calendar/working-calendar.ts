import { z } from 'zod';
import { daySchema } from '../../contract/fields';
import { cleanText } from '../../lib/text';
import type { DayException, DaySpan, WorkingRules } from '../../lib/working-time';

/** `holiday`: nobody works. `workday`: a make-up workday (调休上班). `hours`: hours of that day's own. */
export const exceptionKinds = ['holiday', 'workday', 'hours'] as const;
/** Who said so: somebody in the firm, or the published days of China. */
export const exceptionSources = ['firm', 'china'] as const;

const mostSpans = 6;
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** Working time as the clocks show it, `09:00` to `12:00`; a day may end at `24:00`. */
export const spanSchema = z.object({ from: clock, to: clock });
const spansSchema = z.array(spanSchema).max(mostSpans).refine(areInOrder, 'one after the other, each with a length');
/** Seven days, from Monday. */
export const weeklySchema = z.array(spansSchema).length(7);

export const exceptionSchema = z.object({
  date: daySchema,
  kind: z.enum(exceptionKinds),
  /** For `hours` alone. */
  spans: spansSchema,
  name: z.string(),
  source: z.enum(exceptionSources),
});
export const exceptionGiven = z
  .strictObject({
    date: daySchema,
    kind: z.enum(exceptionKinds),
    spans: spansSchema.default([]),
    name: z
      .string()
      .max(80)
      .overwrite((value: string) => cleanText(value))
      .default(''),
  })
  .refine(
    ({ kind, spans }) => (kind === 'hours') === spans.length > 0,
    'hours are given for days with hours of their own',
  );

export type ClockSpan = z.infer<typeof spanSchema>;
export type WorkingException = z.infer<typeof exceptionSchema>;

/** As the firm keeps it. */
export interface WorkingSettings {
  readonly weekly: readonly (readonly ClockSpan[])[];
  readonly exceptions: readonly WorkingException[];
}

const halves: readonly ClockSpan[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
];
/** What holds until the firm says otherwise: Monday to Friday, with an hour at noon. */
export const usualWeek: WorkingSettings['weekly'] = [halves, halves, halves, halves, halves, [], []];

/** The rules a calendar is calculated by. */
export function rulesOf({ weekly, exceptions }: WorkingSettings, timeZone: string): WorkingRules {
  return {
    weekly: weekly.map((spans) => spans.map(toMinutes)),
    exceptions: new Map(
      exceptions.map(({ date, kind, spans }): [string, DayException] => [date, { kind, spans: spans.map(toMinutes) }]),
    ),
    timeZone,
  };
}

/** `09:30` from minutes after midnight. */
export function clockText(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Minutes after midnight from `09:30`. */
export function clockMinutes(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

function toMinutes({ from, to }: ClockSpan): DaySpan {
  return { from: clockMinutes(from), to: clockMinutes(to) };
}

function areInOrder(spans: readonly ClockSpan[]): boolean {
  return spans.every(({ from, to }, index) => from < to && (spans[index - 1]?.to ?? '') <= from);
}
