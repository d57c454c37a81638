import type { exportEncodings, ExportFormat } from '@shared/modules/exports/export';
import type { QueryContext } from '../../context';
import { writeCsv } from './writing/csv-writer';
import type { ExportTable } from './writing/export-table';
import { writeXlsx } from './writing/xlsx-writer';

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

interface FileParts {
  /** Read as the file is fetched; `signal` ends it when the fetching does. */
  readonly table: (signal: AbortSignal) => ExportTable;
  /** Of the sheet. */
  readonly name: string;
  /** Without its ending. */
  readonly fileName: string;
  readonly format: ExportFormat;
  readonly encoding: (typeof exportEncodings)[number];
}

/** A table as a file to be fetched by its asker, made while it is fetched. */
export function exportFile({ caller }: QueryContext, { table, name, fileName, format, encoding }: FileParts) {
  return {
    userId: caller.user.id,
    fileName: `${fileName}.${format}`,
    mediaType: format === 'csv' && encoding === 'gbk' ? 'text/csv; charset=gbk' : mediaTypes[format],
    open: (signal: AbortSignal) =>
      format === 'csv' ? writeCsv(table(signal), encoding) : writeXlsx(table(signal), { sheetName: name }),
  };
}
