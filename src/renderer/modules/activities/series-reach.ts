import type { Activity } from '@shared/modules/activities/activity';
import { clockText } from '@shared/modules/working-calendar/working-calendar';
import { minuteOfDay } from '@shared/lib/zone-time';
import { client } from '@renderer/api/client';

/** How far a change of an occurrence reaches. */
export const reaches = ['one', 'following', 'all'] as const;
export type Reach = (typeof reaches)[number];

/** What of a change belongs to every occurrence; the rest (done, outcome, reminder) is this one's alone. */
const shared = ['subject', 'body', 'place', 'ownerId'] as const;

/** Takes the shared part of a change to the other occurrences of its series. Throws a fault where it is refused. */
export async function changeSeries(
  activity: Activity & { readonly seriesId: string },
  changes: Readonly<Record<string, unknown>>,
  reach: Exclude<Reach, 'one'>,
  timeZone: string,
): Promise<void> {
  const { version } = await client.activitySeries.read({ id: activity.seriesId });
  const after = { ...activity, ...changes } as Activity;
  const timing: { start?: string; length?: number | null } = {};
  if (after.startAt && ('startAt' in changes || 'endAt' in changes)) {
    const start = Date.parse(after.startAt);
    timing.start = clockText(minuteOfDay(start, timeZone));
    timing.length = after.endAt ? Math.round((Date.parse(after.endAt) - start) / 60_000) : null;
  }
  await client.activitySeries.change({
    id: activity.seriesId,
    version,
    activityId: activity.id,
    reach,
    ...Object.fromEntries(shared.filter((key) => key in changes).map((key) => [key, changes[key]])),
    ...timing,
  });
}

/** What a change leaves for the occurrence itself. */
export function ownPart(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const gone = new Set<string>([...shared, 'startAt', 'endAt']);
  return Object.fromEntries(Object.entries(changes).filter(([key]) => !gone.has(key)));
}

/** Takes an occurrence and the others away. */
export async function endSeries(
  activity: Activity & { readonly seriesId: string },
  reach: Exclude<Reach, 'one'>,
): Promise<number> {
  const { version } = await client.activitySeries.read({ id: activity.seriesId });
  const { removed } = await client.activitySeries.end({
    id: activity.seriesId,
    version,
    activityId: activity.id,
    reach,
  });
  return removed;
}

/** An activity that is an occurrence of a series. */
export function isOccurrence(activity: Activity): activity is Activity & { readonly seriesId: string } {
  return typeof activity.seriesId === 'string';
}
