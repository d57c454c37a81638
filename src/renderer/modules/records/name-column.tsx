import { Link } from '@renderer/app/link';
import { markedText } from '@renderer/components/basics/marked-text';
import type { ColumnOverride } from './columns';
import { textOf } from './field-values';
import { recordPath, titleOf, type RecordModule } from './record-module';
import classes from './Records.module.css';

/** The first column of a list: a record's name, which opens it, with its number. The name is changed on the record's page. */
export function nameColumn(module: RecordModule, label: string, width: number): ColumnOverride {
  return {
    label,
    width,
    canGrow: true,
    phone: 'title',
    field: undefined,
    render: (record) => (
      <>
        <Link className={classes.name} to={recordPath(module, record.id)} tabIndex={-1}>
          {markedText(titleOf(module, record), record.marks)}
        </Link>
        <span className={classes.number}>{textOf(record['number'])}</span>
      </>
    ),
  };
}
