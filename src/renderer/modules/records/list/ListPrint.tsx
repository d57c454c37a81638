import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostPrintedRows } from '@shared/modules/printing/most-prints';
import type { PaperBlock } from '@shared/modules/printing/table-paper';
import { client } from '@renderer/api/client';
import { faultOf } from '@renderer/api/fault';
import { useFormat } from '@renderer/app/use-format';
import type { FilterField } from '@renderer/components/filter/filter-model';
import { useFilterWords } from '@renderer/components/filter/use-filter-words';
import { showToast } from '@renderer/components/feedback/toast-store';
import type { Column } from '@renderer/components/table/types';
import { PaperDialog } from '@renderer/modules/printing/paper/PaperDialog';
import { PaperSource } from '@renderer/modules/printing/paper/PaperSource';
import type { AnyRecord, RecordModule } from '../record-module';
import type { RecordList } from './use-record-list';

interface ListPrintProps {
  module: RecordModule;
  list: RecordList;
  columns: readonly Column<AnyRecord>[];
  filterFields: readonly FilterField[];
  onClose: () => void;
}

const rowsAtOnce = 200;

/** The list as it stands, with its filter, order and columns, on paper: heads on every page, the first 1,000 rows (U6). */
export function ListPrint({ module, list, columns, filterFields, onClose }: ListPrintProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFilterWords(filterFields);
  const [blocks, setBlocks] = useState<PaperBlock[]>();
  const { query } = list;
  const { data: rows, error } = useQuery({
    queryKey: [...module.baseKey, 'for paper', query],
    queryFn: ({ signal }) => readRows(module, query, signal),
    gcTime: 0,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (!error) return;
    showToast({ tone: 'bad', message: faultOf(error).message });
    onClose();
  }, [error, onClose]);
  const count = rows?.length ?? 0;
  const total = list.total ?? count;
  const isCut = total > count || (!list.isTotalExact && count === mostPrintedRows);
  const details = [
    [list.view?.name ?? '', list.q === '' ? '' : t('printing.list.searched', { text: list.q })],
    [list.filter ? words.sentence(list.filter) : ''],
    [
      isCut
        ? t('printing.list.cut', {
            count: format.number(count),
            total: `${format.number(total)}${list.isTotalExact ? '' : '+'}`,
          })
        : t(`${module.name}.page.total`, { count, number: format.number(count) }),
    ],
  ].map((parts) => parts.filter((part) => part !== '').join(' · '));
  return (
    <>
      <PaperSource isReady={rows !== undefined} onRead={setBlocks}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} data-end={column.align === 'end' || undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows?.map((row) => (
              <tr key={row.id}>
                {columns.map((column) => (
                  <td key={column.key}>{column.render(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </PaperSource>
      <PaperDialog
        title={t(`${module.name}.page.title`)}
        details={details.filter((line) => line !== '')}
        blocks={blocks}
        onPrint={(how) =>
          client.printing.recordList({
            ...{ kind: module.name, count, columns: columns.map(({ key }) => key), how },
            ...(query.filter && { filter: query.filter }),
            ...(query.q !== undefined && { q: query.q }),
          })
        }
        onClose={onClose}
      />
    </>
  );
}

async function readRows(
  module: RecordModule,
  query: RecordList['query'],
  signal: AbortSignal,
): Promise<readonly AnyRecord[]> {
  const rows: AnyRecord[] = [];
  for (;;) {
    const page = await module.list({ ...query, offset: rows.length, limit: rowsAtOnce, total: 'none' }, signal);
    rows.push(...page.items);
    if (page.items.length < rowsAtOnce || rows.length >= mostPrintedRows) return rows;
  }
}
