import { readFile } from 'node:fs/promises';
import ical from 'node-ical';
import type { VEvent } from 'node-ical';
import { measureFile } from './file-bytes';
import { ReadFault } from './read-fault';
import { readLimits } from './read-limits';
import type { RowBatch, Table } from './table';

/** What a calendar says of an event, as columns that go to the fields of activities of the same names. */
const columns = ['UID', 'Kind', 'Subject', 'Text', 'Time', 'Ends', 'Due', 'Done', 'Outcome', 'Place', 'Attendees'];
const batchEvents = 200;
const day = 86_400_000;
/** Occurrences of a series are read as far back and ahead, in days. */
const daysBack = 366;
const daysAhead = 400;
/** So many occurrences of one series; a daily one of two years has fewer. */
const mostOccurrences = 800;
/** An activity lasts no longer, in milliseconds; what does is read without its end. */
const longest = 14 * day;
/** Rules below a day are no appointments. */
const tooOften = /FREQ=(?:SECONDLY|MINUTELY|HOURLY)/i;

/**
 * A calendar in iCalendar (RFC 5545). Each occurrence of a series is a row of its own, as it was moved or left out (EXDATE,
 * RECURRENCE-ID); times without a zone are meant in the reader's. A rule nobody can count becomes a row that says so in place of
 * its time. Faults: tooLarge, brokenFile, noRows.
 */
export async function openCalendarTable(path: string): Promise<Table> {
  const size = await measureFile(path);
  const limit = readLimits.wholeFileBytes;
  if (size > limit) throw new ReadFault('tooLarge', { part: 'file', limit, size });
  const events = eventsOf(await readFile(path, 'utf8'));
  if (events.length === 0) throw new ReadFault('noRows', {});
  return {
    header: columns,
    facts: { encoding: 'utf-8', headerRow: 0 },
    hasUnevenRows: false,
    batches: () => rowsOf(events),
  };
}

function eventsOf(text: string): VEvent[] {
  try {
    const found = Object.values(ical.sync.parseICS(text));
    return found.flatMap((part) => (part?.type === 'VEVENT' ? [part] : []));
  } catch (cause) {
    throw new ReadFault('brokenFile', { part: 'ics' }, { cause });
  }
}

async function* rowsOf(events: readonly VEvent[]): AsyncGenerator<RowBatch> {
  let rowNumber = 0;
  let batch: RowBatch = [];
  for (const event of events) {
    for (const cells of cellsOf(event)) {
      rowNumber += 1;
      batch.push({ rowNumber, cells });
      if (batch.length < batchEvents) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function cellsOf(event: VEvent): string[][] {
  const rule = event.rrule?.toString() ?? '';
  if (rule === '') return [cellsOfOne(event, String(event.uid))];
  try {
    if (tooOften.test(rule)) throw new RangeError('too often');
    const now = Date.now();
    const span = { from: new Date(now - daysBack * day), to: new Date(now + daysAhead * day) };
    return ical
      .expandRecurringEvent(event, span)
      .slice(0, mostOccurrences)
      .map((instance) => {
        const source = instance.isOverride ? instance.event : { ...event, start: instance.start, end: instance.end };
        const original = instance.isOverride ? (source.recurrenceid ?? instance.start) : instance.start;
        return cellsOfOne(source, `${event.uid} ${new Date(original).toISOString()}`);
      });
  } catch {
    const cells = cellsOfOne(event, String(event.uid));
    cells[columns.indexOf('Time')] = rule.replace(/\s+/g, ' ').slice(0, 200);
    return [cells];
  }
}

function cellsOfOne(event: VEvent, uid: string): string[] {
  const { start, end, status } = event;
  const isWhole = event.datetype === 'date';
  const isReal = start instanceof Date && !Number.isNaN(start.getTime());
  const length = isReal && end instanceof Date ? end.getTime() - start.getTime() : 0;
  return [
    uid.slice(0, 200),
    'meeting',
    (textOf(event.summary) || textOf(event.location) || uid).slice(0, 300),
    textOf(event.description),
    isReal ? (isWhole ? '' : momentText(start)) : 'DTSTART',
    isReal && !isWhole && end && length > 0 && length <= longest ? momentText(end) : '',
    isReal && isWhole ? localDate(start) : '',
    isReal && isWhole && start.getTime() + day < Date.now() ? `${localDate(start)} 00:00:00` : '',
    status === 'CANCELLED' ? 'cancelled' : '',
    textOf(event.location).slice(0, 300),
    mailsOf(event).join(', '),
  ];
}

/** A moment; without a zone as the clocks of the firm show it. */
function momentText(moment: Date & { tz?: string }): string {
  if (moment.tz !== undefined) return moment.toISOString();
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(twoDigits).join(':');
  return `${localDate(moment)} ${time}`;
}

function localDate(moment: Date): string {
  return [moment.getFullYear(), twoDigits(moment.getMonth() + 1), twoDigits(moment.getDate())].join('-');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** A text, with or without parameters such as its language. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'object' && value !== null && 'val' in value ? textOf(value.val) : '';
}

function mailsOf({ attendee }: VEvent): string[] {
  return [attendee ?? []].flat().flatMap((one) => /^mailto:(\S+@\S+)$/i.exec(textOf(one))?.[1] ?? []);
}
