import { addDays, daysBetween } from '@shared/lib/dates';
import { Fault } from '@shared/contract/faults';
import { WorkingCalendar } from '@shared/lib/working-time';
import type { WorkingException, WorkingSettings } from '@shared/modules/working-calendar/working-calendar';
import { clockText, rulesOf } from '@shared/modules/working-calendar/working-calendar';
import type {
  WorkingCalendarAnswer,
  workingCalendarContract,
} from '@shared/modules/working-calendar/working-calendar.contract';
import { mostDays } from '@shared/modules/working-calendar/working-calendar.contract';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext } from '../../context';
import type { Reader } from '../../database/reader';
import type { Handlers } from '../../operations';
import { readOrganization } from '../../organization/organization';
import { refuseStale } from '../../records/versions';
import type { StoredSettings } from './calendar-store';
import { readWorkingSettings, writeWorkingSettings } from './calendar-store';
import { chinaDays, knownChinaYears } from './china-days';

/** More than a firm can mean; a slip of a program. */
const mostExceptions = 5000;

export const workingCalendarHandlers: Handlers<typeof workingCalendarContract> = {
  read: ({ db }) => answer(db),
  exceptions: async ({ db }, { year }) => {
    const start = `${String(year).padStart(4, '0')}-`;
    const { exceptions } = await readWorkingSettings(db);
    return { items: exceptions.filter(({ date }) => date.startsWith(start)).map(copyOf) };
  },
  days: async ({ db }, { from, to }) => {
    const count = daysBetween(from, to);
    if (count < 0) throw new Fault('invalid_input', { reason: 'badValue', field: 'to' });
    if (count > mostDays) throw new Fault('too_large', { reason: 'periodTooLong', max: mostDays });
    const settings = await readWorkingSettings(db);
    const calendar = new WorkingCalendar(rulesOf(settings, (await readOrganization(db)).timeZone));
    const exceptions = new Map(settings.exceptions.map((exception) => [exception.date, exception]));
    const items = Array.from({ length: count }, (_, index) => {
      const date = addDays(from, index);
      const exception = exceptions.get(date);
      const spans = calendar.spansOf(date).map((span) => ({ from: clockText(span.from), to: clockText(span.to) }));
      return {
        date,
        isWorkday: spans.length > 0,
        spans,
        exception: exception ? { kind: exception.kind, name: exception.name, source: exception.source } : null,
      };
    });
    return { items };
  },
  patch: async (context, { version, weekly, set, remove }) => {
    const before = await settingsToChange(context.db, version);
    const gone = new Set([...remove, ...set.map(({ date }) => date)]);
    if (gone.size < remove.length + set.length) throw new Fault('invalid_input', { reason: 'badValue', field: 'set' });
    const exceptions = [
      ...before.exceptions.filter(({ date }) => !gone.has(date)),
      ...set.map((given): WorkingException => ({ ...given, source: 'firm' })),
    ];
    return save(context, before, { weekly: weekly ?? before.weekly, exceptions });
  },
  loadChina: async (context, { version, year }) => {
    const { db } = context;
    const before = await settingsToChange(db, version);
    const days = chinaDays(year, (await readOrganization(db)).locale);
    if (days.length === 0) throw new Fault('invalid_input', { reason: 'chinaYearUnknown', year });
    const others = before.exceptions.filter(({ date, source }) => source === 'firm' || !date.startsWith(`${year}-`));
    const own = new Set(others.map(({ date }) => date));
    const added = days.filter(({ date }) => !own.has(date));
    const after = await save(context, before, { weekly: before.weekly, exceptions: [...others, ...added] });
    return { ...after, added: added.length, kept: days.length - added.length };
  },
};

async function settingsToChange(db: Reader, version: number): Promise<StoredSettings> {
  refuseStale(await answer(db), version);
  return readWorkingSettings(db);
}

async function save(
  context: CommandContext,
  before: StoredSettings,
  after: WorkingSettings,
): Promise<WorkingCalendarAnswer> {
  if (after.exceptions.length > mostExceptions)
    throw new Fault('too_large', { reason: 'tooManyExceptions', max: mostExceptions });
  const changes = changesBetween(told(before), told(after));
  if (Object.keys(changes).length === 0) return answer(context.db);
  await writeWorkingSettings(context.db, after);
  await auditChange(context, { kind: 'settings', recordId: 'workingCalendar', changes });
  return answer(context.db);
}

/** The log names each day that changed by itself. */
function told({ weekly, exceptions }: WorkingSettings): Record<string, unknown> {
  return { weekly, ...Object.fromEntries(exceptions.map(({ date, ...rest }) => [date, rest])) };
}

async function answer(db: Reader): Promise<WorkingCalendarAnswer> {
  const { weekly, exceptions, version } = await readWorkingSettings(db);
  const { timeZone } = await readOrganization(db);
  const loaded = new Set(
    exceptions.filter(({ source }) => source === 'china').map(({ date }) => Number(date.slice(0, 4))),
  );
  return {
    weekly: weekly.map((spans) => spans.map((span) => ({ ...span }))),
    timeZone,
    chinaYears: [...knownChinaYears()],
    loadedYears: [...loaded].sort((left, right) => left - right),
    version,
  };
}

function copyOf(exception: WorkingException): WorkingException {
  return { ...exception, spans: [...exception.spans] };
}
