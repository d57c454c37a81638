import { Fault } from '@shared/contract/faults';
import type { Filter } from '@shared/contract/list';
import type { View, ViewPatch } from '@shared/modules/views/view';
import type { viewsContract } from '@shared/modules/views/views.contract';
import type { Access } from '../../access/caller';
import { marks } from '../../access/scope';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext } from '../../context';
import type { Reader, SqlValue } from '../../database/reader';
import type { Handlers } from '../../operations';
import { compileFilter } from '../../records/filter';
import { orderOf } from '../../records/order';
import { periodsOf } from '../../records/period';
import { refuseStale } from '../../records/versions';

interface ViewRow {
  readonly id: string;
  readonly resource: View['resource'];
  readonly name: string;
  readonly audience: View['audience'];
  readonly owner_id: string;
  readonly department_id: string | null;
  readonly filter: string | null;
  readonly q: string | null;
  readonly sort: string | null;
  readonly columns: string;
  readonly position: number;
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
}

type Content = Pick<View, 'name' | 'audience' | 'departmentId' | 'filter' | 'q' | 'sort' | 'columns' | 'position'>;

export const viewsHandlers: Handlers<typeof viewsContract> = {
  list: async ({ db, caller }, { resource }) => {
    const rows = await loadVisible(db, caller.access);
    return {
      items: rows
        .filter((row) => resource === undefined || row.resource === resource)
        .map((row) => present(row, caller.access)),
    };
  },
  create: async (context, input) => {
    const { db, caller } = context;
    if (input.id !== undefined) {
      const known = await db.one<ViewRow>('SELECT * FROM saved_view WHERE id = ?', [input.id]);
      if (known && !isVisible(known, caller.access)) throw new Fault('duplicate', { reason: 'idTaken' });
      if (known) return present(known, caller.access);
    }
    const { resource, ...given } = input;
    const content: Content = {
      ...given,
      departmentId: departmentFor(context, input.audience, input.departmentId),
      position: input.position ?? (await nextPosition(db, resource)),
    };
    await checkContent(context, resource, content);
    const id = input.id ?? db.newId();
    await db.insertRow('saved_view', {
      id,
      resource,
      owner_id: caller.user.id,
      ...columnsOf(content),
      created_at: db.now,
      updated_at: db.now,
    });
    return afterChange(context, id, undefined);
  },
  patch: async (context, input) => {
    const { db, caller } = context;
    const before = await findChangeable(context, input.id);
    refuseStale(present(before, caller.access), input.version);
    const content = withPatch(context, before, input);
    await checkContent(context, before.resource, content);
    await db.updateRows(
      'saved_view',
      { ...columnsOf(content), version: before.version + 1, updated_at: db.now },
      { id: before.id },
    );
    return afterChange(context, before.id, before);
  },
  delete: async (context, { id, version }) => {
    const before = await findChangeable(context, id);
    refuseStale(present(before, context.caller.access), version);
    await context.db.deleteRows('saved_view', { id });
    await auditChange(context, {
      kind: 'view',
      recordId: id,
      changes: changesBetween({ ...before }, {}),
      reason: null,
    });
    context.db.announce('view', id);
    return { id };
  },
};

function withPatch(context: CommandContext, before: ViewRow, input: ViewPatch): Content {
  const { id: _id, version: _version, ...given } = input;
  const old = present(before, context.caller.access);
  const audience = input.audience ?? old.audience;
  const departmentId = input.departmentId === undefined ? old.departmentId : input.departmentId;
  return { ...old, ...given, audience, departmentId: departmentFor(context, audience, departmentId) };
}

/** A view for a department is the caller's own department's where none is named. */
function departmentFor(
  { caller }: CommandContext,
  audience: View['audience'],
  departmentId: string | null | undefined,
): string | null {
  return audience === 'department' ? (departmentId ?? caller.user.departmentId) : null;
}

/**
 * Whoever keeps a view must be able to see it themselves: its filter and order are checked as the list would. For one's
 * own departments everybody may keep one; for everybody only who may change the settings.
 */
