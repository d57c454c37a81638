import type { Action } from '@shared/access/resources';
import { Fault } from '@shared/contract/faults';
import { addDays, dateAt, startOfDate } from '@shared/lib/dates';
import type { AccountColumnKind, AccountInput, AccountRow } from '@shared/modules/accounts/account-table';
import type { Sql } from '../../access/scope';
import type { QueryContext } from '../../context';
import type { SqlValue } from '../../database/reader';
import { refuseStrangeDates } from '../../documents/document-dates';
import { readOrganization } from '../../organization/organization';

/** A table as its module makes it: all rows, and which columns are summed. */
export interface MadeTable {
  readonly columns: readonly { readonly key: string; readonly kind: AccountColumnKind }[];
  readonly rows: readonly AccountRow[];
  /** Columns whose sums by currency stand below. */
  readonly summed: readonly string[];
}

/** What every table is asked with: days of the firm, what the asker may see, and a reader thread. */
export interface Asking {
  readonly input: AccountInput;
  readonly timeZone: string;
  /** The day receivables are as of, and whether it is one of the past. */
  readonly asOf: string;
  readonly isPast: boolean;
  /** Moments of the period's ends; null where it has none. */
  readonly begins: number | null;
  readonly ends: number | null;
  readonly all: <Row>(sql: string, parameters: readonly SqlValue[]) => Promise<Row[]>;
  /** Over rows of a kind under an alias. */
  readonly seen: (resource: 'order' | 'payment' | 'customer', alias: string) => Sql;
}

/** Milliseconds a table may take on its thread. */
const deadline = 30_000;

/** Refuses whoever the role hides money from, and days that are none. With `action` rows need that right besides being seen. */
export async function askingOf(context: QueryContext, input: AccountInput, action: Action): Promise<Asking> {
  const { services, caller, now, db, signal } = context;
  if (caller.access.group('money') !== 'show') throw new Fault('not_allowed');
  refuseStrangeDates({ asOf: input.asOf ?? null, from: input.from ?? null, to: input.to ?? null });
  const { timeZone } = await readOrganization(db);
  const today = dateAt(now, timeZone);
  const asOf = input.asOf ?? today;
  return {
    input,
    timeZone,
    asOf,
    isPast: asOf < today,
    begins: input.from === undefined ? null : startOfDate(input.from, timeZone),
    ends: input.to === undefined ? null : startOfDate(input.to, timeZone),
    all: (sql, parameters) => services.threads.all(sql, parameters, { deadline, signal, isScan: true }),
    seen: (resource, alias) => {
      const needed: readonly Action[] = resource === 'customer' || action === 'view' ? ['view'] : ['view', action];
      const parts = needed.map((one) => services.access.scope(resource, caller.access, one).predicate(alias));
      return {
        sql: `(${parts.map((part) => part.sql).join(' AND ')})`,
        parameters: parts.flatMap((part) => part.parameters),
      };
    },
  };
}

/** The moment after the day receivables are as of. */
export function endOfDay({ asOf, timeZone }: Asking): number {
  return startOfDate(addDays(asOf, 1), timeZone);
}

/** A customer's name as far as the asker sees the customer: a join, and what to select. */
export function customerJoin(asking: Asking, key: string): Sql {
  const { sql, parameters } = asking.seen('customer', 'c');
  return { sql: `LEFT JOIN customer c ON c.id = ${key} AND c.deleted_at IS NULL AND ${sql}`, parameters };
}
