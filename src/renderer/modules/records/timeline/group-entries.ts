import { addDays, dateAt, startOfWeek } from '@shared/lib/dates';
import type { TimelineEntryAnswer } from '@shared/modules/timeline/timeline';

export type GroupKind = 'planned' | 'today' | 'yesterday' | 'thisWeek' | 'month';

/** Entries of one stretch of time. `day` is the newest day in it; months read as such. */
export interface EntryGroup {
  readonly key: string;
  readonly kind: GroupKind;
  readonly day: string;
  readonly entries: TimelineEntryAnswer[];
}

/** Puts entries, newest first, under what people call the time they happened: planned, today, yesterday, this week, months. */
export function groupEntries(
  entries: readonly TimelineEntryAnswer[],
  now: number,
  timeZone: string,
): readonly EntryGroup[] {
  const today = dateAt(now, timeZone);
  const yesterday = addDays(today, -1);
  const weekStart = startOfWeek(today);
  const groups: EntryGroup[] = [];
  for (const entry of entries) {
    const time = Date.parse(entry.at);
    const day = dateAt(time, timeZone);
    const kind: GroupKind =
      time > now
        ? 'planned'
        : day === today
          ? 'today'
          : day === yesterday
            ? 'yesterday'
            : day >= weekStart
              ? 'thisWeek'
              : 'month';
    const key = kind === 'month' ? day.slice(0, 7) : kind;
    const last = groups.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else groups.push({ key, kind, day, entries: [entry] });
  }
  return groups;
}
