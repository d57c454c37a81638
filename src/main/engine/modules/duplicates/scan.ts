import { z } from 'zod';
import type { DuplicateReason } from '@shared/modules/duplicates/duplicates.contract';
import { duplicateRecordKinds } from '@shared/modules/duplicates/duplicates.contract';
import type { Services } from '../../context';
import { keepGoing } from '../../database/dialect';
import type { Reader } from '../../database/reader';
import type { Comparable } from '../../duplicates/score';
import { comparableOf, likenessOf, verdictOf } from '../../duplicates/score';
import type { Job, JobKind } from '../../jobs/job-runner';
import { countryOf } from '../../organization/country';
import { employersOf, mostSharing, sourcesOf } from './candidates';

export const scanJob = 'duplicates.scan';

const batchSize = 250;
/** Comparisons between two pauses; one takes up to half a millisecond. */
const pauseEvery = 20;
const onThread = { deadline: 60_000, isScan: true } as const;
const payloadSchema = z.object({ kind: z.enum(duplicateRecordKinds) });

const has = (...kinds: string[]) => `max(k.key_kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}))`;
/** Of firms a phone or mail without a name in common proves nothing, of persons a name without anything else. */
const worthComparing = {
  customer: `${has('tax')} OR (${has('name', 'namePinyin')} AND ${has('name', 'phone', 'mail', 'mailDomain')})`,
  contact: has('name', 'phone', 'mail', 'tax'),
} as const;

interface FoundPair {
  readonly leftId: string;
  readonly rightId: string;
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

interface Batch {
  readonly ids: readonly string[];
  readonly pairs: readonly FoundPair[];
}

/**
 * Goes through all records by id; of each the later ones that share a key are found on a reader thread and compared.
 * What is likely enough for a person to look at replaces what the scan before found.
 */
export function scanKind(services: Services): JobKind {
  return {
    prepare: (job) => findBatch(services, job),
    step: async (unit, job, prepared) => {
      const { kind } = payloadSchema.parse(job.payload);
      // What prepare above answered.
      const { ids, pairs } = prepared as Batch;
      await unit.run(`DELETE FROM duplicate_pair WHERE kind = ? AND left_id IN (SELECT value FROM json_each(?))`, [
        kind,
        JSON.stringify(ids),
      ]);
      // One statement for all: each of its own would hold up everybody for as long as the whole step may take.
      await unit.run(
        `INSERT INTO duplicate_pair (kind, left_id, right_id, score, reasons, found_at)
         SELECT ?, p.value ->> 'leftId', p.value ->> 'rightId', p.value ->> 'score', p.value -> 'reasons', ? FROM json_each(?) p
         WHERE NOT EXISTS (SELECT 1 FROM not_duplicate
           WHERE kind = ? AND left_id = p.value ->> 'leftId' AND right_id = p.value ->> 'rightId')`,
        [kind, unit.now, JSON.stringify(pairs), kind],
      );
      const found = Number(job.result['pairs'] ?? 0) + pairs.length;
      return {
        position: job.position + ids.length,
        isDone: ids.length < batchSize,
        result: { pairs: found, lastId: ids.at(-1) ?? job.result['lastId'] ?? '' },
      };
    },
  };
}

async function findBatch(services: Services, job: Job): Promise<Batch> {
  const { kind } = payloadSchema.parse(job.payload);
  const after = typeof job.result['lastId'] === 'string' ? job.result['lastId'] : '';
  const { reader, threads } = services;
  const rows = await reader.all<{ id: string }>(
    `SELECT id FROM ${kind} WHERE id > ? AND deleted_at IS NULL ORDER BY id LIMIT ?`,
    [after, batchSize],
  );
  const ids = rows.map((row) => row.id);
  const shared = await threads.all<{ left_id: string; right_id: string }>(
    // First the keys few records share: counted for each key once, not for each record behind it.
    `WITH k AS MATERIALIZED (
       SELECT k.record_id, k.value, k.key_kind FROM json_each(?) wanted JOIN ${kind}_duplicate_key k ON k.record_id = wanted.value
       WHERE ${keepGoing} AND (SELECT count(*) FROM (SELECT 1 FROM ${kind}_duplicate_key x
         WHERE x.value = k.value AND x.key_kind = k.key_kind LIMIT ${mostSharing + 1})) <= ${mostSharing}
     )
     SELECT k.record_id AS left_id, o.record_id AS right_id
     FROM k CROSS JOIN ${kind}_duplicate_key o ON o.value = k.value AND o.key_kind = k.key_kind AND o.record_id > k.record_id
     GROUP BY k.record_id, o.record_id HAVING ${worthComparing[kind]}`,
    [JSON.stringify(ids)],
    onThread,
  );
  return { ids, pairs: await compare(services, kind, shared) };
}

async function compare(
  services: Services,
  name: z.infer<typeof payloadSchema>['kind'],
  shared: readonly { left_id: string; right_id: string }[],
): Promise<FoundPair[]> {
  const { reader, threads } = services;
  const country = await countryOf(reader);
  const elsewhere: Pick<Reader, 'all'> = { all: (sql, parameters = []) => threads.all(sql, parameters, onThread) };
  const ids = [...new Set(shared.flatMap((pair) => [pair.left_id, pair.right_id]))];
  const employers = name === 'contact' ? await employersOf(elsewhere, ids) : undefined;
  const comparables = new Map<string, Comparable>();
  for (const [index, { id, ...source }] of (await sourcesOf(elsewhere, name, ids)).entries()) {
    if (index % pauseEvery === 0) await breathe();
    comparables.set(id, comparableOf({ ...source, country, companies: employers?.get(id) ?? [] }));
  }
  const pairs: FoundPair[] = [];
  for (const [index, { left_id: leftId, right_id: rightId }] of shared.entries()) {
    const [left, right] = [comparables.get(leftId), comparables.get(rightId)];
    if (index % pauseEvery === 0) await breathe();
    if (!left || !right) continue;
    const likeness = likenessOf(left, right);
    const verdict = verdictOf(likeness.score);
    if (verdict === 'same' || verdict === 'likely') pairs.push({ leftId, rightId, ...likeness });
  }
  return pairs;
}

/** Lets waiting calls in. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
