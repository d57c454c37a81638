import { useTranslation } from 'react-i18next';
import type { Report, ReportCell, ReportColumn, ReportRow, ReportTable } from '@shared/modules/reports/report';
import { totalsRow } from '@shared/modules/reports/report';
import { Link } from '@renderer/app/link';
import { pathOfRecord } from '@renderer/app/record-paths';
import { useFormat } from '@renderer/app/use-format';
import { PersonName } from '@renderer/components/basics/PersonName';
import { DefinitionPopover } from './DefinitionPopover';
import { figureText } from './figure-text';
import type { RecordsAsked } from './RecordsDrawer';
import classes from './Reports.module.css';

interface ReportTableViewProps {
  table: ReportTable;
  definitions: Report['definitions'];
  onRecords: (asked: RecordsAsked) => void;
}

/** The figures of a table; each opens the records behind it, and says how it is counted where it has a definition. */
export function ReportTableView({ table, definitions, onRecords }: ReportTableViewProps) {
  const { t } = useTranslation();
  const definitionOf = (key: string | undefined) => definitions.find((one) => one.key === key);
  const cells = (row: ReportRow, isTotal: boolean) =>
    table.columns.map((column) => (
      <FigureCell
        key={column.key}
        column={column}
        row={row}
        isStrong={column.key === table.series[0]?.column}
        definition={definitionOf(column.definition)}
        onRecords={(name, title) =>
          onRecords({ table: table.key, row: isTotal ? totalsRow : row.key, column: name, title })
        }
      />
    ));
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={table.title}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{table.rowLabel}</th>
            {table.columns.map((column) => {
              const definition = definitionOf(column.definition);
              return (
                <th key={column.key} scope="col" data-text={column.unit === 'text' || undefined}>
                  {definition ? (
                    <DefinitionPopover
                      definition={definition}
                      title={column.label}
                      unit={column.unit}
                      className={classes.defined}
                    >
                      {column.label} <span aria-hidden="true">ⓘ</span>
                    </DefinitionPopover>
                  ) : (
                    column.label
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key} data-hot={row.isHot}>
              <th scope="row">
                <RowName row={row} />
              </th>
              {cells(row, false)}
            </tr>
          ))}
          {table.rows.length === 0 && (
            <tr>
              <td colSpan={table.columns.length + 1} className={classes.quiet}>
                {t('reports.page.nothing')}
              </td>
            </tr>
          )}
        </tbody>
        {table.totals && table.rows.length > 0 && (
          <tfoot>
            <tr>
              <th scope="row">{table.totals.label}</th>
              {cells(table.totals, true)}
            </tr>
          </tfoot>
        )}
      </table>
      {table.more > 0 && <p className={classes.moreRows}>{t('reports.page.more', { number: table.more })}</p>}
    </div>
  );
}

function RowName({ row }: { row: ReportRow }) {
  const to = row.record ? pathOfRecord(row.record.kind, row.record.id) : null;
  if (to !== null)
    return (
      <Link to={to} className={classes.link}>
        {row.label}
      </Link>
    );
  return row.userId ? <PersonName id={row.userId} name={row.label} /> : row.label;
}

interface FigureCellProps {
  column: ReportColumn;
  row: ReportRow;
  /** What the chart draws first. */
  isStrong: boolean;
  definition: Report['definitions'][number] | undefined;
  onRecords: (column: string, title: string) => void;
}

function FigureCell({ column, row, isStrong, definition, onRecords }: FigureCellProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const cell: ReportCell = row.cells[column.key] ?? { value: null };
  const text = figureText(column, cell, format, t);
  const title = `${row.label} ${column.label} ${text}`;
  const open = (name = column.key) => onRecords(name, title);
  const isCounted = cell.counted !== undefined && cell.all !== undefined && column.unit === 'ratio';
  const shown = isCounted ? `${format.number(cell.counted ?? 0, 0)}/${format.number(cell.all ?? 0, 0)}` : text;
  const share = isCounted ? text : cell.share === undefined ? undefined : `${format.number(cell.share * 100, 0)}%`;
  return (
    <td data-text={column.unit === 'text' || undefined} data-tone={cell.tone} data-strong={isStrong || undefined}>
      {definition && cell.value !== null ? (
        <DefinitionPopover
          definition={definition}
          title={title}
          unit={column.unit}
          cell={cell}
          onRecords={cell.hasRecords && open}
          className={classes.figure}
        >
          {shown}
        </DefinitionPopover>
      ) : cell.hasRecords ? (
        <button type="button" className={classes.figure} aria-label={title} onClick={() => open()}>
          {shown}
        </button>
      ) : (
        shown
      )}
      {share !== undefined && <span className={classes.share}>{share}</span>}
    </td>
  );
}
