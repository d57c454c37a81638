import { Fault } from '@shared/contract/faults';
import type { exportsContract } from '@shared/modules/exports/exports.contract';
import en from '@shared/locales/en/imports.json';
import zh from '@shared/locales/zh-CN/imports.json';
import { dateAt } from '@shared/lib/dates';
import { auditChange } from '../../audit/audit';
import type { Handlers } from '../../operations';
import { readOrganization } from '../../organization/organization';
import { listIds } from '../../records/list';
import { exportColumns, resourceOf } from './export-columns';
import { exportFile } from './export-file';
import { exportTable } from './export-records';

export const exportsHandlers: Handlers<typeof exportsContract> = {
  open: {
    begin: async (context, input) => {
      const { services, caller, locale } = context;
      const resource = resourceOf[input.kind];
      if (caller.access.scope(resource, 'export') === 'none') throw new Fault('not_allowed');
      const recordKind = services.kinds.find(resource);
      if (!recordKind) throw new Fault('not_found');
      const columns = exportColumns(input.kind, recordKind, input.columns, {
        access: caller.access,
        customFields: services.customFields,
        locale,
      });
      const { filter, q, sort, ids, format, encoding } = input;
      const query = { filter, q, sort, ids };
      // A filter or sort that is refused is refused now, not in the middle of the file.
      if (!ids) await listIds(context, recordKind, { filter, q, sort, limit: 1, total: 'none' });
      const table = (signal: AbortSignal) => exportTable(context, input.kind, recordKind, columns, query, signal);
      const sheetName = (locale === 'zh-CN' ? zh : en).sheet[input.kind];
      const { timeZone } = await readOrganization(context.db);
      const file = exportFile(context, {
        table,
        name: sheetName,
        fileName: `${sheetName} ${dateAt(context.now, timeZone)}`,
        format,
        encoding,
      });
      // The audit line stands before the first byte is made (SEC-03).
      return async (command) => {
        const download = services.downloads.add(file);
        await auditChange(command, {
          kind: resource,
          recordId: download.id,
          changes: {
            format: [null, format],
            columns: [null, columns.map(({ key }) => key)],
            ...(filter !== undefined && { filter: [null, filter] }),
            ...(q !== undefined && { q: [null, q] }),
            ...(ids && { count: [null, ids.length] }),
          },
          reason: null,
        });
        return download;
      };
    },
  },

  chunk: async ({ services, caller }, { id }) => {
    const { bytes, isLast } = await services.downloads.piece(id, caller.user.id);
    return { data: bytes.toString('base64'), isLast };
  },
};
