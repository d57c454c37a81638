import type {
  Import,
  ImportColumn,
  ImportPlan,
  ImportRow,
  ImportTarget,
  RowFaultReason,
} from '@shared/modules/imports/import';
import { useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@renderer/app/icons/Icon';
import { SkeletonBar } from '@renderer/components/feedback/LoadingRows';
import { useRangeRequest } from '@renderer/components/table/use-range-request';
import { useRowWindow } from '@renderer/components/table/use-row-window';
import { CellFix } from './CellFix';
import classes from './Imports.module.css';
import type { RowChange } from './Plan';
import { verdictIcons } from './PlanTiles';
import { TargetMenu, useTargetName } from './TargetMenu';
import { useImportStep, useTargets } from './use-import';

const rowHeight = 32;
const headHeight = 48;

interface PlanGridProps {
  data: Import;
  plan: ImportPlan;
  rows: {
    getRow: (index: number) => ImportRow | undefined;
    total: number | undefined;
    onRangeNeeded: (start: number, end: number) => void;
  };
  cursor: number | null;
  onCursor: (index: number) => void;
  onSave: (row: ImportRow, change: RowChange) => Promise<void>;
  /** Shows the rows with the same fault. */
  onSameFault: (reason: RowFaultReason) => void;
  empty: ReactNode;
}

/** The rows of the plan: the file's columns over our fields, faults first, a cell mended where it stands. */
export function PlanGrid({ data, plan, rows, cursor, onCursor, onSave, onSameFault, empty }: PlanGridProps) {
  const { t } = useTranslation();
  const { targets, labelOf } = useTargets(data.kind);
  const replan = useImportStep(data.id, 'plan');
  const scroller = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<{ row: number; column: number } | null>(null);
  const columns = data.columns.filter((column) => column.field !== null);
  const total = rows.total ?? 0;
  const drawn = useRowWindow({ scroller, total, rowHeight, headHeight });
  const first = drawn.items[0]?.index ?? 0;
  const last = (drawn.items.at(-1)?.index ?? -1) + 1;
  useRangeRequest(
    rows.total === undefined ? 0 : first,
    rows.total === undefined ? 60 : last,
    total,
    rows.onRangeNeeded,
  );

  const move = (index: number) => {
    const next = Math.max(0, Math.min(total - 1, index));
    onCursor(next);
    drawn.scrollToRow(next);
  };
  const openFault = (index: number) => {
    const fault = rows.getRow(index)?.faults.find(({ column }) => column !== null);
    const column = fault?.column ?? columns[0]?.index;
    if (column !== undefined && column !== null) setEditing({ row: index, column });
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (editing || cursor === null) return;
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: drawn.rowsPerPage(),
      PageUp: -drawn.rowsPerPage(),
      Home: -total,
      End: total,
    };
    const step = steps[event.key];
    if (step !== undefined) move(cursor + step);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) openFault(cursor);
    else return;
    event.preventDefault();
  };
  const close = () => {
    setEditing(null);
    scroller.current?.focus({ preventScroll: true });
  };
  return (
    <div
      ref={scroller}
      className={classes.grid}
      style={layout(columns)}
      role="grid"
      tabIndex={0}
      aria-label={t('importPage.rowsOfPlan')}
      aria-rowcount={total + 1}
      aria-busy={rows.total === undefined || undefined}
      onKeyDown={handleKeyDown}
    >
      <div className={classes.gridHead} role="row">
        <div role="columnheader" className={classes.rowNumber}>
          {t('importPage.row')}
        </div>
        <div role="columnheader">{t('importPage.planned')}</div>
        {columns.map((column) => (
          <div key={column.index} role="columnheader">
            <span className={classes.source}>
              <span>{column.header}</span>
              <span>{t(`importPage.how.${column.how}`)}</span>
            </span>
            <TargetMenu
              column={column}
              target={column}
              targets={targets}
              labelOf={labelOf}
              onChange={({ field, label, part, group }) =>
                replan.mutate({ columns: { [column.index]: { field, label, part, group } } })
              }
            />
          </div>
        ))}
      </div>
      <div role="rowgroup" style={{ height: drawn.height, position: 'relative' }}>
        {drawn.items.map(({ index, start }) => (
          <GridRow
            key={index}
            row={rows.getRow(index)}
            top={start + drawn.shift}
            columns={columns}
            isCursor={index === cursor}
            editingColumn={editing?.row === index ? editing.column : null}
            onCursor={() => onCursor(index)}
            onEdit={(column) => {
              onCursor(index);
              setEditing({ row: index, column });
            }}
            onClose={close}
            onSave={onSave}
            targets={targets}
            labelOf={labelOf}
            plan={plan}
            onSameFault={(reason) => {
              setEditing(null);
              onSameFault(reason);
            }}
          />
        ))}
      </div>
      {rows.total === 0 && empty}
    </div>
  );
}

