import { Link } from '@renderer/app/link';
import { Money } from '@renderer/components/basics/Values';
import type { Column } from '@renderer/components/table/types';
import type { ColumnOverride } from '../records/columns';
import { textOf } from '../records/field-values';
import { recordModules, recordPath, type AnyRecord, type RecordKey } from '../records/record-module';
import recordClasses from '../records/Records.module.css';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A record this one names, as the engine answers it; null where the reader may not see it. */
export function namedOf(record: AnyRecord, key: string): Named | null {
  const value = record[key];
  if (typeof value !== 'object' || value === null || !('id' in value) || !('name' in value)) return null;
  return typeof value.id === 'string' && typeof value.name === 'string' ? { id: value.id, name: value.name } : null;
}

/** A column with the name of the record a document is of. */
export function namedColumn(key: RecordKey, label: string): Column<AnyRecord> {
  return {
    key,
    label,
    width: 168,
    canGrow: true,
    render: (record) => {
      const named = namedOf(record, key);
      return named ? (
        <Link className={recordClasses.name} to={recordPath(recordModules[key], named.id)} tabIndex={-1}>
          {named.name}
        </Link>
      ) : null;
    },
  };
}

/** Whose a document is; on a phone below its name. */
export function customerColumn(label: string): Column<AnyRecord> {
  return { ...namedColumn('customer', label), phone: 'detail' };
}

/** A sum in the document's own currency; typed on the record's page, beside it. */
export function moneyColumn(key: string): ColumnOverride {
  return {
    width: 128,
    field: undefined,
    render: (record) => {
      const minor = record[key];
      return typeof minor === 'number' ? (
        <Money minor={minor} currency={textOf(record['currency']) || undefined} />
      ) : null;
    },
  };
}
