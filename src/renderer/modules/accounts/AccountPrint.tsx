import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '@shared/lib/dates';
import type { AccountInput, AccountTable } from '@shared/modules/accounts/account-table';
import type { PaperBlock } from '@shared/modules/printing/table-paper';
import { client } from '@renderer/api/client';
import { PaperDialog } from '@renderer/modules/printing/paper/PaperDialog';
import { PaperSource } from '@renderer/modules/printing/paper/PaperSource';
import { useFormat } from '@renderer/app/use-format';
import { AccountTableView } from './AccountTableView';

interface AccountPrintProps {
  table: AccountTable;
  input: AccountInput;
  /** Whose account it is, where it is one customer's. */
  customer: string | undefined;
  onClose: () => void;
}

/** A table of accounts on paper, sums below, heads on every page; what is more than shown is said and is in the file. */
export function AccountPrint({ table, input, customer, onClose }: AccountPrintProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [blocks, setBlocks] = useState<PaperBlock[]>();
  const { name, asOf, from, to, rows, count, columns } = table;
  const isOfDay = name === 'receivables' || name === 'openParts';
  const when = isOfDay
    ? `${t('accounts.page.asOf')} ${asOf}`
    : `${t('accounts.page.period')} ${from ?? ''} – ${to === null ? '' : addDays(to, -1)}`;
  const cut = t('accounts.page.more', { shown: format.number(rows.length), count: format.number(count) });
  return (
    <>
      <PaperSource isReady onRead={setBlocks}>
        <AccountTableView table={table} onCustomer={onClose} />
      </PaperSource>
      <PaperDialog
        title={t(`accounts.tables.${name}`)}
        details={[...(customer === undefined ? [] : [customer]), when, ...(count > rows.length ? [cut] : [])]}
        blocks={blocks}
        onPrint={(how) =>
          client.printing.recordList({
            ...{ kind: 'orders', count: rows.length, columns: columns.map(({ key }) => `${input.name}.${key}`), how },
          })
        }
        onClose={onClose}
      />
    </>
  );
}
