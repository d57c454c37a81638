import { Fault } from '@shared/contract/faults';
import { fieldGroups } from '@shared/access/resources';
import type { FieldGroup, Resource } from '@shared/access/resources';
import type { TimelineCounts, TimelineEntryAnswer, TimelineInput } from '@shared/modules/timeline/timeline';
import type { Access } from '../access/caller';
import type { AccessRegistry } from '../access/registry';
import type { Sql } from '../access/scope';
import { marks } from '../access/scope';
import { escapeLike, keepGoing, likeAnywhere } from '../database/dialect';
import type { SqlValue } from '../database/reader';
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

type Place = readonly [at: number, id: string];

interface Page {
  items: TimelineEntryAnswer[];
  nextCursor: string | null;
}

/** Counts go no further into the past than this many entries. */
const mostCounted = 1_000;
/** A search reads so many rows at once, and so many times before it answers what it has. */
const searchedAtOnce = 200;
const searchRounds = 5;
const patience = 10_000;

/**
 * A page of what happened with a record, newest first, by one index walk. Entries of kinds the reader has no right to,
 * of other people where the role says own, and of files kept inside a department are not there. With `q` those whose
 * texts, as the reader sees them, contain it.
 */
export async function readTimeline(context: QueryContext, kind: RecordKind, input: TimelineInput): Promise<Page> {
  if (!(await isVisible(context, kind, input.id))) throw new Fault('not_found');
  const place = input.cursor === undefined ? undefined : decodePlace(input.cursor);
  const words = input.q?.trim().toLowerCase() ?? '';
  if (words !== '') return searchTimeline(context, kind, input, words, place);
  const walk = walkOf(context, kind, input, place);
  const rows = await context.db.all<EntryRow>(...pageOf(walk, input.limit + 1));
  const page = rows.slice(0, input.limit);
  return {
    items: page.flatMap((row) => present(row, context.caller.access)),
    nextCursor: rows.length > input.limit ? cursorAfter(page.at(-1)) : null,
  };
}

/** How many entries of each kind the reader may see among the newest thousand. */
export async function countTimeline(context: QueryContext, kind: RecordKind, id: string): Promise<TimelineCounts> {
  if (!(await isVisible(context, kind, id))) throw new Fault('not_found');
  const { access } = context.caller;
  const walk = walkOf(context, kind, { id }, undefined);
  const rows = await context.db.all<EntryRow>(...pageOf(walk, mostCounted + 1));
  const counts: Record<string, number> = {};
  for (const row of rows.slice(0, mostCounted)) {
    if (isHidden(row, access)) continue;
    counts[row.kind] = (counts[row.kind] ?? 0) + 1;
  }
  return { counts, isExact: rows.length <= mostCounted };
}

/** On a reader thread, since a record may have a long past. */
async function searchTimeline(
  context: QueryContext,
  kind: RecordKind,
  input: TimelineInput,
  words: string,
  from: Place | undefined,
): Promise<Page> {
  const { access } = context.caller;
  const items: TimelineEntryAnswer[] = [];
  let place = from;
  for (let round = 0; round < searchRounds; round++) {
    const walk = walkOf(context, kind, input, place);
    // Where some fields are hidden, how far a search comes must not tell what they hold.
    if (hasAllGroups(access)) {
      walk.conditions.push(likeAnywhere('e.summary'));
      walk.parameters.push(`%${escapeLike(JSON.stringify(words).slice(1, -1))}%`);
    }
    walk.conditions.push(keepGoing);
    const options = { deadline: patience, signal: context.signal };
    const rows = await context.services.threads.all<EntryRow>(...pageOf(walk, searchedAtOnce), options);
    for (const row of rows) {
      items.push(...present(row, access).filter(({ summary }) => contains(summary, words)));
      if (items.length === input.limit) return { items, nextCursor: cursorAfter(row) };
    }
    const last = rows.at(-1);
    if (!last || rows.length < searchedAtOnce) return { items, nextCursor: null };
    place = [last.at, last.id];
  }
  return { items, nextCursor: place ? encodePlace(place) : null };
}

interface Walk {
  readonly conditions: string[];
  readonly parameters: SqlValue[];
}

