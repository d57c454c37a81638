import { Fault } from '@shared/contract/faults';
import type { Import, ImportMap, PlanOptions } from '@shared/modules/imports/import';
import type { importsContract } from '@shared/modules/imports/imports.contract';
import { uuidv7 } from 'uuidv7';
import type { CommandContext, QueryContext, Services } from '../../context';
import type { Handlers } from '../../operations';
import { choosing, plannedColumns } from './choose-columns';
import { faultsDownload } from './faults-file';
import { guessColumns } from './guess-columns';
import type { ImportRow, StoredOptions } from './import-store';
import { findImport, jobOf, listImports, present, statusOf } from './import-store';
import { mapHandlers, readMap } from './maps';
import { refuseWithoutRight } from './may-import';
import { presentRow } from './present-row';
import { readSurroundings } from './planning/surroundings';
import { importFields } from './planning/targets';
import type { PlanSettings } from './planning/plan-import';
import { asRefusal } from './read-refusals';
import type { FileFacts } from './reading/read-types';
import { readOptionsOf } from './reading-options';
import { hasStaging, removeStaging } from './staging/staging';
import type { ImportThreads } from './thread/import-threads';

const defaultOptions: Omit<PlanOptions, 'dateOrder'> = {
  keys: ['number', 'externalId', 'taxId', 'email', 'phone', 'name'],
  defaults: {},
  onMatch: 'update',
  onRepeat: 'merge',
  createCustomers: true,
};

type Context = QueryContext | CommandContext;

