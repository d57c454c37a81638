import { Fault } from '@shared/contract/faults';
import type { DeliveryPlan } from '@shared/modules/delivery/delivery.contract';
import type { Reader } from '../../database/reader';
import type { Unit } from '../../database/unit';
import { loadPipelines } from '../pipelines';

export type PlanTask = DeliveryPlan['tasks'][number];
type TaskInput = Omit<PlanTask, 'id'> & { readonly id?: string | undefined };

/** What a pipeline's won deals set going; without a plan nothing. Throws not_found where there is no such pipeline. */
export async function readPlan(db: Reader, pipelineId: string): Promise<DeliveryPlan> {
  if (!(await loadPipelines(db)).some(({ id }) => id === pipelineId)) throw new Fault('not_found');
  return findPlan(db, pipelineId);
}

export async function findPlan(db: Reader, pipelineId: string): Promise<DeliveryPlan> {
  const plan = await db.one<{ department_id: string | null; version: number }>(
    'SELECT department_id, version FROM delivery_plan WHERE pipeline_id = ?',
    [pipelineId],
  );
  const tasks = await db.all<PlanTask>(
    `SELECT id, subject, after_days AS "afterDays", assignee, user_id AS "userId", department_id AS "departmentId"
     FROM delivery_plan_task WHERE pipeline_id = ? ORDER BY position`,
    [pipelineId],
  );
  return { pipelineId, version: plan?.version ?? 0, departmentId: plan?.department_id ?? null, tasks };
}

/** Makes the plan say what is given. Tasks that stay keep their ids, so that no deal gets them twice. */
export async function writePlan(
  db: Unit,
  before: DeliveryPlan,
  departmentId: string | null,
  tasks: readonly TaskInput[],
): Promise<void> {
  const { pipelineId } = before;
  await refuseMissing(db, departmentId, tasks);
  await db.deleteRows('delivery_plan', { pipeline_id: pipelineId });
  await db.deleteRows('delivery_plan_task', { pipeline_id: pipelineId });
  await db.insertRow('delivery_plan', {
    pipeline_id: pipelineId,
    department_id: departmentId,
    version: before.version + 1,
    updated_at: db.now,
  });
  const known = new Set(before.tasks.map(({ id }) => id));
  for (const [position, task] of tasks.entries()) {
    const isKnown = task.id !== undefined && known.delete(task.id);
    await db.insertRow('delivery_plan_task', {
      id: isKnown && task.id !== undefined ? task.id : db.newId(),
      pipeline_id: pipelineId,
      position,
      subject: task.subject,
      after_days: task.afterDays,
      assignee: task.assignee,
      user_id: task.assignee === 'person' ? task.userId : null,
      department_id: task.assignee === 'head' ? task.departmentId : null,
    });
  }
}

async function refuseMissing(db: Reader, departmentId: string | null, tasks: readonly TaskInput[]): Promise<void> {
  const departments = new Set((await db.all<{ id: string }>('SELECT id FROM department')).map(({ id }) => id));
  const people = new Set(
    (await db.all<{ id: string }>('SELECT id FROM app_user WHERE disabled_at IS NULL')).map(({ id }) => id),
  );
  const bad = (field: string) => new Fault('invalid_input', { reason: 'badValue', field });
  if (departmentId !== null && !departments.has(departmentId)) throw bad('departmentId');
  for (const { assignee, userId, departmentId: headed } of tasks) {
    if (assignee === 'person' && !people.has(userId ?? '')) throw bad('userId');
    if (assignee === 'head' && !departments.has(headed ?? '')) throw bad('departmentId');
  }
}
