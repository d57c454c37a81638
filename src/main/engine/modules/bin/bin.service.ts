import type { BinItem, binContract } from '@shared/modules/bin/bin.contract';
import { binKinds } from '@shared/modules/bin/bin.contract';
import { Fault } from '@shared/contract/faults';
import { marks } from '../../access/scope';
import type { QueryContext } from '../../context';
import { keepGoing } from '../../database/dialect';
import type { Handlers } from '../../operations';
import { showsField } from '../../records/present';
import { restorable } from '../../records/read';
import { titleField } from '../../records/titles';
import { restoreRecord } from '../../records/write';
import type { WritableKind } from '../../records/write';

/** Records wait in the bin so long before they are deleted for good. */
export const keptFor = 30 * 86_400_000;
const deadline = 20_000;

interface BinRow {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly deleted_at: number;
}

type Place = readonly [deletedAt: number, id: string];
type Found = BinRow & { readonly kind: BinItem['kind'] };

export const binHandlers: Handlers<typeof binContract> = {
  list: async (context, { kind, limit, cursor }) => {
    const place = cursor === undefined ? ([context.now + 1, ''] as const) : placeOf(cursor);
    const found: Found[] = [];
    for (const name of kind ? [kind] : binKinds) {
      const known = context.services.kinds.find(name);
      if (known) for (const row of await binned(context, known, place, limit + 1)) found.push({ ...row, kind: name });
    }
    found.sort((left, right) => right.deleted_at - left.deleted_at || (left.id < right.id ? 1 : -1));
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const deleters = await deletersOf(context, page);
    return {
      items: page.map((row) => ({
        kind: row.kind,
        id: row.id,
        number: row.number,
        title: row.title,
        deletedAt: new Date(row.deleted_at).toISOString(),
        deletedById: deleters.get(row.id) ?? null,
        purgeAt: new Date(row.deleted_at + keptFor).toISOString(),
      })),
      nextCursor: last && found.length > limit ? `${last.deleted_at}:${last.id}` : null,
    };
  },
  restore: async (context, { kind: name, id }) => {
    const kind = context.services.kinds.find(name);
    if (!kind) throw new Fault('not_found');
    const restored = await restoreRecord(context, kind, id);
    return { kind: name, id, version: Number(restored['version']) };
  },
};

/** Runs on a reader thread: a narrow reader may have to be led past everybody else's. */
async function binned(context: QueryContext, kind: WritableKind, place: Place, limit: number): Promise<BinRow[]> {
  // A walk for somebody who may delete nothing would be no plan to SQLite.
  if (context.services.access.scope(kind.resource, context.caller.access, 'delete').branches.length === 0) return [];
  const title = titleField(kind);
  const { sql, parameters } = restorable(context, kind);
  const rows = await context.services.threads.all<BinRow>(
    `SELECT c.id, ${kind.numberPrefix === undefined ? 'NULL' : 'c.number'} AS number, c.${title} AS title, c.deleted_at
     FROM ${kind.table} c INDEXED BY ${kind.table}_bin
     WHERE ${sql} AND (c.deleted_at, c.id) < (?, ?) AND ${goesAlone(kind)} AND ${keepGoing}
     ORDER BY c.deleted_at DESC, c.id DESC LIMIT ?`,
    [...parameters, ...place, limit],
    { deadline, signal: context.signal },
  );
  const isShown = showsField(kind, context.caller.access, title);
  return isShown ? rows : rows.map((row) => ({ ...row, title: '' }));
}

/** The contact a person customer is comes back with the customer and is not listed beside it. */
function goesAlone(kind: WritableKind): string {
  if (kind.resource !== 'contact') return '1';
  return `NOT EXISTS (SELECT 1 FROM customer p WHERE p.id = c.person_customer_id AND p.deleted_at IS NOT NULL)`;
}

async function deletersOf(context: QueryContext, rows: readonly Found[]): Promise<ReadonlyMap<string, string | null>> {
  const deleters = new Map<string, string | null>();
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const ids = rows.filter((row) => row.kind === kind).map((row) => row.id);
    const lines = await context.db.all<{ record_id: string; user_id: string | null }>(
      `SELECT record_id, user_id FROM audit WHERE kind = ? AND record_id IN (${marks(ids.length)}) AND operation = ? ORDER BY sequence`,
      [kind, ...ids, `${kind}.deleted`],
    );
    for (const { record_id, user_id } of lines) deleters.set(record_id, user_id);
  }
  return deleters;
}

function placeOf(cursor: string): Place {
  const [time = '', id = ''] = cursor.split(':');
  if (!/^\d+$/.test(time) || id === '') throw new Fault('invalid_input', { reason: 'badCursor' });
  return [Number(time), id];
}
