import { Fault } from '@shared/contract/faults';
import type { Assignment } from '@shared/modules/lead-assignment/lead-assignment';
import type { leadAssignmentContract } from '@shared/modules/lead-assignment/lead-assignment.contract';
import type { Receiver } from '@shared/modules/hand-offs/hand-off';
import type { LeadSettings } from '@shared/modules/lead-assignment/lead-settings';
import { openLeadStatuses } from '@shared/modules/leads/lead-flow';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext, QueryContext } from '../../context';
import type { SqlValue } from '../../database/reader';
import type { Unit } from '../../database/unit';
import type { Handlers } from '../../operations';
import { asSystem } from '../../records/as-system';
import { readStored, readVisible } from '../../records/read';
import { refuseStale } from '../../records/versions';
import type { WritableKind } from '../../records/writable-kind';
import { patchRecord } from '../../records/write';
import { noteAssignment } from '../notices';
import { chooseOwner } from './choose-owner';
import { readLeadSettings, writeLeadSettings } from './lead-settings';
import { loadRules, readRule } from './rule-store';

const mostAtOnce = 200;

export const leadAssignmentHandlers: Handlers<typeof leadAssignmentContract> = {
  rules: async ({ db }) => ({ items: await loadRules(db) }),
  createRule: async (context, { id: given, ...values }) => {
    const { db } = context;
    const id = given ?? db.newId();
    if (await db.one('SELECT id FROM lead_assignment_rule WHERE id = ?', [id])) throw new Fault('duplicate');
    await refuseUnknownPeople(db, values.userIds);
    const position = (await loadRules(db)).length;
    const times = { created_at: db.now, updated_at: db.now };
    await db.insertRow('lead_assignment_rule', { id, position, ...columnsOf(values), ...times });
    return changed(context, id, changesBetween({}, values));
  },
  patchRule: async (context, { id, version, position, ...given }) => {
    const { db } = context;
    const before = await readRule(db, id);
    refuseStale(before, version);
    const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    if (given.userIds) await refuseUnknownPeople(db, given.userIds);
    const places = position === undefined ? {} : { position };
    const changes = changesBetween(pick(before, Object.keys({ ...values, ...places })), { ...values, ...places });
    if (Object.keys(changes).length === 0) return before;
    await db.updateRows(
      'lead_assignment_rule',
      { ...columnsOf(values), version: version + 1, updated_at: db.now },
      { id },
    );
    if (position !== undefined) await moveTo(db, id, position);
    return changed(context, id, changes);
  },
  deleteRule: async (context, { id, version }) => {
    const { db } = context;
    const rule = await readRule(db, id);
    refuseStale(rule, version);
    await db.deleteRows('lead_assignment_rule', { id });
    db.announce('settings', 'leadAssignment');
    await auditChange(context, { kind: 'settings', recordId: id, changes: { name: [rule.name, null] } });
    return { id };
  },
  log: async (context, { id }) => {
    await readVisible(context, leadKindOf(context), id);
    return { items: await readLog(context, id) };
  },
  settings: ({ db }) => readLeadSettings(db),
  patchSettings: async (context, { version, ...given }) => {
    const { db } = context;
    const before = await readLeadSettings(db);
    refuseStale(before, version);
    const { version: _version, ...values } = before;
    const after: LeadSettings = { ...values, ...withoutUndefined(given) };
    if (after.handOffScore !== null && after.handOffTo === null)
      throw new Fault('invalid_input', { reason: 'handOffNeedsReceiver', field: 'handOffTo' });
    if (given.handOffTo) await refuseUnknownReceiver(db, given.handOffTo);
    const changes = changesBetween(values, after);
    if (Object.keys(changes).length === 0) return before;
    await writeLeadSettings(db, after);
    await auditChange(context, { kind: 'settings', recordId: 'leads', changes });
    return readLeadSettings(db);
  },
  run: async (context, { ids }) => {
    const rows = await unowned(context, ids);
    const kind = leadKindOf(context);
    let assigned = 0;
    const given = new Map<string, string[]>();
    for (const id of rows) {
      const lead = await readStored(context.db, kind, id);
      const chosen = lead && (await chooseOwner(context, id, lead));
      if (!lead || !chosen) continue;
      const departmentId = lead['departmentId'] ?? chosen.departmentId;
      const patch = { id, version: lead.version, ownerId: chosen.userId, departmentId };
      await patchRecord(asSystem(context), kind, patch);
      given.set(chosen.userId, [...(given.get(chosen.userId) ?? []), id]);
      assigned += 1;
    }
    for (const [userId, leads] of given)
      await noteAssignment(context, {
        userId,
        kind: 'lead',
        recordId: leads.length === 1 ? (leads[0] ?? null) : null,
        count: leads.length,
      });
    return { assigned, left: rows.length - assigned };
  },
};

