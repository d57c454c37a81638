import textsEn from '@shared/locales/en/activities.json';
import textsZh from '@shared/locales/zh-CN/activities.json';
import { truncate } from '@shared/lib/text';
import type { CommandContext } from '../../context';
import type { StoredRecord } from '../../records/record-kind';

type Values = Readonly<Record<string, unknown>>;

/**
 * What a quick entry leaves out (USE-01): a call, visit, meeting, mail or note without a time happened just now and is
 * done; with a time to come it is planned. The subject is the first line of the text, or the word for the kind.
 */
export function completeActivity({ db, locale }: CommandContext, values: Values): Values {
  const kind = String(values['kind']);
  const subject = isText(values['subject']) ? values['subject'] : subjectFrom(values['body'], kind, locale);
  if (kind === 'task') return { ...values, subject };
  const isPlannedByDay = values['dueDate'] !== null && values['dueDate'] !== undefined;
  const startAt = values['startAt'] ?? (isPlannedByDay ? null : new Date(db.now).toISOString());
  const hasBegun = typeof startAt === 'string' && Date.parse(startAt) <= db.now;
  const doneAt = values['doneAt'] === undefined ? (hasBegun ? startAt : null) : values['doneAt'];
  return { ...values, subject, startAt, doneAt };
}

/** When it happened or shall happen: start, else completion, else entry. */
export function happenedAt(record: StoredRecord): number {
  const given = [record['startAt'], record['doneAt']].find((moment) => typeof moment === 'string');
  return Date.parse(given ?? record.createdAt);
}

function subjectFrom(body: unknown, kind: string, locale: CommandContext['locale']): string {
  const firstLine = isText(body) ? body.trim().split('\n')[0]?.trim() : '';
  if (firstLine) return truncate(firstLine, 120);
  const words: Record<string, string> = (locale === 'zh-CN' ? textsZh : textsEn).options.kind;
  return words[kind] ?? kind;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