export function importsHandlers(services: Services, threads: ImportThreads): Handlers<typeof importsContract> {
  const { host, jobs } = services;

  const shown = async (context: Context, row: ImportRow): Promise<Import> =>
    present(row, await jobOf(jobs, row, context.db), threads.planningOf(row.id));

  /** An import of one's own that nothing is going on with. */
  async function idle(context: Context, id: string): Promise<ImportRow> {
    const row = await findImport(context, id);
    refuseWithoutRight(context, row.kind);
    const state = statusOf(row, await jobOf(jobs, row, context.db));
    if (state === 'running' || threads.planningOf(id)) throw new Fault('in_use', { reason: 'importRunning' });
    if (!hasStaging(host.dataFolder, id)) throw new Fault('not_found', { reason: 'importGone' });
    return row;
  }

  async function stage(input: Parameters<ImportThreads['stage']>[0]): Promise<FileFacts> {
    try {
      return await threads.stage(input);
    } catch (error) {
      throw asRefusal(error);
    }
  }

  async function columnsOf(context: Context, facts: FileFacts, kind: ImportRow['kind'], map: ImportMap | undefined) {
    const around = await readSurroundings(context.db, {
      now: context.now,
      dateOrder: 'month-day',
      hasApostrophes: facts.format === 'csv',
    });
    return guessColumns(facts, kind, context.caller.access, services.customFields, map, around);
  }

  return {
    create: {
      begin: async (context, input) => {
        refuseWithoutRight(context, input.kind);
        const id = input.id ?? uuidv7();
        const known = await context.db.one<{ id: string }>('SELECT id FROM import WHERE id = ?', [id]);
        if (known) {
          const row = await findImport(context, id);
          return async (command) => shown(command, row);
        }
        const map = await readMap(context, input.mapId);
        const upload = services.uploads.finished(input.uploadId, context.caller.user.id, 'import');
        let facts: FileFacts;
        try {
          facts = await stage({
            importId: id,
            path: upload.path,
            fileName: upload.name,
            options: readOptionsOf(input),
          });
        } catch (error) {
          removeStaging(host.dataFolder, id);
          throw error;
        } finally {
          await services.uploads.discard(input.uploadId);
        }
        const columns = await columnsOf(context, facts, input.kind, map);
        const options: StoredOptions = {
          ...defaultOptions,
          dateOrder: map?.dateOrder ?? dateOrderOf(facts, context.locale),
          ...(map && map.keys.length > 0 && { keys: map.keys }),
          hasChosenKeys: (map?.keys.length ?? 0) > 0,
        };
        return async (command) => {
          await command.db.insertRow('import', {
            id,
            kind: input.kind,
            status: 'parsed',
            user_id: command.caller.user.id,
            file_name: upload.name,
            facts: JSON.stringify(facts),
            columns: JSON.stringify(columns),
            options: JSON.stringify(options),
            created_at: command.now,
            updated_at: command.now,
          });
          return shown(command, await findImport(command, id));
        };
      },
    },

    list: async (context, { limit }) => ({
      items: await Promise.all((await listImports(context, limit)).map((row) => shown(context, row))),
    }),

    read: async (context, { id }) => shown(context, await findImport(context, id)),

    reread: {
      begin: async (context, input) => {
        const row = await idle(context, input.id);
        if (row.status === 'running') throw new Fault('in_use', { reason: 'importRunning' });
        const kind = input.kind ?? row.kind;
        refuseWithoutRight(context, kind);
        const map = await readMap(context, input.mapId);
        const facts = await stage({
          importId: row.id,
          path: undefined,
          fileName: row.fileName,
          options: readOptionsOf(input, row.facts),
        });
        const columns = await columnsOf(context, facts, kind, map);
        return async (command) => {
          await command.db.updateRows(
            'import',
            {
              kind,
              status: 'parsed',
              facts: JSON.stringify(facts),
              columns: JSON.stringify(columns),
              plan: null,
              updated_at: command.now,
            },
            { id: row.id },
          );
          return shown(command, await findImport(command, row.id));
        };
      },
    },

    plan: {
      begin: async (context, input) => {
        const row = await idle(context, input.id);
        const isReread = ['encoding', 'delimiter', 'quote', 'sheet', 'headerRow'].some(
          (key) => input[key as keyof typeof input] !== undefined,
        );
        const facts = isReread
          ? await stage({
              importId: row.id,
              path: undefined,
              fileName: row.fileName,
              options: readOptionsOf(input, row.facts),
            })
          : row.facts;
        const guessed = isReread ? await columnsOf(context, facts, row.kind, undefined) : row.columns;
        const fields = importFields(row.kind, context.caller.access, services.customFields);
        const columns = choosing(guessed, input.columns ?? {}, fields);
        const options = optionsOf(row.options, input);
        const settings: PlanSettings = {
          kind: row.kind,
          columns: plannedColumns(columns),
          options,
          hasChosenKeys: options.hasChosenKeys,
        };
        const { plan, sequence } = await threads.plan({
          importId: row.id,
          userId: context.caller.user.id,
          settings,
          decisions: input.decisions ?? {},
          now: context.now,
        });
        return async (command) => {
          await command.db.updateRows(
            'import',
            {
              status: 'planned',
              facts: JSON.stringify(facts),
              columns: JSON.stringify(columns),
              options: JSON.stringify(options),
              plan: JSON.stringify(plan),
              plan_sequence: sequence,
              updated_at: command.now,
            },
            { id: row.id },
          );
          return plan;
        };
      },
    },

    rows: async (context, input) => {
      const row = await findImport(context, input.id);
      if (!row.plan) throw new Fault('in_use', { reason: 'importNotPlanned' });
      if (!hasStaging(host.dataFolder, row.id)) throw new Fault('not_found', { reason: 'importGone' });
      const { id, ...wanted } = input;
      const { rows, total } = await threads.onPlanner('rows', {
        ...wanted,
        importId: id,
        userId: context.caller.user.id,
      });
      return { items: rows.map((planned) => presentRow(planned, context.locale)), total };
    },

    patchRows: {
      begin: async (context, input) => {
        const row = await idle(context, input.id);
        if (!row.plan) throw new Fault('in_use', { reason: 'importNotPlanned' });
        const { plan, rows } = await threads.onPlanner('patchRows', {
          importId: row.id,
          userId: context.caller.user.id,
          settings: settingsOf(row),
          rows: input.rows,
          now: context.now,
        });
        return async (command) => {
          await command.db.updateRows(
            'import',
            {
              plan: JSON.stringify(plan),
              updated_at: command.now,
              ...(row.status === 'running' && { status: 'planned' }),
            },
            { id: row.id },
          );
          return { plan, items: rows.map((planned) => presentRow(planned, command.locale)) };
        };
      },
    },

    run: async (context, { id }) => {
      const row = await idle(context, id);
      if (row.status !== 'planned' || !row.plan) throw new Fault('in_use', { reason: 'importNotPlanned' });
      const job = await jobOf(jobs, row, context.db);
      const written = Number(job?.result['created'] ?? 0) + Number(job?.result['updated'] ?? 0);
      const total = Math.max(0, row.plan.create + row.plan.update - written);
      if (total === 0) throw new Fault('in_use', { reason: 'importNothingToRun' });
      const jobId = await jobs.enqueue(context.db, {
        kind: 'import',
        payload: { importId: id, userId: context.caller.user.id, device: context.device },
        total,
        userId: context.caller.user.id,
      });
      await context.db.updateRows('import', { status: 'running', job_id: jobId, updated_at: context.now }, { id });
      await context.db.deleteRows('import_fault', { import_id: id });
      return shown(context, await findImport(context, id));
    },

    cancel: async (context, { id }) => {
      const row = await findImport(context, id);
      if (threads.cancelPlanning(id)) return shown(context, row);
      if (row.jobId === null) throw new Fault('in_use');
      await jobs.cancel(context.db, row.jobId);
      return shown(context, row);
    },

    undo: async (context, { id }) => {
      const row = await findImport(context, id);
      if (row.jobId === null) throw new Fault('in_use');
      await jobs.undo(context.db, row.jobId);
      await context.db.updateRows('import', { status: 'running', left_as_is: '[]', updated_at: context.now }, { id });
      return shown(context, await findImport(context, id));
    },

    leftAsIs: async (context, { id }) => {
      const { leftAsIs } = await findImport(context, id);
      return { items: leftAsIs.map((left) => ({ ...left, fields: [...left.fields] })) };
    },

    discard: async (context, { id }) => {
      const row = await findImport(context, id);
      const state = statusOf(row, await jobOf(jobs, row, context.db));
      if (state === 'running' || threads.planningOf(id)) throw new Fault('in_use', { reason: 'importRunning' });
      // What was written keeps its import, so that it can be undone.
      if (row.jobId === null) await context.db.deleteRows('import', { id });
      context.db.afterCommit(() => removeStaging(host.dataFolder, id));
      return { id };
    },

    faultsFile: {
      begin: async (context, { id }) => {
        const row = await findImport(context, id);
        if (!row.plan) throw new Fault('in_use', { reason: 'importNotPlanned' });
        if (!hasStaging(host.dataFolder, id)) throw new Fault('not_found', { reason: 'importGone' });
        return async (command) => faultsDownload(command, threads, row);
      },
    },

    targets: async ({ caller }, { kind }) => ({
      items: importFields(kind, caller.access, services.customFields).map((field) => ({
        field: field.key,
        label: field.label,
        type: field.type,
        isList: field.isList,
        isRequired: field.isRequired,
        options: field.options?.map((option) => ({ ...option })) ?? null,
      })),
    }),

    ...mapHandlers,
  };
}

