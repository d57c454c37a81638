import en from '@shared/locales/en/settings.json';
import zh from '@shared/locales/zh-CN/settings.json';
import type { AuditLine } from '@shared/modules/audit/audit.contract';
import type { Locale, QueryContext } from '../../context';
import { readOrganization } from '../../organization/organization';
import { textsOf } from '../../records/field-texts';
import type { ExportTable } from '../exports';

const moduleOf = {
  customer: 'customers',
  contact: 'contacts',
  activity: 'activities',
  lead: 'leads',
  product: 'products',
  quote: 'quotes',
  order: 'orders',
  payment: 'payments',
  contract: 'contracts',
  opportunity: 'opportunities',
} as const;
/** Lines read at once. */
export const linesAtOnce = 500;

/** The words of the log in one language. */
function wordsOf(locale: Locale) {
  return (locale === 'zh-CN' ? zh : en).log;
}

/** Pages of the log, newest first, as a table that is made while it is fetched. */
export async function logTable(
  context: QueryContext,
  pages: AsyncIterable<readonly AuditLine[]>,
): Promise<ExportTable> {
  const { locale } = context;
  const { columns } = wordsOf(locale);
  const { timeZone } = await readOrganization(context.db);
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return {
    columns: [
      { header: columns.sequence, type: 'number' },
      { header: columns.at, type: 'moment' },
      ...(['person', 'deed', 'operation', 'kind', 'record', 'changes', 'reason', 'batch', 'device'] as const).map(
        (key) => ({ header: columns[key], type: 'text' as const }),
      ),
    ],
    batches: (async function* batches() {
      for await (const lines of pages)
        yield lines.map((line) => [
          String(line.sequence),
          clock.format(new Date(line.at)),
          line.userName ?? wordsOf(locale).system,
          deedOf(line, locale),
          line.operation,
          line.kind,
          line.recordId,
          changesOf(line, locale),
          line.reason,
          line.batchId,
          line.device,
        ]);
    })(),
  };
}

/** What was done, in the words of the page. */
function deedOf({ operation, kind }: AuditLine, locale: Locale): string {
  const { deeds, verbs, kindOne } = wordsOf(locale);
  const what = wordIn(kindOne, kind) ?? kindOne.other;
  const deed = wordIn(deeds, operation.replace('.', '_')) ?? wordIn(verbs, operation.split('.').at(-1) ?? '');
  return (deed ?? verbs.other).replaceAll('{{what}}', what);
}

/** A changed field a line, before and after; what is no plain text stands as JSON. */
function changesOf({ kind, changes }: AuditLine, locale: Locale): string | null {
  const fields = {
    ...wordsOf(locale).fields,
    ...(kind in moduleOf && textsOf(moduleOf[kind as keyof typeof moduleOf], locale).fields),
  };
  const lines = Object.entries(changes).map(
    ([key, [before, after]]) => `${wordIn(fields, key) ?? key}: ${textOf(before)} → ${textOf(after)}`,
  );
  return lines.join('\n') || null;
}

function wordIn(words: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
