import type { ExportKind } from '@shared/modules/exports/export';
import { Fault } from '@shared/contract/faults';
import type { QueryContext } from '../../context';
import { exportColumns, resourceOf, type RecordColumn } from './export-columns';
import { exportTable } from './export-records';
import type { ExportTable } from './writing/export-table';

const id: RecordColumn = { key: 'id', header: 'id', field: null, type: 'text' };

/** A whole list with every column and the ids of its records, as far as the caller may see and export it. */
export function exportOf(context: QueryContext, kind: ExportKind, signal: AbortSignal): ExportTable {
  const { services, caller, locale } = context;
  const recordKind = services.kinds.find(resourceOf[kind]);
  if (!recordKind) throw new Fault('not_found');
  const columns = exportColumns(kind, recordKind, undefined, {
    access: caller.access,
    customFields: services.customFields,
    locale,
  });
  return exportTable(context, kind, recordKind, [id, ...columns], {}, signal);
}
