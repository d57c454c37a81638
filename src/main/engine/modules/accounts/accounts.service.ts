import { Readable } from 'node:stream';
import en from '@shared/locales/en/accounts.json';
import zh from '@shared/locales/zh-CN/accounts.json';
import { addDays } from '@shared/lib/dates';
import { moneyToDecimal } from '@shared/lib/money';
import type { AccountInput, AccountTable, AccountTableName } from '@shared/modules/accounts/account-table';
import type { accountsContract } from '@shared/modules/accounts/accounts.contract';
import type { Action } from '@shared/access/resources';
import { Fault } from '@shared/contract/faults';
import { auditChange } from '../../audit/audit';
import type { QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { readVisible } from '../../records/read';
import type { ExportTable } from '../exports';
import { exportFile } from '../exports';
import type { Asking, MadeTable } from './asking';
import { askingOf } from './asking';
import { ledger } from './ledger';
import { ordersOfPeriod, taxesOfPeriod } from './period-tables';
import { openPartsTable, receivables } from './receivables';

const makers: Readonly<Record<AccountTableName, (asking: Asking) => Promise<MadeTable>>> = {
  receivables,
  openParts: openPartsTable,
  orders: ordersOfPeriod,
  taxes: taxesOfPeriod,
  ledger,
};
/** More are no page; a file has them all. */
const mostShown = 500;

export const accountsHandlers: Handlers<typeof accountsContract> = {
  read: async (context, input) => {
    const { table, asking } = await make(context, input, 'view');
    return {
      name: input.name,
      asOf: asking.asOf,
      from: input.from ?? null,
      to: input.to ?? null,
      columns: [...table.columns],
      rows: table.rows.slice(0, mostShown),
      totals: totalsOf(table),
      count: table.rows.length,
    };
  },

  export: {
    begin: async (context, { format, encoding, ...input }) => {
      const { caller, locale } = context;
      if (input.name === 'ledger' && caller.access.scope('payment', 'export') === 'none')
        throw new Fault('not_allowed');
      const { table, asking } = await make(context, input, 'export');
      const words = locale === 'zh-CN' ? zh : en;
      const title = words.tables[input.name];
      const isOfDay = input.name === 'receivables' || input.name === 'openParts';
      const file = exportFile(context, {
        table: () => exportTable(table, words),
        name: title,
        fileName: [title, ...(isOfDay ? [asking.asOf] : [input.from, input.to && addDays(input.to, -1)])]
          .filter(Boolean)
          .join(' '),
        format,
        encoding,
      });
      // The audit line stands before the first byte is made (SEC-03).
      return async (command) => {
        const download = command.services.downloads.add(file);
        const asked = Object.entries({ ...input, format }).filter(([, value]) => value !== undefined);
        await auditChange(command, {
          kind: 'order',
          recordId: download.id,
          changes: Object.fromEntries(asked.map(([key, value]) => [key, [null, value] as const])),
          reason: null,
        });
        return download;
      };
    },
  },
};

async function make(context: QueryContext, input: AccountInput, action: Action) {
  const asking = await askingOf(context, input, action);
  const customers = context.services.kinds.find('customer');
  // A customer one does not see is as if there were none.
  if (input.customerId !== undefined && customers) await readVisible(context, customers, input.customerId);
  return { asking, table: await makers[input.name](asking) };
}

/** Sums of the columns that have some, one row a currency. */
function totalsOf({ rows, summed }: MadeTable): AccountTable['totals'] {
  const totals = new Map<string, Record<string, number>>();
  for (const { currency, cells } of rows) {
    const sums = totals.get(currency) ?? Object.fromEntries(summed.map((key) => [key, 0]));
    for (const key of summed) sums[key] = (sums[key] ?? 0) + Number(cells[key] ?? 0);
    totals.set(currency, sums);
  }
  return [...totals]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, cells]) => ({ currency, cells }));
}

/** As spreadsheets take it: money as decimals, and the sums of each currency below. */
function exportTable(table: MadeTable, words: typeof en | typeof zh): ExportTable {
  const labels: Readonly<Record<string, string>> = words.columns;
  const entries: Readonly<Record<string, string>> = words.entries;
  const cell = (kind: string, key: string, value: string | number | null | undefined, currency: string) => {
    if (value === null || value === undefined) return null;
    if (kind === 'money' && typeof value === 'number') return moneyToDecimal(BigInt(value), currency);
    return key === 'entry' ? (entries[value] ?? String(value)) : String(value);
  };
  const wordAt = table.columns.findIndex(({ kind }) => kind === 'text');
  const sums = totalsOf(table).map(({ currency, cells }) =>
    table.columns.map(({ key, kind }, index) => {
      if (index === wordAt) return words.total;
      return key === 'currency' ? currency : cell(kind, key, cells[key], currency);
    }),
  );
  return {
    columns: table.columns.map(({ key, kind }) => ({
      header: labels[key] ?? key,
      type: kind === 'text' ? 'text' : kind === 'day' ? 'date' : 'number',
    })),
    batches: Readable.from([
      [
        ...table.rows.map(({ cells, currency }) =>
          table.columns.map(({ key, kind }) => cell(kind, key, cells[key], currency)),
        ),
        ...sums,
      ],
    ]),
  };
}