/** The entries of a record the reader may see, after a place. */
function walkOf(
  context: QueryContext,
  kind: RecordKind,
  input: Pick<TimelineInput, 'id' | 'kinds'>,
  place: Place | undefined,
): Walk {
  const kinds = input.kinds?.split(',').filter(Boolean) ?? [];
  const visible = entryScope(context.services.access, context.caller.access);
  return {
    conditions: [
      'l.subject_kind = ? AND l.subject_id = ?',
      ...(place ? ['(l.at, l.entry_id) < (?, ?)'] : []),
      ...(kinds.length > 0 ? [`e.kind IN (${marks(kinds.length)})`] : []),
      visible.sql,
    ],
    parameters: [kind.resource, input.id, ...(place ?? []), ...kinds, ...visible.parameters],
  };
}

function pageOf({ conditions, parameters }: Walk, limit: number): [sql: string, parameters: SqlValue[]] {
  return [
    `SELECT e.id, l.at AS at, e.kind, e.source_kind, e.source_id, e.resource, e.actor_id, e.summary
     FROM timeline_link l JOIN timeline_entry e ON e.id = l.entry_id
     WHERE ${conditions.join(' AND ')}
     ORDER BY l.at DESC, l.entry_id DESC LIMIT ?`,
    [...parameters, limit],
  ];
}

/** Which entries a reader may see, given that he or she sees the subject. The same rule as for the records behind them. */
export function entryScope(registry: AccessRegistry, access: Access): Sql {
  const parts: Sql[] = [
    ...(['customer', 'contact', 'activity', 'file'] as const).map((resource) => resourcePart(access, resource)),
    ...recordsOfTheirOwn.map((one) => recordPart(registry, access, one)),
  ];
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

/** Kinds with owners of their own: their entries on a customer's timeline are for whoever sees the record itself. */
const recordsOfTheirOwn = [
  { resource: 'lead', table: 'lead' },
  { resource: 'opportunity', table: 'opportunity' },
  { resource: 'product', table: 'product' },
  { resource: 'quote', table: 'quote' },
  { resource: 'order', table: 'sales_order' },
  { resource: 'payment', table: 'payment' },
  { resource: 'cost', table: 'cost' },
  { resource: 'contract', table: 'contract' },
] as const;

function recordPart(
  registry: AccessRegistry,
  access: Access,
  { resource, table }: (typeof recordsOfTheirOwn)[number],
): Sql {
  const scope = registry.scope(resource, access, 'view').predicate('source');
  return {
    sql: `(e.resource = '${resource}' AND EXISTS (SELECT 1 FROM ${table} source WHERE source.id = e.source_id AND source.deleted_at IS NULL AND ${scope.sql}))`,
    parameters: scope.parameters,
  };
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

/** An entry of which the reader may see no change. */
function isHidden(row: EntryRow, access: Access): boolean {
  return isAboutChanges(row) && !hasAllGroups(access) && present(row, access).length === 0;
}

function hasAllGroups(access: Access): boolean {
  return fieldGroups.every((group) => access.group(group) === 'show');
}

/** Names of fields, ids and versions are no texts. */
const noTexts = new Set(['field', 'group', 'kind', 'version']);
const isId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

function contains(value: unknown, words: string): boolean {
  if (typeof value === 'string') return !isId.test(value) && value.toLowerCase().includes(words);
  if (typeof value === 'number') return String(value).includes(words);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, part]) => !noTexts.has(key) && contains(part, words));
}

/** A list of changes is cut by the group of each. */
function isAboutChanges(row: EntryRow): boolean {
  return row.kind === 'changed';
}

function isGroup(value: unknown): value is FieldGroup {
  return (fieldGroups as readonly unknown[]).includes(value);
}

function cursorAfter(row: EntryRow | undefined): string | null {
  return row ? encodePlace([row.at, row.id]) : null;
}

function encodePlace(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function decodePlace(cursor: string): Place {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && typeof parts[0] === 'number' && typeof parts[1] === 'string')
      return [parts[0], parts[1]];
  } catch {
    // Falls through to the fault: a cursor is ours or it is nothing.
  }
  throw new Fault('invalid_input', { reason: 'badCursor' });
}
