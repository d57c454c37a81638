import { Icon } from '@renderer/app/icons/Icon';
import { useTranslation } from 'react-i18next';
import { TickBox } from '../basics/TickBox';
import classes from './DataTable.module.css';
import { emptySelection, selectedCount, type Column, type Selection, type Sort } from './types';

interface HeadRowProps<Row> {
  columns: readonly Column<Row>[];
  total: number | undefined;
  hasTicks: boolean;
  selection: Selection;
  onSelectionChange?: (selection: Selection) => void;
  sort?: Sort | null;
  onSortChange?: (sort: Sort) => void;
}

/** The head stays on top; a click on a sortable column sorts by it, a second one turns round. */
export function HeadRow<Row>(props: HeadRowProps<Row>) {
  const { columns, total = 0, hasTicks, selection, onSelectionChange, sort, onSortChange } = props;
  const { t } = useTranslation();
  const count = selectedCount(selection, total);
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.row}>
        {hasTicks && (
          <div role="columnheader" className={classes.tickCell}>
            <TickBox
              isChecked={total > 0 && count === total}
              isMixed={count > 0 && count < total}
              label={t('common.table.selectAll')}
              tabIndex={-1}
              onToggle={() => onSelectionChange?.(count > 0 ? emptySelection : { kind: 'all', except: new Set() })}
            />
          </div>
        )}
        {columns.map((column) => {
          const isCurrent = sort?.key === column.key;
          const isSortable = column.isSortable && onSortChange;
          return (
            <div
              key={column.key}
              role="columnheader"
              className={classes.headCell}
              data-end={column.align === 'end' || undefined}
              data-current={isCurrent || undefined}
              aria-sort={isCurrent ? sort.direction : isSortable ? 'none' : undefined}
            >
              {isSortable ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={classes.sortButton}
                  onClick={() =>
                    onSortChange({
                      key: column.key,
                      direction: isCurrent && sort.direction === 'ascending' ? 'descending' : 'ascending',
                    })
                  }
                >
                  {column.label}
                  {isCurrent && <Icon name={sort.direction === 'ascending' ? 'arrowUp' : 'arrowDown'} size={12} />}
                </button>
              ) : (
                column.label
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