interface GridRowProps {
  row: ImportRow | undefined;
  top: number;
  columns: readonly ImportColumn[];
  isCursor: boolean;
  editingColumn: number | null;
  plan: ImportPlan;
  targets: readonly ImportTarget[];
  labelOf: (field: string) => string;
  onCursor: () => void;
  onEdit: (column: number) => void;
  onClose: () => void;
  onSave: (row: ImportRow, change: RowChange) => Promise<void>;
  onSameFault: (reason: RowFaultReason) => void;
}

function GridRow({
  row,
  top,
  columns,
  isCursor,
  editingColumn,
  plan,
  targets,
  labelOf,
  onCursor,
  onEdit,
  onClose,
  onSave,
  onSameFault,
}: GridRowProps) {
  const { t } = useTranslation();
  const nameOf = useTargetName(targets, labelOf);
  const style = { transform: `translateY(${top}px)` };
  if (!row) {
    return (
      <div className={classes.gridRow} style={style} role="row" aria-busy="true">
        {[0, 1, ...columns.map(({ index }) => index + 2)].map((column) => (
          <div key={column} role="gridcell">
            <SkeletonBar seed={top + column} />
          </div>
        ))}
      </div>
    );
  }
  const planned = row.verdict === 'fault' ? (row.target ? 'update' : 'create') : row.verdict;
  const whole = row.faults.find(({ column }) => column === null);
  return (
    <div
      className={classes.gridRow}
      style={style}
      role="row"
      aria-selected={isCursor}
      data-verdict={row.verdict}
      onMouseDown={onCursor}
    >
      <div role="gridcell" className={classes.rowNumber}>
        {row.rowNumber}
      </div>
      <div role="gridcell" className={classes.verdict} data-verdict={row.verdict} title={whole?.message}>
        <Icon name={verdictIcons[row.verdict]} size={14} />
        <span>{t(`importPage.verdicts.${row.verdict === 'fault' && whole ? 'fault' : planned}`)}</span>
      </div>
      {columns.map((column) => {
        const text = row.cells[column.index] ?? '';
        const fault = row.faults.find((one) => one.column === column.index);
        const isMended = row.mended.includes(column.index);
        return (
          <div
            key={column.index}
            role="gridcell"
            className={classes.cell}
            data-fault={fault ? true : undefined}
            data-mended={(!fault && isMended) || undefined}
            title={fault?.message}
            onDoubleClick={() => onEdit(column.index)}
          >
            {editingColumn === column.index ? (
              <CellFix
                label={nameOf(column)}
                text={text}
                fault={fault}
                sameRows={fault ? (plan.faultReasons.find(({ reason }) => reason === fault.reason)?.rows ?? 1) - 1 : 0}
                onSameFault={onSameFault}
                onClose={onClose}
                onSave={(next) => onSave(row, { cells: { [column.index]: next } })}
              />
            ) : fault ? (
              <button
                type="button"
                className={classes.faultyCell}
                aria-label={`${text} ${fault.message}`}
                onClick={() => onEdit(column.index)}
              >
                <span>{text || t('importPage.emptyCell')}</span>
                <Icon name="alert" size={12} />
              </button>
            ) : (
              <span className={classes.cellText}>
                {text || <span className={classes.faint}>–</span>}
                {isMended && <Icon name="check" size={12} tone="good" />}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Widths follow what usually stands in a column: names wide, short words narrow. The last takes what is left. */
function layout(columns: readonly ImportColumn[]): CSSProperties {
  const widths = columns.map(({ field, samples, header }) => {
    const longest = Math.max(...[header, ...samples].map(widthOf));
    return Math.min(280, Math.max(field === 'name' ? 200 : 112, longest + 32));
  });
  const tracks = [64, 84, ...widths];
  const last = tracks.pop() ?? 112;
  return {
    '--import-columns': [...tracks.map((width) => `${width}px`), `minmax(${last}px, 1fr)`].join(' '),
    '--import-width': `${tracks.reduce((sum, width) => sum + width, last)}px`,
  } as CSSProperties; // Custom properties are none React knows.
}

/** About how wide a text is drawn, in pixels: Chinese characters are twice a Latin letter. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character > '\u2e80' ? 13 : 7.5), 0);
}
