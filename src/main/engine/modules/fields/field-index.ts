import type { Services } from '../../context';
import { jsonValue } from '../../database/dialect';
import { runStatements } from '../../database/run-statements';
import type { Unit } from '../../database/unit';
import type { JobKind } from '../../jobs/job-runner';
import type { OwnFieldRow } from './own-field';
import { customFieldOf, indexName, loadFields } from './own-field';

export const indexJob = 'fields.index';

interface IndexPayload {
  readonly fieldId: string;
}

/** Asks for a field's index to be made or dropped, as its row now says; the job reads the row when it comes to it. */
export async function enqueueIndex(services: Services, unit: Unit, fieldId: string, userId: string): Promise<void> {
  const payload: IndexPayload = { fieldId };
  await services.jobs.enqueue(unit, { kind: indexJob, payload, total: 1, userId });
}

/**
 * Makes or drops the expression index of an own field in a thread, with the state of field and job in the same
 * transaction: a crash leaves it to be done again.
 */
export function indexJobKind(services: Services): JobKind {
  return {
    step: async () => {
      throw new Error('this job runs in a thread');
    },
    inThread: async (id) => {
      const job = await services.jobs.read(id);
      if (!job || !['waiting', 'running'].includes(job.state))
        return { result: false, events: [], sequence: undefined };
      // Written by enqueueIndex above.
      const { fieldId } = job.payload as IndexPayload;
      const row = (await loadFields(services.reader)).find((field) => field.id === fieldId);
      await runStatements(services.host, [
        ...(row ? statementsFor(row) : []),
        ...doneStatements(services, id, row?.id),
      ]);
      services.customFields.replace((await loadFields(services.reader)).map(customFieldOf));
      const counter = await services.reader.one<{ value: number }>(`SELECT value FROM counter WHERE name = 'commit'`);
      const events = [{ kind: 'job', id }, ...(row ? [{ kind: 'field', id: fieldId }] : [])];
      return { result: false, events, sequence: counter?.value };
    },
  };
}

function statementsFor(row: OwnFieldRow) {
  const name = indexName(row);
  const isWanted = row.is_searchable === 1 && row.retired_at === null;
  const statement = isWanted
    ? `CREATE INDEX IF NOT EXISTS ${name} ON ${row.resource} (${jsonValue('custom', row.key)}, id) WHERE deleted_at IS NULL`
    : `DROP INDEX IF EXISTS ${name}`;
  return [
    { sql: statement, parameters: [] },
    {
      sql: 'UPDATE own_field SET index_state = ? WHERE id = ?',
      parameters: [isWanted ? 'ready' : 'none', row.id],
    },
  ];
}

/** The same transaction says that the job is done and what changed. */
function doneStatements({ host }: Services, id: string, fieldId: string | undefined) {
  return [
    { sql: `UPDATE job SET state = 'done', position = 1, updated_at = ? WHERE id = ?`, parameters: [host.clock(), id] },
    { sql: `UPDATE counter SET value = value + 1 WHERE name = 'commit'`, parameters: [] },
    ...[{ kind: 'job', id }, ...(fieldId === undefined ? [] : [{ kind: 'field', id: fieldId }])].map((event) => ({
      sql: `INSERT INTO change (sequence, kind, record_id) SELECT value, ?, ? FROM counter WHERE name = 'commit'`,
      parameters: [event.kind, event.id],
    })),
  ];
}
