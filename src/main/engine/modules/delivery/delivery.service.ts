import { Fault } from '@shared/contract/faults';
import type { DeliveryTask, deliveryContract } from '@shared/modules/delivery/delivery.contract';
import { auditChange, changesBetween } from '../../audit/audit';
import type { QueryContext } from '../../context';
import type { Row } from '../../database/reader';
import type { Handlers } from '../../operations';
import { strings } from '../../records/companions';
import { presentRecords } from '../../records/present';
import { isVisible } from '../../records/read';
import { decodeRow, selectRecord } from '../../records/record-kind';
import { stringOrNull } from '../../records/tell';
import { refuseStale } from '../../records/versions';
import { readPlan, writePlan } from './plan-store';

export const deliveryHandlers: Handlers<typeof deliveryContract> = {
  plan: ({ db }, { id }) => readPlan(db, id),
  savePlan: async (context, { id, version, departmentId, tasks }) => {
    const { db } = context;
    const before = await readPlan(db, id);
    refuseStale(before, version);
    await writePlan(db, before, departmentId, tasks);
    const after = await readPlan(db, id);
    const told = (plan: typeof before) => ({ delivery: { departmentId: plan.departmentId, tasks: plan.tasks } });
    const changes = changesBetween(told(before), told(after));
    await auditChange(context, { kind: 'pipeline', recordId: id, changes });
    db.announce('pipeline', id);
    return after;
  },
  read: async (context, { id }) => {
    const kind = context.services.kinds.find('opportunity');
    if (!kind || !(await isVisible(context, kind, id))) throw new Fault('not_found');
    const items = await tasksOf(context, id);
    return { items, done: items.filter(({ doneAt }) => doneAt !== null).length };
  },
};

/** A deal's tasks in the order of the plan, those the caller sees: others are not counted either. */
async function tasksOf(context: QueryContext, dealId: string): Promise<DeliveryTask[]> {
  const { db, services, caller } = context;
  const kind = services.kinds.find('activity');
  if (!kind) return [];
  const scope = services.access.scope('activity', caller.access, 'view').predicate('c');
  const rows = await db.all<Row>(
    `SELECT ${selectRecord(kind)} FROM delivery_task t JOIN activity c ON c.id = t.activity_id
     WHERE t.opportunity_id = ? AND c.deleted_at IS NULL AND ${scope.sql} ORDER BY t.position, c.id`,
    [dealId, ...scope.parameters],
  );
  const shown = await presentRecords(
    context,
    kind,
    rows.map((row) => decodeRow(kind, row)),
  );
  return shown.map((task) => ({
    activityId: task.id,
    subject: stringOrNull(task['subject']) ?? '',
    ownerId: stringOrNull(task['ownerId']),
    dueDate: stringOrNull(task['dueDate']),
    doneAt: stringOrNull(task['doneAt']),
    version: Number(task['version']),
    can: strings(task['can']),
  }));
}