/** Open leads nobody has, among those the caller may give away, the longest waiting first. */
async function unowned(context: CommandContext, ids: readonly string[] | undefined): Promise<string[]> {
  const { db, services, caller } = context;
  const scope = services.access.scope('lead', caller.access, 'assign').predicate('c');
  const statuses = openLeadStatuses.map((status) => `'${status}'`).join(', ');
  const chosen = ids === undefined ? '' : 'AND c.id IN (SELECT value FROM json_each(?))';
  const rows = await db.all<{ id: string }>(
    `SELECT c.id FROM lead c WHERE c.owner_id IS NULL AND c.deleted_at IS NULL AND c.status IN (${statuses})
     AND coalesce(c.hand_off_state, '') <> 'waiting' AND ${scope.sql} ${chosen}
     ORDER BY c.received_at, c.id LIMIT ?`,
    [...scope.parameters, ...(ids === undefined ? [] : [JSON.stringify(ids)]), mostAtOnce],
  );
  return rows.map(({ id }) => id);
}

async function readLog({ db }: QueryContext, leadId: string): Promise<Assignment[]> {
  const rows = await db.all<{
    id: string;
    at: number;
    user_id: string | null;
    rule_name: string | null;
    method: Assignment['method'];
    open: number | null;
    why: string;
  }>('SELECT * FROM lead_assignment WHERE lead_id = ? ORDER BY at DESC, id DESC LIMIT 50', [leadId]);
  return rows.map(({ id, at, user_id: userId, rule_name: ruleName, method, open, why }) => ({
    ...{ id, userId, ruleName, method, open },
    at: new Date(at).toISOString(),
    // Written by chooseOwner alone.
    ...(JSON.parse(why) as Pick<Assignment, 'matched' | 'skipped'>),
  }));
}

async function changed(context: CommandContext, id: string, changes: ReturnType<typeof changesBetween>) {
  context.db.announce('settings', 'leadAssignment');
  await auditChange(context, { kind: 'settings', recordId: id, changes });
  return readRule(context.db, id);
}

async function moveTo(db: Unit, id: string, position: number): Promise<void> {
  const others = (await loadRules(db)).map((rule) => rule.id).filter((one) => one !== id);
  const order = [...others.slice(0, position), id, ...others.slice(position)];
  for (const [place, ruleId] of order.entries())
    await db.updateRows('lead_assignment_rule', { position: place }, { id: ruleId });
}

async function refuseUnknownPeople(db: Unit, userIds: readonly string[]): Promise<void> {
  for (const id of userIds)
    if (!(await db.one('SELECT id FROM app_user WHERE id = ?', [id])))
      throw new Fault('invalid_input', { reason: 'badValue', field: 'userIds' });
}

async function refuseUnknownReceiver(db: Unit, { kind, id }: Receiver): Promise<void> {
  const sql =
    kind === 'user'
      ? 'SELECT id FROM app_user WHERE id = ? AND disabled_at IS NULL'
      : 'SELECT id FROM department WHERE id = ?';
  if (!(await db.one(sql, [id]))) throw new Fault('invalid_input', { reason: 'badValue', field: 'handOffTo' });
}

/** What was given: keys without a value say nothing. */
function withoutUndefined<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  // The entries of T that have a value.
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function columnsOf(values: Readonly<Record<string, unknown>>): Record<string, SqlValue> {
  const columns: Record<string, SqlValue> = {};
  for (const [key, value] of Object.entries(values)) {
    const column = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (typeof value === 'boolean') columns[column] = value ? 1 : 0;
    else columns[column] = Array.isArray(value) ? JSON.stringify(value) : (value as SqlValue);
  }
  return columns;
}

function pick(record: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));
}

function leadKindOf({ services }: QueryContext | CommandContext): WritableKind {
  const kind = services.kinds.find('lead');
  if (!kind) throw new Error('no kind lead');
  return kind;
}
