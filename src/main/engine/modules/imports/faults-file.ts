import type { Download } from '@shared/modules/exports/export';
import type { CommandContext, Locale } from '../../context';
import type { ExportRow, ExportTable } from '../exports';
import { writeCsv } from '../exports';
import type { ImportRow } from './import-store';
import { importTexts, sentenceOf } from './present-row';
import type { ImportThreads } from './thread/import-threads';
import type { PlannedRow } from './thread/messages';

const rowsAtOnce = 200;

/** The faulty rows as they stand in the file, or as mended so far, with row number and reasons: to be mended and imported again. */
export function faultsDownload(context: CommandContext, threads: ImportThreads, row: ImportRow): Download {
  const { caller, locale, services } = context;
  const texts = importTexts[locale];
  const name = row.fileName.replace(/\.[^.]{1,5}$/, '');
  return services.downloads.add({
    userId: caller.user.id,
    fileName: `${name} - ${texts.columns.reason}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    open: (signal) => writeCsv(tableOf(threads, row, caller.user.id, locale, signal)),
  });
}

function tableOf(
  threads: ImportThreads,
  row: ImportRow,
  userId: string,
  locale: Locale,
  signal: AbortSignal,
): ExportTable {
  const texts = importTexts[locale];
  const headers = [...row.columns.map((column) => column.header), texts.columns.row, texts.columns.reason];
  return {
    columns: headers.map((header) => ({ header, type: 'text' as const })),
    batches: batches(),
  };

  async function* batches(): AsyncGenerator<ExportRow[]> {
    let after = -1;
    for (;;) {
      if (signal.aborted) return;
      const { rows } = await threads.onPlanner('rows', {
        importId: row.id,
        userId,
        verdict: 'fault',
        order: 'row',
        limit: rowsAtOnce,
        offset: 0,
        after,
      });
      if (rows.length === 0) return;
      yield rows.map((planned) => [
        ...row.columns.map((column) => planned.cells[column.index] ?? ''),
        String(planned.rowNumber),
        reasonsOf(planned, row, locale),
      ]);
      after = rows.at(-1)?.rowNumber ?? after;
    }
  }
}

function reasonsOf(planned: PlannedRow, row: ImportRow, locale: Locale): string {
  const texts = importTexts[locale];
  return planned.faults
    .map((fault) => {
      const header = row.columns.find((column) => column.index === fault.column)?.header;
      const message = sentenceOf(fault, locale);
      return header ? texts.rowReason.replace('{{column}}', header).replace('{{message}}', message) : message;
    })
    .join('\n');
}
