import { addDays, dateAt } from '@shared/lib/dates';
import type { CommandContext } from '../../context';
import type { Unit } from '../../database/unit';
import { readOrganization } from '../../organization/organization';
import { asSystem } from '../../records/as-system';
import type { StoredRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';
import type { WritableKind, Written } from '../../records/write';
import { createRecord, deleteRecord } from '../../records/write';
import { seesRecord } from '../comments';
import { loadDepartments } from '../departments';
import { addNoticeOfBatch, forgetNotices } from '../notices';
import { loadUsers } from '../users';
import { loadWorkingCalendar } from '../working-calendar';
import type { PlanTask } from './plan-store';
import { findPlan } from './plan-store';

/**
 * A deal that is won opens its pipeline's delivery tasks, each once however often it is won, and tells those concerned; one
 * that is not won any more loses the tasks nobody has touched. In the command that moved it, whichever way; what an import
 * brings was won elsewhere and sets nothing going (XDP-02).
 */
export async function followDeal(context: CommandContext, { what, record, before }: Written): Promise<void> {
  if (context.isOfThePast || (what !== 'created' && what !== 'changed')) return;
  const [was, is] = [before?.['status'] === 'won', record['status'] === 'won'];
  if (!was && is) await openDelivery(context, record);
  if (was && !is) await closeDelivery(context, record.id);
}

async function openDelivery(context: CommandContext, deal: StoredRecord): Promise<void> {
  const { db, services } = context;
  const plan = await findPlan(db, String(deal['pipelineId']));
  const activities = services.kinds.find('activity');
  const opportunities = services.kinds.find('opportunity');
  if (!activities || !opportunities || (plan.tasks.length === 0 && plan.departmentId === null)) return;
  const there = new Set(
    (
      await db.all<{ plan_task_id: string }>('SELECT plan_task_id FROM delivery_task WHERE opportunity_id = ?', [
        deal.id,
      ])
    ).map((row) => row.plan_task_id),
  );
  const told = new Set(plan.departmentId === null ? [] : await peopleOf(db, plan.departmentId));
  for (const [position, task] of plan.tasks.entries()) {
    if (there.has(task.id)) continue;
    const ownerId = await assigneeOf(context, opportunities, deal, task);
    const made = await createRecord(asSystem(context), activities, {
      kind: 'task',
      subject: task.subject,
      dueDate: await dayAfter(db, task.afterDays),
      ownerId,
      departmentId: await homeOf(db, ownerId, deal),
      subjects: [{ kind: 'opportunity', id: deal.id }],
    });
    await db.insertRow('delivery_task', {
      opportunity_id: deal.id,
      plan_task_id: task.id,
      activity_id: made.id,
      position,
    });
    if (ownerId !== null) told.add(ownerId);
  }
  for (const userId of told)
    if (await seesRecord(context, userId, opportunities, deal.id))
      await addNoticeOfBatch(context, { what: 'won', userId, kind: 'opportunity', recordId: deal.id });
}

/** Untouched means that nobody has changed or finished it since it was opened. What was begun stays with the deal. */
async function closeDelivery(context: CommandContext, dealId: string): Promise<void> {
  const { db, services } = context;
  const activities = services.kinds.find('activity');
  const rows = await db.all<{ activity_id: string }>(
    `SELECT t.activity_id FROM delivery_task t JOIN activity a ON a.id = t.activity_id
     WHERE t.opportunity_id = ? AND a.version = 1 AND a.done_at IS NULL AND a.deleted_at IS NULL`,
    [dealId],
  );
  for (const { activity_id: id } of rows) {
    await db.deleteRows('delivery_task', { opportunity_id: dealId, activity_id: id });
    if (activities) await deleteRecord(asSystem(context), activities, { id });
  }
  await forgetNotices(context, 'won', { kind: 'opportunity', id: dealId });
}

/** Whoever would not see the task gets none: it goes to the deal's owner then, and to whoever won it where there is none. */
async function assigneeOf(
  context: CommandContext,
  opportunities: WritableKind,
  deal: StoredRecord,
  task: PlanTask,
): Promise<string | null> {
  const { db, caller, services } = context;
  const heads = task.assignee === 'head' ? await loadDepartments(db) : [];
  const wanted = {
    owner: null,
    person: task.userId,
    head: heads.find(({ id }) => id === task.departmentId)?.head_id ?? null,
  }[task.assignee];
  for (const id of [wanted, stringOrNull(deal['ownerId']), caller.user.id]) {
    const person = id ? await services.access.callerOfUser(id) : undefined;
    const hasActivities = person !== undefined && person.access.scope('activity', 'view') !== 'none';
    if (id && hasActivities && (await seesRecord(context, id, opportunities, deal.id))) return id;
  }
  return null;
}

async function peopleOf(db: Unit, departmentId: string): Promise<string[]> {
  const head = (await loadDepartments(db)).find(({ id }) => id === departmentId)?.head_id ?? null;
  const people = (await loadUsers(db)).filter(
    (user) =>
      user.departmentId === departmentId || user.furtherDepartmentIds.includes(departmentId) || user.id === head,
  );
  return people.map(({ id }) => id);
}

async function homeOf(db: Unit, ownerId: string | null, deal: StoredRecord): Promise<string | null> {
  if (ownerId === null) return stringOrNull(deal['departmentId']);
  const row = await db.one<{ department_id: string }>('SELECT department_id FROM app_user WHERE id = ?', [ownerId]);
  return row?.department_id ?? null;
}

/** In the firm's workdays; where the calendar knows none, in days. */
async function dayAfter(db: Unit, days: number): Promise<string> {
  const { timeZone } = await readOrganization(db);
  const today = dateAt(db.now, timeZone);
  const calendar = await loadWorkingCalendar(db);
  try {
    return calendar.addWorkdays(today, days);
  } catch (error) {
    if (error instanceof RangeError) return addDays(today, days);
    throw error;
  }
}
