import { Fault } from '@shared/contract/faults';
import type { Committed, Unit } from '../../../database/unit';
import type { Services } from '../../../context';
import type { BareConnection } from '../../../database/bare';
import { openBare } from '../../../database/bare';
import { databaseFile } from '../../../database/data-folder';
import { stepJob } from '../../../jobs/job-runner';
import type { Job } from '../../../jobs/job-runner';
import type { Sight } from '../../../records/record-kind';
import { countryOf } from '../../../organization/country';
import { keepFile, stageRows, withFile } from '../staging/stage-file';
import { Staging } from '../staging/staging';
import type { PlanSettings } from '../planning/plan-import';
import { createPlanner, planImport, rememberPlan, replanRows } from '../planning/plan-import';
import type { Planner } from '../planning/planner';
import { NamedRecords, namesExactly } from '../planning/named-records';
import { RecordFinder } from '../planning/find-record';
import { ChangeWatch } from '../running/change-watch';
import type { ImportJob, Run } from '../running/run-step';
import { runStep } from '../running/run-step';
import { undoStep } from '../running/undo-step';
import { markWritten, reconcile } from '../running/mark-rows';
import type { RowPatch, TaskName, ThreadTasks } from './messages';
import { readRows, rowsOf } from './planned-rows';

/** Marking each step's rows would cost a commit more; the database knows what was written. */
const markedAtOnce = 2_000;

/** Makes the services of a thread over its connection; the thread's entry knows the modules. */
export type MakeServices = (db: BareConnection) => Promise<Services>;

export interface TaskSurroundings {
  readonly dataFolder: string;
  readonly databaseKey: Buffer;
  readonly makeServices: MakeServices;
  /** Shown as progress while a task is under way. */
  readonly tell: (done: number, total: number) => void;
  readonly setNow: (now: number) => void;
}

type Handlers = { readonly [N in TaskName]: (input: ThreadTasks[N]['input']) => Promise<ThreadTasks[N]['answer']> };

/** What an import thread can do. Reading and writing connections are opened when first asked for. */
export class ImportTasks {
  readonly handlers: Handlers;
  readonly #around: TaskSurroundings;
  #reading: Promise<ThreadSide> | undefined;
  #writing: Promise<ThreadSide> | undefined;
  #planner: { importId: string; settings: string; planner: Planner; staging: Staging } | undefined;
  #run: (Run & { readonly jobId: string }) | undefined;

  constructor(around: TaskSurroundings) {
    this.#around = around;
    this.handlers = {
      stage: (input) => this.#stage(input),
      plan: (input) => this.#plan(input),
      patchRows: (input) => this.#patchRows(input),
      rows: (input) => this.#rows(input),
      step: (input) => this.#step(input),
    };
  }

  async #stage({ importId, path, fileName, options }: ThreadTasks['stage']['input']) {
    const staging = Staging.open(this.#around, importId);
    try {
      const tell = (rows: number) => this.#around.tell(rows, 0);
      if (path !== undefined) {
        const facts = await stageRows(staging, path, fileName, options, tell);
        await keepFile(staging, path);
        return facts;
      }
      const plain = `${staging.path}.reading`;
      return await withFile(staging, plain, () => stageRows(staging, plain, fileName, options, tell));
    } finally {
      staging.close();
    }
  }

  async #plan({ importId, userId, settings, decisions, now }: ThreadTasks['plan']['input']) {
    this.#forget();
    const side = await this.#read(now);
    const sight = await sightOf(side, userId);
    const staging = Staging.open(this.#around, importId);
    try {
      const { sequence } = side.db.prepared(`SELECT value AS sequence FROM counter WHERE name = 'commit'`).get() as {
        sequence: number;
      };
      const planner = await createPlanner(sight, staging, settings, now);
      const total = staging.db.prepared('SELECT count(*) FROM source_row').pluck().get() as number;
      const plan = await planImport(planner, staging, decisions, (done) => this.#around.tell(done, total));
      staging.setFact('settings', settings);
      this.#planner = { importId, settings: JSON.stringify(settings), planner, staging };
      return { plan, sequence };
    } catch (error) {
      staging.close();
      throw error;
    }
  }

  async #patchRows({ importId, userId, settings, rows, now }: ThreadTasks['patchRows']['input']) {
    const side = await this.#read(now);
    const sight = await sightOf(side, userId);
    const { planner, staging } = await this.#plannerOf(sight, importId, settings, now);
    keepPatches(staging, rows);
    const numbers = rows.map((row) => row.rowNumber);
    const plan = await replanRows(planner, staging, numbers);
    return { plan, rows: rowsOf(sight, staging, numbers) };
  }

  async #plannerOf(sight: ThreadSight, importId: string, settings: PlanSettings, now: number) {
    const known = this.#planner;
    if (known?.importId === importId && known.settings === JSON.stringify(settings)) return known;
    this.#forget();
    const staging = Staging.open(this.#around, importId);
    const planner = await createPlanner(sight, staging, settings, now);
    rememberPlan(planner, staging);
    this.#planner = { importId, settings: JSON.stringify(settings), planner, staging };
    return this.#planner;
  }

