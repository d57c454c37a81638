import { Fault } from '@shared/contract/faults';
import type { DuplicateRecordKind } from '@shared/modules/duplicates/duplicates.contract';
import { duplicatesContract } from '@shared/modules/duplicates/duplicates.contract';
import type { CommandContext, QueryContext, Services } from '../../context';
import { auditChange } from '../../audit/audit';
import type { EngineModule, Handlers } from '../../operations';
import { operationsOf } from '../../operations';
import { presentRecords } from '../../records/present';
import { readVisible } from '../../records/read';
import { checkDuplicates } from './check';
import { ordered } from './dismissed';
import { kindOf } from './duplicate-side';
import { HiddenHitMemory } from './hidden-hits';
import { listPairs } from './pairs';
import { scanJob, scanKind } from './scan';

export { visibleDuplicates } from './check';

function duplicatesHandlers(memory: HiddenHitMemory): Handlers<typeof duplicatesContract> {
  return {
    check: (context, input) => checkDuplicates(context, memory, input),
    list: (context, input) => listPairs(context, input),
    dismiss: async (context, { kind, leftId, rightId }) => {
      if (leftId === rightId) throw new Fault('invalid_input', { reason: 'badValue', field: 'rightId' });
      const records = [await readOf(context, kind, leftId), await readOf(context, kind, rightId)];
      if (!records.some((record) => (record['can'] as string[]).includes('edit'))) throw new Fault('not_allowed');
      const pair = ordered(leftId, rightId);
      await context.db.run(
        `INSERT INTO not_duplicate (kind, left_id, right_id, decided_by, decided_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        [kind, pair.left_id, pair.right_id, context.caller.user.id || null, context.now],
      );
      await context.db.deleteRows('duplicate_pair', { kind, ...pair });
      const changes = { notDuplicateOf: [null, pair.right_id] } as const;
      await auditChange(context, { kind, recordId: pair.left_id, changes, reason: null });
      context.db.announce('duplicate', pair.left_id);
      return { leftId, rightId };
    },
    scan: async (context, { kind }) => {
      const { caller, services, db } = context;
      if (caller.access.scope(kind, 'edit') === 'none') throw new Fault('not_allowed');
      const running = await db.one(
        `SELECT id FROM job WHERE kind = ? AND state IN ('waiting', 'running') AND json_extract(payload, '$.kind') = ?`,
        [scanJob, kind],
      );
      if (running) throw new Fault('in_use', { reason: 'scanRunning' });
      const row = await db.one<{ value: number }>('SELECT value FROM counter WHERE name = ?', [kind]);
      const jobId = await services.jobs.enqueue(db, {
        kind: scanJob,
        payload: { kind },
        total: row?.value ?? 0,
        userId: caller.user.id,
      });
      return { jobId };
    },
  };
}

async function readOf(context: CommandContext, kind: DuplicateRecordKind, id: string) {
  const record = await readVisible(context, kindOf(context, kind), id);
  const reading: QueryContext = { ...context, signal: undefined };
  const [shown] = await presentRecords(reading, kindOf(context, kind), [record]);
  if (!shown) throw new Fault('not_found');
  return shown;
}

export const duplicatesModule: EngineModule = {
  start: (services: Services) => {
    services.jobs.register(scanJob, scanKind(services));
    return operationsOf('duplicates', duplicatesContract, duplicatesHandlers(new HiddenHitMemory()));
  },
};
