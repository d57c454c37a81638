import { Fault } from '@shared/contract/faults';
import { fieldGroups } from '@shared/access/resources';
import type { FieldGroup, Resource } from '@shared/access/resources';
import type { TimelineEntryAnswer, TimelineInput } from '@shared/modules/timeline/timeline';
import type { Access } from '../access/caller';
import type { Sql } from '../access/scope';
import { marks } from '../access/scope';
import { childReach } from './child-reach';
import type { QueryContext } from '../context';
import type { RecordKind } from './record-kind';
import { isVisible } from './read';

interface EntryRow {
  id: string;
  at: number;
  kind: string;
  source_kind: string;
  source_id: string;
  resource: Resource;
  actor_id: string | null;
  summary: string;
}

/**
 * A page of what happened with a record, newest first, by one index walk. Entries of kinds the reader has no right to,
 * of other people where the role says own, and of files kept inside a department are not there.
 */
export async function readTimeline(
  context: QueryContext,
  kind: RecordKind,
  input: TimelineInput,
): Promise<{ items: TimelineEntryAnswer[]; nextCursor: string | null }> {
  if (!(await isVisible(context, kind, input.id))) throw new Fault('not_found');
  const { access } = context.caller;
  const place = input.cursor === undefined ? undefined : decodePlace(input.cursor);
  const kinds = input.kinds?.split(',').filter(Boolean) ?? [];
  const visible = entryScope(access);
  const rows = await context.db.all<EntryRow>(
    `SELECT e.id, l.at AS at, e.kind, e.source_kind, e.source_id, e.resource, e.actor_id, e.summary
     FROM timeline_link l JOIN timeline_entry e ON e.id = l.entry_id
     WHERE l.subject_kind = ? AND l.subject_id = ?
       ${place ? 'AND (l.at, l.entry_id) < (?, ?)' : ''}
       ${kinds.length > 0 ? `AND e.kind IN (${marks(kinds.length)})` : ''}
       AND ${visible.sql}
     ORDER BY l.at DESC, l.entry_id DESC LIMIT ?`,
    [kind.resource, input.id, ...(place ?? []), ...kinds, ...visible.parameters, input.limit + 1],
  );
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    items: page.flatMap((row) => present(row, access)),
    nextCursor:
      last && rows.length > input.limit ? Buffer.from(JSON.stringify([last.at, last.id])).toString('base64url') : null,
  };
}

/** Which entries a reader may see, given that he or she sees the subject. The same rule as for the records behind them. */
export function entryScope(access: Access): Sql {
  const parts: Sql[] = (['customer', 'contact', 'activity', 'file'] as const).map((resource) =>
    resourcePart(access, resource),
  );
  const inside = [...new Set([...access.departmentIds, ...access.headOfIds])];
  const isPrivate: Sql = {
    sql:
      inside.length === 0
        ? 'e.private_department_id IS NULL'
        : `(e.private_department_id IS NULL OR e.private_department_id IN (${marks(inside.length)}))`,
    parameters: inside,
  };
  return {
    sql: `(${parts.map((part) => part.sql).join(' OR ')}) AND ${isPrivate.sql}`,
    parameters: [...parts.flatMap((part) => part.parameters), ...isPrivate.parameters],
  };
}

function resourcePart(access: Access, resource: Resource): Sql {
  // Whoever sees the subject sees what happened to the subject itself.
  if (resource === 'customer' || resource === 'contact') return { sql: `e.resource = '${resource}'`, parameters: [] };
  const reach = childReach(access, access.scope(resource, 'view'), 'e');
  return { sql: `(e.resource = '${resource}' AND ${reach.sql})`, parameters: reach.parameters };
}

function present(row: EntryRow, access: Access): TimelineEntryAnswer[] {
  // Written by addToTimeline as an object.
  const summary =
    access.group('basic') === 'show' || isAboutChanges(row) ? (JSON.parse(row.summary) as Record<string, unknown>) : {};
  if (Array.isArray(summary['changes'])) {
    const changes = summary['changes'].filter(
      (change: { group?: unknown }) => isGroup(change.group) && access.group(change.group) === 'show',
    );
    if (changes.length === 0) return [];
    summary['changes'] = changes;
  }
  return [
    {
      id: row.id,
      at: new Date(row.at).toISOString(),
      kind: row.kind,
      source: { kind: row.source_kind, id: row.source_id },
      actorId: row.actor_id,
      summary,
    },
  ];
}

/** A list of changes is cut by the group of each. */
function isAboutChanges(row: EntryRow): boolean {
  return row.kind === 'changed';
}

function isGroup(value: unknown): value is FieldGroup {
  return (fieldGroups as readonly unknown[]).includes(value);
}

function decodePlace(cursor: string): [number, string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && typeof parts[0] === 'number' && typeof parts[1] === 'string')
      return [parts[0], parts[1]];
  } catch {
    // Falls through to the fault: a cursor is ours or it is nothing.
  }
  throw new Fault('invalid_input', { reason: 'badCursor' });
}
