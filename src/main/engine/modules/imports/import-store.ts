import type { Import, ImportColumn, ImportKind, ImportPlan, PlanOptions } from '@shared/modules/imports/import';
import { Fault } from '@shared/contract/faults';
import type { CommandContext, QueryContext } from '../../context';
import type { Reader } from '../../database/reader';
import type { Job, JobRunner } from '../../jobs/job-runner';
import type { FileFacts } from './reading/read-types';
import type { LeftAsIs } from './running/undo-step';
import type { TaskProgress } from './thread/import-threads';

export interface StoredOptions extends PlanOptions {
  /** Whether a person chose the keys; then a shared phone counts whatever the names say. */
  readonly hasChosenKeys: boolean;
}

export interface ImportRow {
  readonly id: string;
  readonly kind: ImportKind;
  readonly status: 'parsed' | 'planned' | 'running';
  readonly userId: string | null;
  readonly fileName: string;
  readonly facts: FileFacts;
  readonly columns: readonly ImportColumn[];
  readonly options: StoredOptions;
  readonly plan: ImportPlan | null;
  readonly jobId: string | null;
  readonly leftAsIs: readonly LeftAsIs[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

type Columns = Readonly<Record<string, string | number | null>>;

/** The import if it is the caller's own. */
export async function findImport({ db, caller }: QueryContext | CommandContext, id: string): Promise<ImportRow> {
  const row = await db.one<Columns>('SELECT * FROM import WHERE id = ?', [id]);
  if (!row || row['user_id'] !== caller.user.id) throw new Fault('not_found');
  return rowOf(row);
}

export async function listImports({ db, caller }: QueryContext, limit: number): Promise<ImportRow[]> {
  const rows = await db.all<Columns>(
    'SELECT * FROM import WHERE user_id = ? ORDER BY created_at DESC, id DESC LIMIT ?',
    [caller.user.id, limit],
  );
  return rows.map(rowOf);
}

/** What plans of earlier versions do not count. */
const laterCounts = { newStages: [], unknownSellers: [], unknownStatuses: [] };

function rowOf(row: Columns): ImportRow {
  const json = <T>(column: string): T => JSON.parse(String(row[column])) as T;
  // Written by this module alone, from values it has checked.
  return {
    id: String(row['id']),
    kind: row['kind'] as ImportKind,
    status: row['status'] as ImportRow['status'],
    userId: row['user_id'] as string | null,
    fileName: String(row['file_name']),
    facts: json<FileFacts>('facts'),
    columns: json<ImportColumn[]>('columns'),
    options: json<StoredOptions>('options'),
    plan: row['plan'] === null ? null : { ...laterCounts, ...json<ImportPlan>('plan') },
    jobId: row['job_id'] as string | null,
    leftAsIs: json<LeftAsIs[]>('left_as_is'),
    createdAt: Number(row['created_at']),
    updatedAt: Number(row['updated_at']),
  };
}

export async function jobOf(jobs: JobRunner, row: ImportRow, db: Reader): Promise<Job | undefined> {
  return row.jobId === null ? undefined : jobs.read(row.jobId, db);
}

/** As answered: what the job of the import says decides the state once it runs. */
export function present(row: ImportRow, job: Job | undefined, planning: TaskProgress | undefined): Import {
  const { facts } = row;
  const { hasChosenKeys: _hasChosenKeys, ...options } = row.options;
  return {
    id: row.id,
    kind: row.kind,
    status: statusOf(row, job),
    fileName: row.fileName,
    format: facts.format,
    contentDiffersFromName: facts.contentDiffersFromName,
    encoding: facts.encoding,
    encodingProof: facts.encodingProof,
    damagedCharacters: facts.damagedCharacters,
    delimiter: facts.delimiter,
    quote: facts.quote,
    sheets: facts.sheets,
    sheet: facts.sheet,
    headerRow: facts.headerRow,
    rows: facts.rows,
    emptyRows: facts.emptyRows,
    shortRows: facts.shortRows,
    longRows: facts.longRows,
    hiddenRows: facts.hiddenRows,
    columns: [...row.columns],
    options,
    plan: row.plan,
    progress: progressOf(row, job, planning),
    result: resultOf(job),
    jobId: row.jobId,
    userId: row.userId,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(Math.max(row.updatedAt, job?.updatedAt ?? 0)).toISOString(),
  };
}

export function statusOf(row: ImportRow, job: Job | undefined): Import['status'] {
  if (row.status !== 'running' || !job) return row.status === 'running' ? 'failed' : row.status;
  if (job.state === 'waiting' || job.state === 'running' || job.state === 'undoing') return 'running';
  return job.state;
}

function progressOf(row: ImportRow, job: Job | undefined, planning: TaskProgress | undefined): Import['progress'] {
  if (planning) return { phase: 'planning', done: planning.done, total: planning.total || row.facts.rows };
  if (row.status !== 'running' || !job) return null;
  if (job.state === 'undoing')
    return { phase: 'undoing', done: job.position, total: Math.max(job.position, job.total) };
  if (job.state !== 'waiting' && job.state !== 'running') return null;
  const { created = 0, updated = 0, faults = 0 } = numbersOf(job);
  return { phase: 'running', done: created + updated + faults, total: job.total };
}

function resultOf(job: Job | undefined): Import['result'] {
  if (!job) return null;
  const { created = 0, updated = 0, faults = 0, undone = 0, leftAsIs = 0 } = numbersOf(job);
  return { created, updated, faults, undone, leftAsIs };
}

function numbersOf(job: Job): Record<string, number> {
  return Object.fromEntries(
    Object.entries(job.result).flatMap(([key, value]) => (typeof value === 'number' ? [[key, value]] : [])),
  );
}
