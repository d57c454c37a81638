import { setImmediate as breathe } from 'node:timers/promises';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { ICalEventData } from 'ical-generator';
import textsEn from '@shared/locales/en/activities.json';
import textsZh from '@shared/locales/zh-CN/activities.json';
import { addDays, dateAt } from '@shared/lib/dates';
import { truncate } from '@shared/lib/text';
import type { Activity } from '@shared/modules/activities/activity';
import { usualLength } from '@shared/modules/activities/activity';
import type { FeedScope } from '@shared/modules/calendar-feeds/calendar-feeds.contract';
import type { QueryContext } from '../../context';
import { readOrganization } from '../../organization/organization';
import { loadRecords } from '../../records/list';
import { presentRecords } from '../../records/present';
import { activityKind, asActivity } from '../activities';
import { calendarPeople, calendarSql } from '../calendar';

/** Days a feed reaches back and ahead; what comes later is in it when its time comes. */
const daysBack = 60;
const daysAhead = 400;
/** The earliest so many are in a feed. */
const mostEvents = 2_000;
/** So many are put together before others have their turn. */
const atOnce = 100;
const deadline = 10_000;

/**
 * The calendar of the caller as iCalendar (RFC 5545). Each occurrence of a series is an event of its own, as it was moved or
 * changed; times are written in UTC, so that no change of clocks moves them in any zone; what has a day alone is all-day.
 */
export async function makeFeed(context: QueryContext, scope: FeedScope): Promise<string> {
  const { db, caller, now, services, signal } = context;
  const { name: firm, timeZone, locale } = await readOrganization(db);
  const people = scope === 'own' ? [] : await calendarPeople(context);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const owners = scope === 'own' ? [caller.user.id] : people.map(({ id }) => id);
  const today = dateAt(now, timeZone);
  const period = { from: addDays(today, -daysBack), to: addDays(today, daysAhead) };
  const { sql, parameters } = calendarSql(context, period, owners, timeZone, mostEvents);
  const rows = await services.threads.all<{ id: string }>(sql, parameters, { deadline, signal });
  const calendar = ical({
    name: `${caller.user.name} · ${firm}`,
    prodId: { company: 'Hearth', product: 'Hearth', language: locale === 'zh-CN' ? 'ZH' : 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 900,
  });
  const words: Record<string, string> = (locale === 'zh-CN' ? textsZh : textsEn).options.kind;
  for (let start = 0; start < rows.length; start += atOnce) {
    const ids = rows.slice(start, start + atOnce).map(({ id }) => id);
    const records = await loadRecords(context, activityKind, ids);
    for (const activity of (await presentRecords(context, activityKind, records)).map(asActivity))
      calendar.createEvent(eventOf(activity, { owner: ownerOf(activity, caller.user.id, names), words }));
    await breathe();
  }
  return calendar.toString();
}

/** Colleagues are named before what they do; one's own calendar needs no name. */
function ownerOf({ ownerId }: Activity, own: string, names: ReadonlyMap<string, string>): string | undefined {
  return ownerId === own || typeof ownerId !== 'string' ? undefined : names.get(ownerId);
}

interface Around {
  readonly owner: string | undefined;
  readonly words: Readonly<Record<string, string>>;
}

function eventOf(activity: Activity, { owner, words }: Around): ICalEventData {
  const { id, version, subject, place, body, outcome, kind, subjects, createdAt, updatedAt } = activity;
  const about = subjects.map(({ name }) => name).filter((name) => name !== '');
  return {
    id: `${id}@hearth`,
    sequence: Math.max(0, version - 1),
    summary: [owner, subject ?? ''].filter(Boolean).join(': '),
    ...timesOf(activity),
    ...(place && { location: place }),
    description: [[words[kind ?? ''], ...about].filter(Boolean).join(' · '), truncate(body ?? '', 2_000)]
      .filter(Boolean)
      .join('\n\n'),
    status: outcome === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    created: momentOf(createdAt),
    ...(updatedAt ? { stamp: new Date(updatedAt) } : {}),
    lastModified: momentOf(updatedAt),
  };
}

function momentOf(text: string | null | undefined): Date | null {
  return text ? new Date(text) : null;
}

function timesOf({
  startAt,
  endAt,
  dueDate,
  happenedAt,
  kind,
}: Activity): Pick<ICalEventData, 'start'> & Partial<ICalEventData> {
  if (!startAt && dueDate) return { start: new Date(`${dueDate}T00:00:00Z`), timezone: 'UTC', allDay: true };
  const start = Date.parse(startAt ?? happenedAt ?? '');
  const end = endAt ? Date.parse(endAt) : start + usualLength(kind) * 60_000;
  return { start: new Date(start), end: new Date(end) };
}
