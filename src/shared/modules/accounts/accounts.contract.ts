import { command, query } from '../../contract/operation';
import { downloadSchema } from '../exports/export';
import { accountExportInput, accountInput, accountTableSchema } from './account-table';

export const accountsContract = {
  /** Over the orders and payments the caller sees; refused where the role hides money. */
  read: query(
    { resource: 'order', action: 'view' },
    { path: '/accounts/{name}', summary: 'Receivables, orders and tax of a period, or a customer’s account' },
  )
    .input(accountInput)
    .output(accountTableSchema),
  export: command(
    { resource: 'order', action: 'export' },
    { path: '/accounts/{name}/export', summary: 'Make such a table ready to be fetched', successStatus: 201 },
  )
    .input(accountExportInput)
    .output(downloadSchema),
};
