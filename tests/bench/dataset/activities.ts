import { addToTimeline } from '@engine/timeline/timeline';
import { activityKind } from '@engine/modules/activities';
import type { StoredRecord } from '@engine/records/record-kind';
import type { BulkUnit } from './bulk-unit';
import { writeDocument } from './bulk-write';
import type { People } from './people';
import type { Random } from './random';
import { activityKinds, activitySubject } from './record-values';
import type { Customers } from './records';

/** Which activity is whose, decided before the customers are written: those carry their last contact. */
export interface Activities {
  readonly customers: Uint32Array;
  readonly moments: Float64Array;
  readonly lastContact: Float64Array;
}

/** Two activities a customer on average; a few customers have hundreds, as in life. */
export function planActivities(random: Random, rows: number, from: number, to: number): Activities {
  const count = rows * 2;
  const plan = {
    customers: new Uint32Array(count),
    moments: new Float64Array(count),
    lastContact: new Float64Array(rows),
  };
  for (let index = 0; index < count; index++) {
    const moment = from + Math.floor(((to - from) * index) / count);
    const known = Math.max(1, Math.floor((rows * index) / count));
    const customer = random.happens(0.1)
      ? Math.floor(random.next() ** 4 * Math.min(known, 20_000))
      : random.below(known);
    plan.customers[index] = customer;
    plan.moments[index] = moment;
    plan.lastContact[customer] = moment;
  }
  return plan;
}

/** Writes the planned activities with their subjects and timeline entries. */
export async function writeActivities(
  unit: BulkUnit,
  people: People,
  customers: Customers,
  options: { random: Random; activities: Activities; commit: (done: number) => void },
): Promise<void> {
  const { random, activities, commit } = options;
  for (let index = 0; index < activities.customers.length; index++) {
    const customer = activities.customers[index] ?? 0;
    const at = activities.moments[index] ?? 0;
    const owner = customers.owners[customer] ?? 0;
    const ownerId = people.owners[Math.max(owner, 0)] ?? null;
    const departmentId = people.departments[Math.floor(Math.max(owner, 0) / 10)] ?? null;
    const kind = random.pick(activityKinds);
    const subject = activitySubject(random, kind);
    const id = random.uuid(at);
    const isTask = kind === 'task';
    unit.now = at;
    await unit.insertRow('activity', {
      id,
      kind,
      subject,
      start_at: isTask ? null : at,
      due_date: isTask ? new Date(at + 5 * 86_400_000).toISOString().slice(0, 10) : null,
      done_at: isTask && random.happens(0.9) ? at + 86_400_000 : null,
      outcome: kind === 'call' ? 'connected' : null,
      direction: kind === 'call' ? 'outbound' : null,
      happened_at: at,
      owner_id: ownerId,
      department_id: departmentId,
      created_at: at,
      updated_at: at,
      sequence: 0,
    });
    const subjects = [{ kind: 'customer', id: customers.ids[customer] ?? '' }];
    for (const { kind: subjectKind, id: subjectId } of subjects)
      await unit.insertRow('activity_subject', { activity_id: id, subject_kind: subjectKind, subject_id: subjectId });
    await writeDocument(unit, activityKind, asRecord({ id, subject, ownerId, departmentId }, at));
    await addToTimeline(unit.asUnit, {
      at,
      kind,
      source: { kind: 'activity', id },
      subjects,
      summary: { subject },
      actorId: ownerId,
      access: { resource: 'activity', ownerId, departmentId },
    });
    if (index % 5000 === 4999) commit(index + 1);
  }
}

/** As much of an activity as its search document is made of. */
function asRecord(values: Readonly<Record<string, unknown>> & { id: string }, at: number): StoredRecord {
  const moment = new Date(at).toISOString();
  return { ...values, version: 1, createdAt: moment, updatedAt: moment, deletedAt: null, custom: {} };
}
