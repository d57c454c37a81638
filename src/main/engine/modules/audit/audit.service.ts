import { Fault } from '@shared/contract/faults';
import { addDays, dateAt, startOfDate } from '@shared/lib/dates';
import en from '@shared/locales/en/settings.json';
import zh from '@shared/locales/zh-CN/settings.json';
import type { AuditLine, auditContract } from '@shared/modules/audit/audit.contract';
import type { Access } from '../../access/caller';
import type { Sql } from '../../access/scope';
import { marks } from '../../access/scope';
import { auditChange } from '../../audit/audit';
import type { QueryContext } from '../../context';
import type { SqlValue } from '../../database/reader';
import type { Handlers } from '../../operations';
import { readOrganization } from '../../organization/organization';
import { visibleIds } from '../../records/sight';
import { readingOnThread, writeCsv } from '../exports';
import { linesAtOnce, logTable } from './export-log';
import { shownChanges } from './shown-changes';

interface Row {
  sequence: number;
  at: number;
  user_id: string | null;
  user_name: string | null;
  device: string | null;
  operation: string;
  kind: string;
  record_id: string;
  batch_id: string | null;
  reason: string | null;
  changes: string;
}

const logName = { 'zh-CN': zh.places.log.label, en: en.places.log.label } as const;

type Given = Readonly<
  Partial<Record<'userId' | 'kind' | 'recordId' | 'operation' | 'batchId' | 'from' | 'to', string | undefined>>
>;

export const auditHandlers: Handlers<typeof auditContract> = {
  list: async (context, { limit, cursor, ...given }) => {
    const reach = linesInReach(context.caller.access, 'view');
    const conditions = [reach, ...(await conditionsOf(context, given)), ...placeAfter(cursor)];
    return readLines(context, conditions, limit);
  },
  export: {
    begin: async (context, given) => {
      const { services, caller, now, locale } = context;
      const { access } = caller;
      const reach = (['view', 'export'] as const).map((action) => linesInReach(access, action));
      const conditions = [...reach, ...(await conditionsOf(context, given))];
      const { timeZone } = await readOrganization(context.db);
      const file = {
        userId: caller.user.id,
        fileName: `${logName[locale]} ${dateAt(now, timeZone)}.csv`,
        mediaType: 'text/csv; charset=utf-8',
        open: async function* open(signal: AbortSignal) {
          const reading = readingOnThread(context, signal);
          yield* writeCsv(await logTable(reading, pagesOf(reading, conditions)));
        },
      };
      // The audit line stands before the first byte is made (SEC-03).
      return async (command) => {
        const download = services.downloads.add(file);
        const chosen = Object.entries(given).filter(([, value]) => value !== undefined);
        await auditChange(command, {
          kind: 'audit',
          recordId: download.id,
          changes: Object.fromEntries(chosen.map(([key, value]) => [key, [null, value]])),
          reason: null,
        });
        return download;
      };
    },
  },
  history: async (context, { kind, id, limit, cursor }) => {
    await refuseUnseen(context, kind, id);
    const conditions = [
      { sql: 'a.kind = ?', parameters: [kind] },
      { sql: 'a.record_id = ?', parameters: [id] },
      ...placeAfter(cursor),
    ];
    return readLines(context, conditions, limit);
  },
};

