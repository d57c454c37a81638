import { setImmediate as breathe } from 'node:timers/promises';
import type { Services } from '../context';
import type { Reader, Row } from '../database/reader';
import type { Unit } from '../database/unit';
import type { Job, JobKind } from '../jobs/job-runner';
import { digestOfDocument, removeDocument, replaceDocument } from '../search/search-index';
import { documentOf } from './index-record';
import { decodeRow, selectRecord } from './record-kind';
import type { WritableKind } from './writable-kind';

/** Documents against records: what differs, by kind of record. */
export interface SearchReport {
  /** Records that were looked at. */
  readonly records: number;
  /** Records without a document. */
  readonly missing: number;
  /** Documents that say something else than their record. */
  readonly wrong: number;
  /** Documents without a record, or of one in the bin. */
  readonly left: number;
  /** Documents whose words are not in the index, and words without a document. */
  readonly unindexed: number;
}

export const rebuildJob = 'search.rebuild';
const chunk = 50;

/** Compares every search document with its record (`hearth check`). Reads only, in small pieces between other work. */
export async function checkSearch(services: Pick<Services, 'kinds'>, db: Reader): Promise<SearchReport> {
  const report = { records: 0, missing: 0, wrong: 0, left: 0, unindexed: 0 };
  for (const kind of searchedKinds(services)) {
    for (let after = ''; ;) {
      const rows = await recordsAfter(db, kind, after);
      for (const { row, docid, digest } of rows) {
        const document = await documentOf(db, kind, decodeRow(kind, row));
        report.records += 1;
        if (docid === null) report.missing += 1;
        else if (document && digest !== digestOfDocument(document)) report.wrong += 1;
      }
      const last = rows.at(-1);
      if (!last) break;
      after = String(last.row['id']);
      await breathe();
    }
    report.left += await countOf(
      db,
      `SELECT count(*) AS count FROM search_document d LEFT JOIN ${kind.table} c ON c.id = d.record_id AND c.deleted_at IS NULL
       WHERE d.kind = ? AND c.id IS NULL`,
      [kind.resource],
    );
  }
  report.unindexed = await countOf(db, unindexedSql, []);
  return report;
}

export function isRight({ missing, wrong, left, unindexed }: SearchReport): boolean {
  return missing + wrong + left + unindexed === 0;
}

const unindexedSql = `SELECT (SELECT count(*) FROM search_document d LEFT JOIN search_index_docsize s ON s.id = d.docid WHERE s.id IS NULL)
  + (SELECT count(*) FROM search_index_docsize s LEFT JOIN search_document d ON d.docid = s.id WHERE d.docid IS NULL) AS count`;

/** Starts to write all documents anew, in small commands between those of people. Answers the job's id. */
export async function rebuildSearch(services: Services, unit: Unit, userId: string): Promise<string> {
  let total = 0;
  for (const kind of searchedKinds(services))
    total += await countOf(unit, `SELECT count(*) AS count FROM ${kind.table} WHERE deleted_at IS NULL`, []);
  return services.jobs.enqueue(unit, { kind: rebuildJob, payload: {}, total, userId });
}

/** Where a rebuild has got to: the kind, and the id of the last record. */
interface Progress {
  readonly kind: number;
  readonly after: string;
}

export function rebuildKind(services: Pick<Services, 'kinds'>): JobKind {
  return {
    step: async (unit, job) => {
      const kinds = searchedKinds(services);
      const { kind: index, after } = progressOf(job);
      const kind = kinds[index];
      if (!kind) return { position: job.total, isDone: true };
      const rows = await recordsAfter(unit, kind, after);
      for (const { row } of rows) {
        const document = await documentOf(unit, kind, decodeRow(kind, row));
        if (document) await replaceDocument(unit, document);
      }
      const last = rows.at(-1);
      if (!last) await removeLeft(unit, kind);
      const progress: Progress = last ? { kind: index, after: String(last.row['id']) } : { kind: index + 1, after: '' };
      return { position: job.position + rows.length, isDone: false, result: { progress } };
    },
  };
}

function progressOf(job: Job): Progress {
  // Written by the step above alone.
  return (job.result['progress'] as Progress | undefined) ?? { kind: 0, after: '' };
}

async function removeLeft(unit: Unit, kind: WritableKind): Promise<void> {
  const left = await unit.all<{ record_id: string }>(
    `SELECT d.record_id FROM search_document d LEFT JOIN ${kind.table} c ON c.id = d.record_id AND c.deleted_at IS NULL
     WHERE d.kind = ? AND c.id IS NULL`,
    [kind.resource],
  );
  for (const { record_id } of left) await removeDocument(unit, kind.resource, record_id);
  await unit.run(
    'DELETE FROM search_index WHERE rowid IN (SELECT s.id FROM search_index_docsize s LEFT JOIN search_document d ON d.docid = s.id WHERE d.docid IS NULL)',
  );
}

function searchedKinds({ kinds }: Pick<Services, 'kinds'>): readonly WritableKind[] {
  return kinds.all().filter((kind) => kind.document !== undefined);
}

async function recordsAfter(db: Reader, kind: WritableKind, after: string) {
  const rows = await db.all<Row & { docid: number | null; digest: string | null }>(
    `SELECT ${selectRecord(kind)}, d.docid, d.digest FROM ${kind.table} c
     LEFT JOIN search_document d ON d.kind = ? AND d.record_id = c.id
     WHERE c.id > ? AND c.deleted_at IS NULL ORDER BY c.id LIMIT ?`,
    [kind.resource, after, chunk],
  );
  return rows.map((row) => ({ row: row, docid: row.docid, digest: row.digest }));
}

async function countOf(db: Reader, sql: string, parameters: readonly string[]): Promise<number> {
  return (await db.one<{ count: number }>(sql, parameters))?.count ?? 0;
}