  #forget(): void {
    this.#planner?.staging.close();
    this.#planner = undefined;
  }

  async #rows(wanted: ThreadTasks['rows']['input']) {
    const side = await this.#read(Date.now());
    const sight = await sightOf(side, wanted.userId);
    const isOpen = this.#planner?.importId === wanted.importId;
    const staging = isOpen && this.#planner ? this.#planner.staging : Staging.open(this.#around, wanted.importId);
    try {
      return readRows(sight, staging, wanted);
    } finally {
      if (!isOpen) staging.close();
    }
  }

  async #step({ jobId, now }: ThreadTasks['step']['input']) {
    this.#around.setNow(now);
    const side = await this.#write();
    side.services.access.forget();
    const committed = await this.#commitStep(side, jobId, now);
    const run = this.#run?.jobId === jobId ? this.#run : undefined;
    run?.watch.addOwn(committed.sequence);
    if (run && run.written.length + run.failed.length >= markedAtOnce) markWritten(run);
    if (!committed.result) {
      side.db.makeDurable();
      this.#endRun();
    }
    return { goesOn: committed.result, events: committed.events, sequence: committed.sequence };
  }

  /** A row that is refused takes its whole step back; then the same rows are tried one by one. */
  async #commitStep(side: ThreadSide, jobId: string, now: number): Promise<Committed<boolean>> {
    const before = this.#run?.jobId === jobId ? this.#run : undefined;
    const kept = { written: before?.written.length ?? 0, failed: before?.failed.length ?? 0 };
    const once = () =>
      side.db.transaction(now, (unit) =>
        stepJob(unit, jobId, () => ({
          step: async (_unit: Unit, job: Job) => runStep(unit, job, await this.#runOf(unit, side, job)),
          undoStep: (_unit: Unit, job: Job) => undoStep(unit, job, side.services),
        })),
      );
    try {
      return await once();
    } catch (error) {
      const run = this.#run;
      if (!(error instanceof Fault) || !run) throw error;
      run.written.length = kept.written;
      run.failed.length = kept.failed;
      run.ahead = [];
      run.named = run.freshNames();
      run.isCareful = true;
      try {
        return await once();
      } finally {
        run.isCareful = false;
      }
    }
  }

  async #runOf(unit: Unit, side: ThreadSide, job: Job): Promise<Run> {
    if (this.#run?.jobId === job.id) return this.#run;
    this.#endRun();
    const { importId, userId } = job.payload as ImportJob;
    const row = await unit.one<{ kind: string; plan_sequence: number | null }>(
      'SELECT kind, plan_sequence FROM import WHERE id = ?',
      [importId],
    );
    if (!row) throw new Fault('not_found');
    const sight = await sightOf(side, userId);
    const staging = Staging.open(this.#around, importId);
    await reconcile(unit, staging, importId, job.position);
    const settings = staging.fact<PlanSettings>('settings');
    if (!settings) throw new Fault('not_found');
    const country = await countryOf(side.db);
    const finder = new RecordFinder(sight, settings.kind === 'activities' ? 'customers' : settings.kind, {
      country,
      isStrict: settings.hasChosenKeys,
    });
    const freshNames = () => ({
      customer: new NamedRecords(sight, 'customer', { isExact: namesExactly(settings.kind) }),
      contact: new NamedRecords(sight, 'contact'),
      stages: new Map<string, string>(),
    });
    this.#run = {
      jobId: job.id,
      services: side.services,
      staging,
      country,
      named: freshNames(),
      freshNames,
      isCareful: false,
      watch: new ChangeWatch({
        kind: settings.kind,
        finder,
        keys: settings.options.keys,
        country,
        since: row.plan_sequence ?? 0,
      }),
      ahead: [],
      written: [],
      failed: [],
    };
    return this.#run;
  }

  #endRun(): void {
    if (this.#run) markWritten(this.#run);
    this.#run?.staging.close();
    this.#run = undefined;
  }

  async #read(now: number): Promise<ThreadSide> {
    this.#around.setNow(now);
    this.#reading ??= this.#open('thread');
    const side = await this.#reading;
    side.services.access.forget();
    return side;
  }

  #write(): Promise<ThreadSide> {
    this.#writing ??= this.#open('bulkWriter');
    return this.#writing;
  }

  async #open(role: 'thread' | 'bulkWriter'): Promise<ThreadSide> {
    const db = openBare({ file: databaseFile(this.#around.dataFolder), key: this.#around.databaseKey, role });
    return { db, services: await this.#around.makeServices(db) };
  }
}

interface ThreadSide {
  readonly db: BareConnection;
  readonly services: Services;
}

type ThreadSight = Sight & { readonly db: BareConnection };

/** As the person who imports: with his or her rights as they are now. */
async function sightOf({ db, services }: ThreadSide, userId: string): Promise<ThreadSight> {
  const caller = await services.access.callerOfUser(userId);
  if (!caller) throw new Fault('not_allowed');
  return { db, services, caller: { ...caller, sessionId: null } };
}

function keepPatches(staging: Staging, rows: readonly RowPatch[]): void {
  const mend = staging.db.prepared('INSERT OR REPLACE INTO mended (row_number, column_index, text) VALUES (?, ?, ?)');
  const decide = staging.db.prepared(
    'INSERT INTO choice (row_number, decision) VALUES (?, ?) ON CONFLICT (row_number) DO UPDATE SET decision = excluded.decision',
  );
  const keep = staging.db.prepared(
    'INSERT INTO choice (row_number, keeps) VALUES (?, ?) ON CONFLICT (row_number) DO UPDATE SET keeps = excluded.keeps',
  );
  for (const { rowNumber, cells = {}, decision, keeps } of rows) {
    for (const [column, text] of Object.entries(cells)) mend.run(rowNumber, Number(column), text);
    if (decision !== undefined) decide.run(rowNumber, decision);
    if (keeps !== undefined) keep.run(rowNumber, JSON.stringify(keeps));
  }
}