function settingsOf(row: ImportRow): PlanSettings {
  return {
    kind: row.kind,
    columns: plannedColumns(row.columns),
    options: row.options,
    hasChosenKeys: row.options.hasChosenKeys,
  };
}

function optionsOf(before: StoredOptions, input: Partial<PlanOptions>): StoredOptions {
  const { keys, defaults, dateOrder, onMatch, onRepeat, createCustomers } = input;
  return {
    keys: keys ?? before.keys,
    defaults: defaults ?? before.defaults,
    dateOrder: dateOrder ?? before.dateOrder,
    onMatch: onMatch ?? before.onMatch,
    onRepeat: onRepeat ?? before.onRepeat,
    createCustomers: createCustomers ?? before.createCustomers,
    hasChosenKeys: keys !== undefined || before.hasChosenKeys,
  };
}

/** 13/04/2019 in any column says that days come first; where nothing tells, Chinese files have the month first. */
function dateOrderOf(facts: FileFacts, locale: string): PlanOptions['dateOrder'] {
  const samples = facts.columns.flatMap((column) => column.samples);
  const slashed = samples.flatMap((sample) => /^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b/.exec(sample.trim()) ?? []);
  void locale;
  const firsts = slashed.filter((_, index) => index % 3 === 1).map(Number);
  return firsts.some((first) => first > 12) ? 'day-month' : 'month-day';
}
