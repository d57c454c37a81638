import { z } from 'zod';
import { daySchema } from '../../contract/fields';
import { exportEncodings, exportFormats } from '../exports/export';

/**
 * What accountants take along: who owes how much since when (应收账款), the parts behind it, orders with returns of a period,
 * tax by month and rate, and one customer's account.
 */
export const accountTables = ['receivables', 'openParts', 'orders', 'taxes', 'ledger'] as const;
export type AccountTableName = (typeof accountTables)[number];

/** How late money is, in days after it was due. */
export const ageBuckets = ['notDue', 'upTo30', 'upTo60', 'upTo90', 'over90'] as const;
export type AgeBucket = (typeof ageBuckets)[number];

export const accountInput = z.object({
  name: z.enum(accountTables),
  /** Receivables as of the end of that day; left out they are as everything noted says. */
  asOf: daySchema.optional(),
  /** Of the period, in the firm's zone: `from` is in it, `to` is not. */
  from: daySchema.optional(),
  to: daySchema.optional(),
  /** Of one customer alone; the ledger needs one. */
  customerId: z.uuid().optional(),
});
export type AccountInput = z.output<typeof accountInput>;

/** Money is minor units of the row's currency; a rate is percent as decimal text. */
const columnKinds = ['text', 'day', 'money', 'percent', 'count'] as const;
export type AccountColumnKind = (typeof columnKinds)[number];

const cells = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const record = z.object({ kind: z.enum(['customer', 'order', 'payment']), id: z.uuid() });

export const accountRowSchema = z.object({
  /** What the row is about, where one may open it. */
  record: record.nullable(),
  currency: z.string(),
  cells,
});
export type AccountRow = z.infer<typeof accountRowSchema>;

export const accountTableSchema = z.object({
  name: z.enum(accountTables),
  /** The day receivables are as of. */
  asOf: daySchema,
  from: daySchema.nullable(),
  to: daySchema.nullable(),
  columns: z.array(z.object({ key: z.string(), kind: z.enum(columnKinds) })),
  rows: z.array(accountRowSchema),
  /** One a currency, over all rows, shown or not. */
  totals: z.array(z.object({ currency: z.string(), cells })),
  /** How many there are; `rows` are the first 500. */
  count: z.number().int(),
});
export type AccountTable = z.infer<typeof accountTableSchema>;

export const accountExportInput = accountInput.extend({
  format: z.enum(exportFormats).default('csv'),
  encoding: z.enum(exportEncodings).default('utf-8'),
});
