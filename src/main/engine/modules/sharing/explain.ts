import type { Sight, SightGroup, SightWay } from '@shared/modules/sharing/sharing';
import { sightWays } from '@shared/modules/sharing/sharing';
import type { Action } from '@shared/access/resources';
import { unscopedActions } from '@shared/access/resources';
import { grantOf } from '@shared/access/roles';
import type { Caller } from '../../access/caller';
import { principalOfUser } from '../../access/caller';
import type { QueryContext } from '../../context';
import { strings } from '../../records/companions';
import { presentRecords } from '../../records/present';
import type { StoredRecord } from '../../records/record-kind';
import { visibleIds } from '../../records/sight';
import { stringOrNull } from '../../records/write';
import type { WritableKind } from '../../records/write';
import { loadDepartments } from '../departments';
import type { KnownRole } from '../roles';
import { loadRoles } from '../roles';
import type { KnownUser } from '../users';
import { loadUsers } from '../users';
import type { Named, Names, StoredShares } from './shares';
import { loadNames, loadShares, named } from './shares';

interface Question {
  readonly context: QueryContext;
  readonly kind: WritableKind;
  readonly record: StoredRecord;
  readonly names: Names;
  readonly shares: StoredShares;
  readonly roles: ReadonlyMap<string, KnownRole>;
}

const peopleAtOnce = 20;
const noShares: StoredShares = { rows: [], items: [], tag: '' };

type Reason = Omit<SightGroup, 'people'>;

/**
 * Who can see a record and why (U21). Whether somebody sees it is asked of the same scope that lists and reads use; only
 * the reason is worked out here, so the page cannot promise what the engine does not keep.
 */
export async function explainSight(context: QueryContext, kind: WritableKind, record: StoredRecord): Promise<Sight> {
  const { db } = context;
  const names = await loadNames(db);
  const shares = kind.isShared ? await loadShares(db, kind, record.id, names) : noShares;
  const roles = new Map((await loadRoles(db)).map((role) => [role.id, role]));
  const question: Question = { context, kind, record, names, shares, roles };
  const groups = new Map<string, SightGroup>();
  for (const [index, user] of (await loadUsers(db)).entries()) {
    // A few questions for each person: others' calls go in between.
    if (index % peopleAtOnce === peopleAtOnce - 1) await new Promise<void>((resolve) => setImmediate(resolve));
    const caller = await callerWhoSees(question, user);
    if (!caller) continue;
    const reason = reasonOf(question, user, caller);
    const key = JSON.stringify([
      reason.way,
      reason.department?.id,
      reason.sharedBy?.id,
      reason.roles.map(({ id }) => id),
    ]);
    const group = groups.get(key) ?? { ...reason, people: [] };
    group.people.push({ id: user.id, name: user.name, can: await actionsOn(question, caller) });
    groups.set(key, group);
  }
  const departmentId = stringOrNull(record['departmentId']);
  const department = (await loadDepartments(db)).find((row) => row.id === departmentId);
  const listed = [...groups.values()].sort((left, right) => sightWays.indexOf(left.way) - sightWays.indexOf(right.way));
  return {
    owner: named(names.people, record['ownerId']),
    coOwners: strings(record['coOwnerIds']).flatMap((id) => named(names.people, id) ?? []),
    department: department
      ? { id: department.id, name: department.name, head: named(names.people, department.head_id) }
      : null,
    groups: listed,
    total: listed.reduce((sum, group) => sum + group.people.length, 0),
    shares: shares.items,
  };
}

async function callerWhoSees({ context, kind, record }: Question, user: KnownUser): Promise<Caller | undefined> {
  const known = await context.services.access.callerOfUser(user.id);
  if (!known) return undefined;
  const seen = await visibleIds(context.services, context.db, known.access, kind.resource, [record.id]);
  return seen?.has(record.id) ? { ...known, sessionId: null } : undefined;
}

async function actionsOn({ context, kind, record }: Question, caller: Caller): Promise<Action[]> {
  const [shown] = await presentRecords({ ...context, caller }, kind, [record]);
  // The kit answers `can` for every record; adding and importing concern no particular one.
  return ((shown?.['can'] ?? []) as Action[]).filter((action) => !unscopedActions.includes(action));
}

function reasonOf(question: Question, user: KnownUser, { access }: Caller): Reason {
  const { kind, record, names, roles } = question;
  const scope = access.scope(kind.resource, 'view');
  const departmentId = stringOrNull(record['departmentId']);
  const ownerId = stringOrNull(record['ownerId']);
  const department = named(names.departments, departmentId);
  const giving = user.roleIds.flatMap((id) => {
    const role = roles.get(id);
    return role && grantOf(role.grants, kind.resource, 'view') === scope ? [{ id, name: role.name }] : [];
  });
  const because = (way: SightWay, rest: Partial<Reason> = {}): Reason => ({
    way,
    department: null,
    roles: [],
    sharedBy: null,
    ...rest,
  });
  if (ownerId === user.id) return because('owner');
  if (strings(record['coOwnerIds']).includes(user.id)) return because('coOwner');
  const share = shareFor(question, user, access.principals);
  if (share) return because('shared', share);
  // A file that is kept inside its department is seen by nobody for any other reason.
  if (record['isDepartmentOnly'] === true) return because('department', { department, roles: giving });
  if (!kind.isShared) return because('through', { roles: giving });
  if (scope === 'all') return because('all', { roles: giving });
  if (ownerId === null && departmentId !== null && access.headOfIds.includes(departmentId))
    return because('head', { department });
  if (departmentId !== null && access.departmentIds.includes(departmentId))
    return because('department', { department, roles: giving });
  if (departmentId !== null && access.treeIds.includes(departmentId))
    return because('tree', { department, roles: giving });
  return because('other');
}

/** The share that reaches a person: the own one, else that of a department. */
function shareFor(
  { shares, names }: Question,
  user: KnownUser,
  principals: readonly string[],
): { department: Named | null; sharedBy: Named | null } | undefined {
  const own = shares.rows.find((row) => row.principal === principalOfUser(user.id));
  const row = own ?? shares.rows.find(({ principal }) => principals.includes(principal));
  if (!row) return undefined;
  return {
    department: own ? null : named(names.departments, row.principal.slice(1)),
    sharedBy: named(names.people, row.shared_by),
  };
}
