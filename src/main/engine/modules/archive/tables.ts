import type { QueryContext } from '../../context';
import type { Row, SqlValue } from '../../database/reader';
import type { ExportRow, ExportTable } from '../exports';

/** A plain table of the archive: what is written of it, in the order of a key that pages go on by. */
export interface PlainTable {
  readonly name: string;
  readonly key: readonly string[];
  /** Columns of the file, each an expression over the rows of `from`. */
  readonly columns: Readonly<Record<string, string>>;
  readonly from: string;
}

const moment = (column: string) => `strftime('%Y-%m-%dT%H:%M:%SZ', ${column} / 1000, 'unixepoch')`;

/** What lists do not show: who works here, what belongs to what, and who changed what. Ids are those of the lists. */
export const plainTables: readonly PlainTable[] = [
  {
    name: 'departments',
    key: ['d.id'],
    columns: { id: 'd.id', name: 'd.name', parent: 'd.parent_id', head: 'd.head_id' },
    from: 'department d',
  },
  {
    name: 'users',
    key: ['u.id'],
    columns: {
      id: 'u.id',
      username: 'u.username',
      name: 'u.name',
      department: 'u.department_id',
      disabled: 'u.disabled_at IS NOT NULL',
    },
    from: 'app_user u',
  },
  {
    name: 'customer-contacts',
    key: ['l.customer_id', 'l.contact_id'],
    columns: { customer: 'l.customer_id', contact: 'l.contact_id', role: 'l.role' },
    from: 'customer_contact l',
  },
  {
    name: 'activity-subjects',
    key: ['s.activity_id', 's.subject_kind', 's.subject_id'],
    columns: { activity: 's.activity_id', kind: 's.subject_kind', record: 's.subject_id' },
    from: 'activity_subject s',
  },
  {
    name: 'comments',
    key: ['m.id'],
    columns: {
      id: 'm.id',
      kind: 'm.record_kind',
      record: 'm.record_id',
      at: moment('m.created_at'),
      user: 'm.author_id',
      text: 'm.body',
      mentions: `(SELECT group_concat(n.user_id, ' ') FROM comment_mention n WHERE n.comment_id = m.id)`,
      edited: moment('m.edited_at'),
    },
    from: 'comment m',
  },
  {
    name: 'stages',
    key: ['s.id'],
    columns: { id: 's.id', pipeline: 's.pipeline_id', name: 's.name', type: 's.type', position: 's.position' },
    from: 'stage s',
  },
  {
    name: 'stage-moves',
    key: ['m.id'],
    columns: {
      id: 'm.id',
      deal: 'm.opportunity_id',
      from: 'm.from_stage_id',
      to: 'm.to_stage_id',
      at: moment('m.at'),
      user: 'm.user_id',
      assumed: 'm.is_assumed',
    },
    from: 'stage_move m',
  },
  linesOf('deal', 'opportunity'),
  linesOf('quote', 'quote'),
  linesOf('order', 'sales_order'),
  {
    name: 'order-instalments',
    key: ['i.order_id', 'i.id'],
    columns: { order: 'i.order_id', due: 'i.due_on', amount: 'i.amount', label: 'i.label' },
    from: 'order_instalment i',
  },
  {
    name: 'order-deliveries',
    key: ['l.delivery_id', 'l.line_id'],
    columns: { order: 'd.order_id', day: 'd.delivered_on', note: 'd.note', line: 'l.line_id', quantity: 'l.quantity' },
    from: 'order_delivery_line l JOIN order_delivery d ON d.id = l.delivery_id',
  },
  {
    name: 'order-returns',
    key: ['l.return_id', 'l.line_id'],
    columns: {
      order: 'r.order_id',
      day: 'r.returned_on',
      reason: 'r.reason',
      line: 'l.line_id',
      quantity: 'l.quantity',
      net: 'l.net',
      tax: 'l.tax',
    },
    from: 'order_return_line l JOIN order_return r ON r.id = l.return_id',
  },
  {
    name: 'history',
    key: ['a.sequence'],
    columns: {
      sequence: 'a.sequence',
      at: moment('a.at'),
      user: 'a.user_id',
      operation: 'a.operation',
      kind: 'a.kind',
      record: 'a.record_id',
      reason: 'a.reason',
      changes: 'a.changes',
    },
    from: 'audit a',
  },
];

/** Amounts are minor units of the document's currency. */
function linesOf(name: string, document: string): PlainTable {
  const columns = ['product_id', 'name', 'specification', 'unit', 'quantity', 'unit_price', 'discount_percent'];
  const sums = ['tax_rate', 'unit_cost', 'amount', 'net', 'tax', 'cost'];
  return {
    name: `${name}-lines`,
    key: [`l.${document}_id`, 'l.id'],
    columns: {
      [name]: `l.${document}_id`,
      id: 'l.id',
      position: 'l.position',
      ...Object.fromEntries([...columns, ...sums].map((column) => [column, `l.${column}`])),
    },
    from: `${document}_line l`,
  };
}

const rowsAtOnce = 1_000;
const deadline = 120_000;

export function plainTable({ services }: QueryContext, table: PlainTable, signal: AbortSignal): ExportTable {
  const names = Object.keys(table.columns);
  const select = Object.entries(table.columns).map(([name, expression]) => `${expression} AS "${name}"`);
  const places = table.key.map((column, index) => `${column} AS "place${index}"`);
  // As one comparison of rows, so that each page goes on along the key's index.
  const after = `(${table.key.join(', ')}) > (${table.key.map(() => '?').join(', ')})`;
  const sql = `SELECT ${[...places, ...select].join(', ')} FROM ${table.from} WHERE ${after} ORDER BY ${table.key.join(', ')} LIMIT ?`;
  return {
    columns: names.map((header) => ({ header, type: 'text' as const })),
    batches: (async function* batches(): AsyncGenerator<ExportRow[]> {
      let place: SqlValue[] = table.key.map((column) => (column === 'a.sequence' ? 0 : ''));
      for (;;) {
        const rows: Row[] = await services.threads.all<Row>(sql, [...place, rowsAtOnce], { deadline, signal });
        const last = rows.at(-1);
        if (!last) return;
        yield rows.map((row) => names.map((name) => textOf(row[name])));
        place = table.key.map((_, index) => last[`place${index}`] ?? null);
      }
    })(),
  };
}

function textOf(value: Row[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
