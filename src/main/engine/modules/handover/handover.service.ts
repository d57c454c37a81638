import { Fault } from '@shared/contract/faults';
import type { HandoverKind, handoverContract } from '@shared/modules/handover/handover.contract';
import { handoverKinds } from '@shared/modules/handover/handover.contract';
import type { Services } from '../../context';
import type { Reader } from '../../database/reader';
import type { Handlers } from '../../operations';
import { loadDepartments } from '../departments';
import { findUser, refuseStronger } from '../users';
import type { HandoverPayload } from './handover-job';
import { giveRecord } from './give-record';
import { belongings, handoverJob } from './handover-job';

const deadline = 20_000;

export function handoverHandlers(services: Services): Handlers<typeof handoverContract> {
  return {
    preview: async ({ db, caller }, { id }) => {
      await findUser(db, caller.access, 'edit', id);
      const departments = await loadDepartments(db);
      return {
        counts: await countBelongings(services, id, handoverKinds),
        headOf: departments
          .filter((row) => row.head_id === id)
          .map(({ id: departmentId, name }) => ({ id: departmentId, name })),
      };
    },
    start: {
      begin: async ({ db, caller }, { id, toUserId, kinds, moveDepartment, note = '' }) => {
        const from = await findUser(db, caller.access, 'edit', id);
        await refuseStronger(db, caller.access, from);
        if (toUserId === id) throw new Fault('invalid_input', { reason: 'badValue', field: 'toUserId' });
        for (const name of kinds) {
          const kind = services.kinds.find(name);
          // Everything of a person may lie anywhere: only who may assign all of a kind can promise to move it.
          if (kind && caller.access.scope(kind.resource, kind.assignedBy) !== 'all') throw new Fault('not_allowed');
        }
        const counts = await countBelongings(services, id, kinds);
        const total = counts.reduce((sum, { count }) => sum + count, 0);
        return async (context) => {
          const departmentId = await activeHome(context.db, toUserId);
          const payload: HandoverPayload = {
            fromUserId: id,
            toUserId,
            kinds: handoverKinds.filter((kind) => kinds.includes(kind)),
            departmentId: moveDepartment ? departmentId : null,
            note: note === '' ? null : note,
          };
          const jobId = await services.jobs.enqueue(context.db, {
            kind: handoverJob,
            payload,
            total,
            userId: context.caller.user.id,
          });
          return { jobId, total };
        };
      },
    },
    give: giveRecord,
  };
}

/** Counted on a reader thread: somebody may own a hundred thousand customers. */
async function countBelongings(
  { kinds, threads }: Services,
  userId: string,
  names: readonly HandoverKind[],
): Promise<{ kind: HandoverKind; count: number }[]> {
  const counts: { kind: HandoverKind; count: number }[] = [];
  for (const name of handoverKinds) {
    const kind = kinds.find(name);
    if (!kind || !names.includes(name)) continue;
    const [row] = await threads.all<{ count: number }>(
      `SELECT count(*) AS count ${belongings(kind)} AND keep_going() = 1`,
      [userId],
      { deadline },
    );
    counts.push({ kind: name, count: row?.count ?? 0 });
  }
  return counts;
}

async function activeHome(db: Reader, userId: string): Promise<string> {
  const row = await db.one<{ department_id: string }>(
    'SELECT department_id FROM app_user WHERE id = ? AND disabled_at IS NULL',
    [userId],
  );
  if (!row) throw new Fault('invalid_input', { reason: 'badValue', field: 'toUserId' });
  return row.department_id;
}
