import type { CalendarDate } from '@shared/lib/dates';
import { addDays, daysBetween } from '@shared/lib/dates';
import type { Behaviour, BehaviourRule } from '@shared/modules/lead-scoring/lead-scoring';

/** Something a lead did, on a day of the firm's calendar. */
export interface Happening {
  readonly what: Behaviour;
  readonly at: number;
  readonly day: CalendarDate;
}

/** What a behaviour gives. `changesOn` is the day time takes the next point, if ever. */
export interface Reckoned {
  readonly points: number;
  readonly count: number;
  readonly lastAt: number | null;
  readonly decayed: number;
  readonly overLimit: number;
  readonly changesOn: CalendarDate | undefined;
}

/** Beyond so many halvings nothing is left of the most a rule can give. */
export const mostHalvings = 7;

/** Points after so many halvings, each time without the half point. */
export function halved(points: number, times: number): number {
  return times >= mostHalvings ? 0 : Math.trunc(points / 2 ** times);
}

/** What a rule gives for what a lead did until `today`; points halve every `halfLifeDays`, or last where it is null. */
export function reckonBehaviour(
  rule: BehaviourRule,
  happenings: readonly Happening[],
  today: CalendarDate,
  halfLifeDays: number | null,
): Reckoned {
  const own = happenings.filter(({ what }) => what === rule.what);
  let left = 0;
  let changesOn: CalendarDate | undefined;
  let counted = 0;
  let lastAt: number | null = null;
  for (const { at, day } of own) {
    const times = halfLifeDays === null ? 0 : Math.floor(Math.max(0, daysBetween(day, today)) / halfLifeDays);
    const worth = halved(rule.points, times);
    if (worth === 0) continue;
    left += worth;
    counted += 1;
    lastAt = Math.max(lastAt ?? at, at);
    const next = halfLifeDays === null ? undefined : addDays(day, halfLifeDays * (times + 1));
    if (next !== undefined && (changesOn === undefined || next < changesOn)) changesOn = next;
  }
  const points = Math.max(-rule.most, Math.min(rule.most, left));
  return {
    ...{ points, count: counted, lastAt, changesOn },
    decayed: left - rule.points * counted,
    overLimit: points - left,
  };
}
