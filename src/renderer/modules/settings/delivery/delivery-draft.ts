import type { DeliveryPlan } from '@shared/modules/delivery/delivery.contract';
import { uuidv7 } from 'uuidv7';

export type DraftTask = DeliveryPlan['tasks'][number];

/** The next task, a day after the last one and for the same. Its id tells rows apart and is given anew by the engine. */
export function newTask({ tasks }: Pick<DeliveryPlan, 'tasks'>): DraftTask {
  const last = tasks.at(-1);
  return {
    id: uuidv7(),
    subject: '',
    afterDays: last ? last.afterDays + 1 : 1,
    assignee: last?.assignee ?? 'owner',
    userId: last?.userId ?? null,
    departmentId: last?.departmentId ?? null,
  };
}

/** A task says what, and for whom. */
export function isWholeTask({ subject, assignee, userId, departmentId }: DraftTask): boolean {
  if (subject.trim() === '') return false;
  if (assignee === 'person') return userId !== null;
  return assignee === 'owner' || departmentId !== null;
}

/** How many places differ from what is saved. */
export function countDeliveryChanges(draft: DeliveryPlan, saved: DeliveryPlan): number {
  const known = new Map(saved.tasks.map((task, index) => [task.id, JSON.stringify([task, index])]));
  const changed = draft.tasks.filter((task, index) => known.get(task.id) !== JSON.stringify([task, index])).length;
  const gone = saved.tasks.filter(({ id }) => !draft.tasks.some((task) => task.id === id)).length;
  return changed + gone + Number(draft.departmentId !== saved.departmentId);
}
