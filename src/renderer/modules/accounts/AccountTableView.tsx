import type {
  AccountColumnKind,
  AccountRow,
  AccountTable,
  AccountTableName,
} from '@shared/modules/accounts/account-table';
import { useTranslation } from 'react-i18next';
import type { Format } from '@renderer/app/format';
import { Link } from '@renderer/app/link';
import { pathOfRecord } from '@renderer/app/record-paths';
import { useFormat } from '@renderer/app/use-format';
import { Missing } from '@renderer/components/basics/Values';
import classes from './Accounts.module.css';

/** What of a row fits a phone; the rest waits for a wider page or a file. */
const onPhone: Readonly<Record<AccountTableName, readonly string[]>> = {
  receivables: ['customer', 'open', 'late'],
  openParts: ['order', 'dueOn', 'open'],
  orders: ['day', 'order', 'total'],
  taxes: ['month', 'rate', 'net', 'tax'],
  ledger: ['day', 'entry', 'balance'],
};
/** Where a row of each table is opened. */
const linked: Readonly<Record<AccountTableName, string>> = {
  receivables: 'customer',
  openParts: 'order',
  orders: 'order',
  taxes: '',
  ledger: 'number',
};

interface AccountTableViewProps {
  table: AccountTable;
  /** Receivables of a customer lead to their parts. */
  onCustomer: (id: string) => void;
}

/** A table of accounts: every row opens what it is about, the sums of each currency stand below. */
export function AccountTableView({ table, onCustomer }: AccountTableViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, columns, rows, totals, count } = table;
  // One currency in all rows stands in the sums alone.
  const shown = columns.filter(({ key }) => key !== 'currency' || totals.length > 1);
  const phone = (key: string) => onPhone[name].includes(key) || undefined;
  const textAt = shown.findIndex(({ kind }) => kind === 'text');
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t(`accounts.tables.${name}`)}>
      <table className={classes.table}>
        <thead>
          <tr>
            {shown.map(({ key, kind }) => (
              <th key={key} scope="col" data-end={isNumber(kind) || undefined} data-phone={phone(key)}>
                {t(`accounts.columns.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {shown.map(({ key, kind }) => (
                <td
                  key={key}
                  data-end={isNumber(kind) || undefined}
                  data-phone={phone(key)}
                  data-bad={isBad(key, row.cells[key]) || undefined}
                >
                  {key === linked[name] ? (
                    <RowLink row={row} column={key} onCustomer={name === 'receivables' ? onCustomer : undefined} />
                  ) : key === 'entry' ? (
                    t(`accounts.entries.${String(row.cells[key])}`)
                  ) : (
                    <Cell kind={kind} value={row.cells[key]} currency={row.currency} format={format} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {totals.map(({ currency, cells }) => (
            <tr key={currency}>
              {shown.map(({ key, kind }, index) => (
                <td key={key} data-end={isNumber(kind) || undefined} data-phone={phone(key)}>
                  {index === textAt
                    ? t('accounts.total')
                    : key === 'currency'
                      ? currency
                      : key in cells && <Cell kind={kind} value={cells[key]} currency={currency} format={format} />}
                </td>
              ))}
            </tr>
          ))}
        </tfoot>
      </table>
      {count > rows.length && (
        <p className={classes.more}>
          {t('accounts.page.more', { shown: format.number(rows.length), count: format.number(count) })}
        </p>
      )}
    </div>
  );
}

function isNumber(kind: AccountColumnKind): boolean {
  return kind !== 'text' && kind !== 'day';
}

/** Money that is late is red wherever it stands. */
function isBad(key: string, value: unknown): boolean {
  return ['late', 'over90', 'daysLate'].includes(key) && typeof value === 'number' && value > 0;
}

interface CellProps {
  kind: AccountColumnKind;
  value: string | number | null | undefined;
  currency: string;
  format: Format;
}

function Cell({ kind, value, currency, format }: CellProps) {
  if (value === null || value === undefined || value === '' || (value === 0 && kind !== 'percent')) return <Missing />;
  if (kind === 'money' && typeof value === 'number') return <>{format.money(value, currency)}</>;
  if (kind === 'count' && typeof value === 'number') return <>{format.number(value)}</>;
  return <>{kind === 'percent' ? `${value}%` : value}</>;
}

interface RowLinkProps {
  row: AccountRow;
  column: string;
  onCustomer: ((id: string) => void) | undefined;
}

function RowLink({ row: { record, cells }, column, onCustomer }: RowLinkProps) {
  const { t } = useTranslation();
  const text = cells[column];
  if (record === null) return <>{text ?? (column === 'customer' ? t('accounts.page.unseenCustomer') : <Missing />)}</>;
  if (onCustomer)
    return (
      <button type="button" className={classes.link} onClick={() => onCustomer(record.id)}>
        {text}
      </button>
    );
  return (
    <Link className={classes.link} to={pathOfRecord(record.kind, record.id) ?? ''}>
      {text}
    </Link>
  );
}
