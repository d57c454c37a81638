import { actionsOf } from '@shared/access/resources';
import type { Action } from '@shared/access/resources';
import { Fault } from '@shared/contract/faults';
import type { Department, DepartmentPatch } from '@shared/modules/departments/department';
import type { departmentsContract } from '@shared/modules/departments/departments.contract';
import type { Access } from '../../access/caller';
import { principalOfDepartment } from '../../access/caller';
import { withDescendants } from '../../access/registry';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext, Services } from '../../context';
import type { Reader } from '../../database/reader';
import { countReferences } from '../../database/references';
import type { Unit } from '../../database/unit';
import type { Handlers } from '../../operations';
import { sortName } from '../../search/sort-name';
import { forgetPrincipal } from '../../records/sight';
import { smallPage } from '../../records/small-list';
import { nameKey, refuseStale } from '../../records/versions';
import { reaches } from './reach';

interface DepartmentRow {
  id: string;
  name: string;
  parent_id: string | null;
  head_id: string | null;
  position: number;
  people: number;
  version: number;
  created_at: number;
  updated_at: number;
}

export function departmentsHandlers(services: Services): Handlers<typeof departmentsContract> {
  return {
    list: async ({ db, caller }, input) => {
      const visible = (await loadDepartments(db)).filter((row) => mayDo(caller.access, 'view', row));
      return smallPage(
        visible.map((row) => present(row, caller.access)),
        input,
        {
          names: (item) => [item.name],
          sorts: { position: (item) => item.position, name: (item) => sortName(item.name, 'company') },
          defaultSort: 'position',
        },
      );
    },
    read: async ({ db, caller }, { id }) => present(await findDepartment(db, caller.access, 'view', id), caller.access),
    create: async (context, input) => {
      const { db, caller } = context;
      const rows = await loadDepartments(db);
      const existing = rows.find((row) => row.id === input.id);
      if (existing) return presentRepeated(existing, caller.access);
      refuseTakenName(rows, input.name, undefined);
      const parentId = input.parentId === undefined ? firmIdOf(rows) : input.parentId;
      const row: DepartmentRow = {
        id: input.id ?? db.newId(),
        name: input.name,
        parent_id: parentId,
        head_id: input.headId ?? null,
        position: input.position ?? nextPosition(rows, parentId),
        people: 0,
        version: 1,
        created_at: db.now,
        updated_at: db.now,
      };
      await checkReferences(db, rows, row);
      await insertDepartment(db, row);
      await noteChange(context, services, row.id, {}, row);
      return present(row, caller.access);
    },
    patch: async (context, input) => {
      const { db, caller } = context;
      const before = await findDepartment(db, caller.access, 'edit', input.id);
      refuseStale(present(before, caller.access), input.version);
      const rows = await loadDepartments(db);
      if (input.name !== undefined) refuseTakenName(rows, input.name, input.id);
      const after = { ...before, ...columnsOf(input), version: before.version + 1, updated_at: db.now };
      await checkReferences(db, rows, after);
      const { name, parent_id, head_id, position, version, updated_at } = after;
      await db.updateRows('department', { name, parent_id, head_id, position, version, updated_at }, { id: after.id });
      await noteChange(context, services, after.id, before, after);
      return present(after, caller.access);
    },
    delete: {
      begin: async ({ db, caller }, { id, version }) => {
        await findDepartment(db, caller.access, 'delete', id);
        const references = await countReferences(db, services.threads, 'department', id);
        return async (context) => {
          const before = await findDepartment(context.db, caller.access, 'delete', id);
          refuseStale(present(before, caller.access), version);
          const people = before.people;
          const inUse = people > 0 ? { ...references, app_user: people } : references;
          if (Object.keys(inUse).length > 0)
            throw new Fault('in_use', { reason: 'departmentHasPeople', counts: inUse });
          await forgetPrincipal(context.db, services.kinds, principalOfDepartment(id));
          await context.db.deleteRows('department', { id });
          await noteChange(context, services, id, before, undefined);
          return { id };
        };
      },
    },
  };
}

/** All departments with the number of active people at home in each. */
export function loadDepartments(db: Reader): Promise<DepartmentRow[]> {
  return db.all<DepartmentRow>(
    `SELECT id, name, parent_id, head_id, position, version, created_at, updated_at,
       (SELECT count(*) FROM app_user u WHERE u.department_id = department.id AND u.disabled_at IS NULL) AS people
     FROM department ORDER BY position, id`,
  );
}