/** The chosen lines a page at a time, those younger than the first one asked for left out. */
async function* pagesOf(context: QueryContext, conditions: readonly Sql[]): AsyncGenerator<AuditLine[]> {
  let cursor: string | undefined;
  do {
    const page = await readLines(context, [...conditions, ...placeAfter(cursor)], linesAtOnce);
    yield page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** Lines of people within the reach of the right to the audit log; lines of nobody (jobs, set-up) are for those who see all. */
function linesInReach(access: Access, action: 'view' | 'export'): Sql {
  const scope = access.scope('audit', action);
  if (scope === 'none') return { sql: '0', parameters: [] };
  if (scope === 'all') return { sql: '1', parameters: [] };
  const departments = scope === 'department' ? access.departmentIds : scope === 'tree' ? access.treeIds : [];
  if (departments.length === 0) return { sql: 'a.user_id = ?', parameters: [access.userId] };
  return {
    sql: `(a.user_id = ? OR u.department_id IN (${marks(departments.length)}))`,
    parameters: [access.userId, ...departments],
  };
}

async function conditionsOf({ db }: QueryContext, given: Given): Promise<Sql[]> {
  const conditions: Sql[] = [];
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) conditions.push({ sql: `a.${column} = ?`, parameters: [value] });
  };
  equal('user_id', given.userId);
  equal('kind', given.kind);
  equal('record_id', given.recordId);
  equal('operation', given.operation);
  equal('batch_id', given.batchId);
  const { from, to } = given;
  if (from === undefined && to === undefined) return conditions;
  const { timeZone } = await readOrganization(db);
  if (from !== undefined) conditions.push({ sql: 'a.at >= ?', parameters: [startOfDate(from, timeZone)] });
  if (to !== undefined) conditions.push({ sql: 'a.at < ?', parameters: [startOfDate(addDays(to, 1), timeZone)] });
  return conditions;
}

function placeAfter(cursor: string | undefined): Sql[] {
  return cursor === undefined ? [] : [{ sql: 'a.sequence < ?', parameters: [Number(cursor)] }];
}

/** Filters are the asker's choice, so the lines are found on a reader thread (rule 7). */
const deadline = 20_000;

async function readLines(context: QueryContext, conditions: readonly Sql[], limit: number) {
  const parameters: SqlValue[] = conditions.flatMap((condition) => [...condition.parameters]);
  const rows = await context.services.threads.all<Row>(
    `SELECT a.sequence, a.at, a.user_id, u.name AS user_name, a.device, a.operation, a.kind, a.record_id, a.batch_id, a.reason, a.changes
     FROM audit a LEFT JOIN app_user u ON u.id = a.user_id
     WHERE ${conditions.map((condition) => condition.sql).join(' AND ')} AND keep_going() = 1
     ORDER BY a.sequence DESC LIMIT ?`,
    [...parameters, limit + 1],
    // Whoever filters may look at every line there is.
    { deadline, signal: context.signal, isScan: true },
  );
  const page = rows.slice(0, limit);
  const items = await present(context, page);
  const last = page.at(-1);
  return { items, nextCursor: last && rows.length > limit ? String(last.sequence) : null };
}

async function present(context: QueryContext, rows: readonly Row[]): Promise<AuditLine[]> {
  const hidden = await hiddenRecords(context, rows);
  return rows.map((row) => ({
    sequence: row.sequence,
    at: new Date(row.at).toISOString(),
    userId: row.user_id,
    userName: row.user_name,
    device: row.device ?? '',
    operation: row.operation,
    kind: row.kind,
    recordId: row.record_id,
    batchId: row.batch_id,
    reason: row.reason,
    changes: hidden.has(`${row.kind} ${row.record_id}`)
      ? {}
      : shownChanges(context, row.kind, JSON.parse(row.changes) as Record<string, [unknown, unknown]>),
  }));
}

/** Records the reader cannot see keep their content also here: their lines stay, without what was changed. */
async function hiddenRecords(context: QueryContext, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>();
  const ids = new Map<string, string[]>();
  for (const row of rows) ids.set(row.kind, [...(ids.get(row.kind) ?? []), row.record_id]);
  for (const [kind, ofKind] of ids) {
    const seen = await visibleIds(context.services, context.db, context.caller.access, kind, ofKind);
    if (!seen) continue;
    for (const id of ofKind) if (!seen.has(id)) hidden.add(`${kind} ${id}`);
  }
  return hidden;
}

/** The history of a record is for whoever sees the record; of everything else for whoever sees the whole log. */
async function refuseUnseen(context: QueryContext, kind: string, id: string): Promise<void> {
  const seen = await visibleIds(context.services, context.db, context.caller.access, kind, [id]);
  const isSeen = seen ? seen.has(id) : context.caller.access.scope('audit', 'view') === 'all';
  if (!isSeen) throw new Fault('not_found');
}