async function checkContent(context: CommandContext, resource: View['resource'], content: Content): Promise<void> {
  const { caller, services, db, now } = context;
  const { access } = caller;
  const isSettings = access.scope('settings', 'edit') !== 'none';
  if (content.audience === 'everyone' && !isSettings) throw new Fault('not_allowed');
  const { departmentId } = content;
  if (departmentId !== null && !isSettings && !access.departmentIds.includes(departmentId))
    throw new Fault('not_allowed');
  if (departmentId !== null && !(await db.one('SELECT id FROM department WHERE id = ?', [departmentId])))
    throw new Fault('invalid_input', { reason: 'badValue', field: 'departmentId' });
  const kind = services.kinds.find(resource);
  if (!kind) throw new Fault('not_found');
  if (content.sort !== null) orderOf(kind, content.sort, { access, customFields: services.customFields });
  if (content.filter === null) return;
  const periods = await periodsOf(db, now);
  compileFilter(
    { kind, access, registry: services.access, customFields: services.customFields, periods },
    content.filter,
  );
}

function loadVisible(db: Reader, access: Access): Promise<ViewRow[]> {
  return db.all<ViewRow>(
    `SELECT * FROM saved_view WHERE (audience = 'mine' AND owner_id = ?) OR audience = 'everyone'
       OR (audience = 'department' AND department_id IN (${marks(access.departmentIds.length)}))
     ORDER BY position, id`,
    [access.userId, ...access.departmentIds],
  );
}

function isVisible(row: ViewRow, access: Access): boolean {
  if (row.audience === 'mine') return row.owner_id === access.userId;
  return row.audience === 'everyone' || access.departmentIds.includes(row.department_id ?? '');
}

/** Its maker; for a department also its head; for anything shared whoever may change the settings. */
function mayChange(row: ViewRow, access: Access): boolean {
  if (row.owner_id === access.userId) return true;
  if (row.audience === 'mine') return false;
  if (access.scope('settings', 'edit') !== 'none') return true;
  return row.department_id !== null && access.headOfIds.includes(row.department_id);
}

async function findChangeable({ db, caller }: CommandContext, id: string): Promise<ViewRow> {
  const unsafeRow = await db.one<ViewRow>('SELECT * FROM saved_view WHERE id = ?', [id]);
  if (!unsafeRow || !isVisible(unsafeRow, caller.access)) throw new Fault('not_found');
  if (!mayChange(unsafeRow, caller.access)) throw new Fault('not_allowed');
  return unsafeRow;
}

async function nextPosition(db: Reader, resource: string): Promise<number> {
  const row = await db.one<{ next: number }>(
    'SELECT coalesce(max(position), -1) + 1 AS next FROM saved_view WHERE resource = ?',
    [resource],
  );
  return Math.min(row?.next ?? 0, 10_000);
}

function columnsOf(content: Content): Record<string, SqlValue> {
  return {
    name: content.name,
    audience: content.audience,
    department_id: content.departmentId,
    filter: content.filter === null ? null : JSON.stringify(content.filter),
    q: content.q,
    sort: content.sort,
    columns: JSON.stringify(content.columns),
    position: content.position,
  };
}

function present(row: ViewRow, access: Access): View {
  return {
    id: row.id,
    resource: row.resource,
    name: row.name,
    audience: row.audience,
    departmentId: row.department_id,
    ownerId: row.owner_id,
    // Both were checked by the contract before they were written.
    filter: row.filter === null ? null : (JSON.parse(row.filter) as Filter),
    columns: JSON.parse(row.columns) as View['columns'],
    q: row.q,
    sort: row.sort,
    position: row.position,
    version: row.version,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
    can: mayChange(row, access) ? ['edit', 'delete'] : [],
  };
}

async function afterChange(context: CommandContext, id: string, before: ViewRow | undefined): Promise<View> {
  const row = await context.db.one<ViewRow>('SELECT * FROM saved_view WHERE id = ?', [id]);
  if (!row) throw new Fault('not_found');
  await auditChange(context, {
    kind: 'view',
    recordId: id,
    changes: changesBetween({ ...before }, { ...row }),
    reason: null,
  });
  context.db.announce('view', id);
  return present(row, context.caller.access);
}