/** Adds a department inside a command whose audit line its caller writes. */
export function insertDepartment(
  unit: Unit,
  row: Pick<DepartmentRow, 'id' | 'name' | 'parent_id' | 'head_id' | 'position'>,
): Promise<number> {
  const { id, name, parent_id, head_id, position } = row;
  unit.announce('department', id);
  return unit.insertRow('department', {
    id,
    name,
    parent_id,
    head_id,
    position,
    created_at: unit.now,
    updated_at: unit.now,
  });
}

/** The top of the tree follows the firm's name as long as it carries it. */
export async function renameFirm(unit: Unit, oldName: string, newName: string): Promise<void> {
  const rows = await loadDepartments(unit);
  const firm = rows.find((row) => row.id === firmIdOf(rows));
  if (!firm || firm.name !== oldName || rows.some((row) => nameKey(row.name) === nameKey(newName))) return;
  await unit.updateRows(
    'department',
    { name: newName, version: firm.version + 1, updated_at: unit.now },
    { id: firm.id },
  );
  unit.announce('department', firm.id);
}

function firmIdOf(rows: readonly DepartmentRow[]): string | null {
  const tops = rows.filter((row) => row.parent_id === null);
  return tops.sort((left, right) => left.created_at - right.created_at)[0]?.id ?? null;
}

function nextPosition(rows: readonly DepartmentRow[], parentId: string | null): number {
  return rows.filter((row) => row.parent_id === parentId).reduce((next, row) => Math.max(next, row.position + 1), 0);
}

function mayDo(access: Access, action: Action, row: DepartmentRow): boolean {
  return reaches(access, access.scope('department', action), { ownerId: row.head_id, departmentIds: [row.id] });
}

/** What is not in sight is not found; what is in sight but not the caller's to change is not allowed. */
async function findDepartment(db: Reader, access: Access, action: Action, id: string): Promise<DepartmentRow> {
  const unsafeRow = (await loadDepartments(db)).find((row) => row.id === id);
  if (!unsafeRow || !mayDo(access, 'view', unsafeRow)) throw new Fault('not_found');
  if (!mayDo(access, action, unsafeRow)) throw new Fault('not_allowed');
  return unsafeRow;
}

/** A create that arrives twice answers what the first one made. */
function presentRepeated(unsafeRow: DepartmentRow, access: Access): Department {
  if (!mayDo(access, 'view', unsafeRow)) throw new Fault('duplicate', { reason: 'idTaken' });
  return present(unsafeRow, access);
}

function refuseTakenName(rows: readonly DepartmentRow[], name: string, ownId: string | undefined): void {
  const isTaken = rows.some((row) => row.id !== ownId && nameKey(row.name) === nameKey(name));
  if (isTaken) throw new Fault('duplicate', { reason: 'nameTaken', name });
}

async function checkReferences(db: Reader, rows: readonly DepartmentRow[], row: DepartmentRow): Promise<void> {
  if (row.parent_id !== null && !rows.some(({ id }) => id === row.parent_id)) {
    throw new Fault('invalid_input', { reason: 'badValue', field: 'parentId' });
  }
  if (row.parent_id !== null && withDescendants([row.id], rows).includes(row.parent_id)) {
    throw new Fault('invalid_input', { reason: 'departmentLoop' });
  }
  if (row.head_id === null) return;
  const head = await db.one('SELECT id FROM app_user WHERE id = ?', [row.head_id]);
  if (!head) throw new Fault('invalid_input', { reason: 'badValue', field: 'headId' });
}

function columnsOf(input: DepartmentPatch): Partial<DepartmentRow> {
  return {
    ...(input.name !== undefined && { name: input.name }),
    ...(input.parentId !== undefined && { parent_id: input.parentId }),
    ...(input.headId !== undefined && { head_id: input.headId }),
    ...(input.position !== undefined && { position: input.position }),
  };
}

function present(row: DepartmentRow, access: Access): Department {
  return {
    id: row.id,
    name: row.name,
    parentId: row.parent_id,
    headId: row.head_id,
    position: row.position,
    peopleCount: row.people,
    version: row.version,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
    can: actionsOf.department.filter((action) => mayDo(access, action, row)),
  };
}

async function noteChange(
  context: CommandContext,
  services: Services,
  id: string,
  before: Partial<DepartmentRow>,
  after: DepartmentRow | undefined,
): Promise<void> {
  const changes = changesBetween(audited(before), audited(after ?? {}));
  await auditChange(context, { kind: 'department', recordId: id, changes });
  context.db.announce('department', id);
  context.db.afterCommit(() => services.access.forget());
}

function audited(row: Partial<DepartmentRow>) {
  return { name: row.name, parentId: row.parent_id, headId: row.head_id, position: row.position };
}
