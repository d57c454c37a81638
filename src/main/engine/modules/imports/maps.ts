import { Fault } from '@shared/contract/faults';
import type { ImportMap } from '@shared/modules/imports/import';
import type { importsContract } from '@shared/modules/imports/imports.contract';
import type { CommandContext, QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import { refuseWithoutRight } from './may-import';
import { resourceOf } from './planning/targets';

interface MapRow {
  readonly id: string;
  readonly name: string;
  readonly kind: ImportMap['kind'];
  readonly columns: string;
  readonly keys: string;
  readonly date_order: ImportMap['dateOrder'];
  readonly updated_at: number;
}

/** Saved maps belong to the firm: whoever may import the kind uses and changes them (IMP-02). */
export const mapHandlers: Pick<Handlers<typeof importsContract>, 'maps' | 'saveMap' | 'deleteMap'> = {
  maps: async ({ db, caller }, { kind }) => {
    const rows = await db.all<MapRow>('SELECT * FROM import_map ORDER BY name');
    const own = rows.filter(
      (row) =>
        (kind === undefined || row.kind === kind) && caller.access.scope(resourceOf[row.kind], 'import') !== 'none',
    );
    return { items: own.map(present) };
  },

  saveMap: async (context, input) => {
    refuseWithoutRight(context, input.kind);
    const { db } = context;
    const same = await db.one<{ id: string }>('SELECT id FROM import_map WHERE kind = ? AND name = ?', [
      input.kind,
      input.name,
    ]);
    const id = same?.id ?? input.id ?? db.newId();
    await db.run(
      `INSERT INTO import_map (id, name, kind, columns, keys, date_order, updated_by, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, columns = excluded.columns, keys = excluded.keys,
         date_order = excluded.date_order, updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
      [
        id,
        input.name,
        input.kind,
        JSON.stringify(input.columns),
        JSON.stringify(input.keys),
        input.dateOrder,
        context.caller.user.id,
        context.now,
      ],
    );
    const map = await readMap(context, id);
    if (!map) throw new Fault('not_found');
    return map;
  },

  deleteMap: async (context, { id }) => {
    const map = await readMap(context, id);
    if (!map) throw new Fault('not_found');
    await context.db.deleteRows('import_map', { id });
    return { id };
  },
};

/** A saved map by its id; undefined where none is named. */
export async function readMap(
  context: QueryContext | CommandContext,
  id: string | undefined,
): Promise<ImportMap | undefined> {
  if (id === undefined) return undefined;
  const row = await context.db.one<MapRow>('SELECT * FROM import_map WHERE id = ?', [id]);
  if (!row || context.caller.access.scope(resourceOf[row.kind], 'import') === 'none') throw new Fault('not_found');
  return present(row);
}

function present(row: MapRow): ImportMap {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    // Written above from what the contract has checked.
    columns: JSON.parse(row.columns) as ImportMap['columns'],
    keys: JSON.parse(row.keys) as ImportMap['keys'],
    dateOrder: row.date_order,
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}
