import type { Action } from '@shared/access/resources';
import type { BulkInput } from '@shared/modules/bulk/bulk';
import type { QueryContext } from '../../context';
import { listIds } from '../../records/list';
import type { WritableKind } from '../../records/write';

/** Rows asked for at once: few enough that the engine's thread answers others in between. */
const pageSize = 2_000;
const countDeadline = 30_000;

/** The ids a selection names now, as far as the caller sees them, each once. Made before the writer queue. */
export async function selectedIds(
  context: QueryContext,
  kind: WritableKind,
  selection: BulkInput['selection'],
): Promise<string[]> {
  if ('ids' in selection) return inReach(context, kind, 'view', [...new Set(selection.ids)]);
  const except = new Set(selection.except);
  // In an order that a save does not change, so that no record slips past between two pages.
  const sort = kind.sorts['createdAt'] ? 'createdAt' : undefined;
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listIds(context, kind, {
      limit: pageSize,
      total: 'none',
      cursor,
      sort,
      q: selection.q,
      filter: selection.filter ?? undefined,
    });
    for (const id of page.ids) if (!except.has(id)) ids.push(id);
    cursor = page.nextCursor ?? undefined;
    await new Promise<void>((resolve) => setImmediate(resolve));
  } while (cursor !== undefined);
  // A record that was saved while the pages went by may have come twice.
  return [...new Set(ids)];
}

/** Of these ids those an action of the caller reaches; counted on a reader thread. */
export async function inReach(
  context: QueryContext,
  kind: WritableKind,
  action: Action,
  ids: readonly string[],
): Promise<string[]> {
  const { services, caller, signal } = context;
  const scope = services.access.scope(kind.resource, caller.access, action).predicate('c');
  const found: string[] = [];
  for (let start = 0; start < ids.length; start += pageSize) {
    const rows = await services.threads.all<{ id: string }>(
      `SELECT c.id FROM json_each(?) selected JOIN ${kind.table} c ON c.id = selected.value WHERE c.deleted_at IS NULL AND ${scope.sql}`,
      [JSON.stringify(ids.slice(start, start + pageSize)), ...scope.parameters],
      { deadline: countDeadline, signal },
    );
    for (const { id } of rows) found.push(id);
  }
  return found;
}
