import { Fault } from '@shared/contract/faults';
import type { Pipeline } from '@shared/modules/pipelines/pipeline';
import type { pipelinesContract } from '@shared/modules/pipelines/pipelines.contract';
import type { Organization } from '@shared/modules/setup/setup';
import type { Access } from '../../access/caller';
import { auditChange, changesBetween } from '../../audit/audit';
import type { CommandContext } from '../../context';
import type { Reader } from '../../database/reader';
import type { Unit } from '../../database/unit';
import type { Handlers } from '../../operations';
import { smallPage } from '../../records/small-list';
import { nameKey, refuseStale } from '../../records/versions';
import { sortName } from '../../search/sort-name';
import type { PipelineRow } from './pipeline-store';
import { loadPipelines, loadStages, presentPipeline } from './pipeline-store';
import { firstName, templateStages } from './templates';
import { isUsed, refuseBadStages, removeStage, writeStages } from './write-stages';

export const pipelinesHandlers: Handlers<typeof pipelinesContract> = {
  list: async ({ db, caller }, input) =>
    smallPage(await presentAll(db, caller.access), input, {
      names: (pipeline) => [pipeline.name],
      sorts: {
        position: (pipeline) => pipeline.position,
        name: (pipeline) => sortName(pipeline.name, 'company'),
      },
      defaultSort: 'position',
    }),
  read: ({ db, caller }, { id }) => presentOne(db, caller.access, id),
  create: async (context, { id: givenId, name, template, stages, isDefault }) => {
    const { db, caller, locale } = context;
    const rows = await loadPipelines(db);
    if (rows.some((row) => row.id === givenId)) return presentOne(db, caller.access, givenId ?? '');
    refuseTakenName(rows, name, undefined);
    const id = givenId ?? db.newId();
    const given = stages ?? templateStages(template ?? 'b2b', locale);
    refuseBadStages(given);
    await insertPipeline(db, { id, name, position: rows.length });
    await writeStages(db, id, given, []);
    if (isDefault === true || rows.length === 0) await makeDefault(db, id);
    await noteChange(context, id, {}, { name, stages: given.map((stage) => stage.name) });
    return presentOne(db, caller.access, id);
  },
  patch: async (context, input) => {
    const { db, caller } = context;
    const { id, version, name, position, isDefault, isRetired, stages } = input;
    const rows = await loadPipelines(db);
    const row = rowOf(rows, id);
    const before = await presentOne(db, caller.access, id);
    refuseStale(before, version);
    if (name !== undefined) refuseTakenName(rows, name, id);
    const willBeDefault = isDefault === true || row.is_default === 1;
    if (isRetired === true && willBeDefault) throw new Fault('in_use', { reason: 'defaultPipeline' });
    if (stages) {
      refuseBadStages(stages);
      for (const left of await writeStages(db, id, stages, await loadStages(db, id))) {
        if (await isUsed(db, left.id)) throw new Fault('in_use', { reason: 'stageHasDeals', name: left.name });
        await removeStage(db, left.id);
      }
    }
    await db.updateRows(
      'pipeline',
      {
        name: name ?? row.name,
        position: position ?? row.position,
        retired_at: isRetired === undefined ? row.retired_at : isRetired ? db.now : null,
        version: row.version + 1,
        updated_at: db.now,
      },
      { id },
    );
    if (isDefault === true) await makeDefault(db, id);
    const after = await presentOne(db, caller.access, id);
    await noteChange(context, id, before, after);
    return after;
  },
  delete: async (context, { id, version }) => {
    const { db, caller } = context;
    const before = await presentOne(db, caller.access, id);
    refuseStale(before, version);
    if (before.isDefault) throw new Fault('in_use', { reason: 'defaultPipeline' });
    const wasUsed = await db.one('SELECT 1 FROM opportunity WHERE pipeline_id = ? LIMIT 1', [id]);
    if (wasUsed) throw new Fault('in_use', { reason: 'pipelineHasDeals' });
    await db.deleteRows('pipeline', { id });
    await noteChange(context, id, before, {});
    return { id };
  },
};

/** The pipeline a firm begins with, in its language and for whom it sells to; for the set-up. */
export async function foundPipeline(
  { db }: Pick<CommandContext, 'db'>,
  { locale, sellingMode }: Pick<Organization, 'locale' | 'sellingMode'>,
): Promise<void> {
  const id = db.newId();
  await insertPipeline(db, { id, name: firstName(locale), position: 0 });
  await writeStages(db, id, templateStages(sellingMode === 'b2c' ? 'b2c' : 'b2b', locale), []);
  await makeDefault(db, id);
}

async function presentAll(db: Reader, access: Access): Promise<Pipeline[]> {
  const [rows, stages, counts] = [await loadPipelines(db), await loadStages(db), await openDeals(db)];
  return rows.map((row) => presentPipeline(row, stages, counts.get(row.id) ?? 0, access));
}

async function presentOne(db: Reader, access: Access, id: string): Promise<Pipeline> {
  const found = (await presentAll(db, access)).find((pipeline) => pipeline.id === id);
  if (!found) throw new Fault('not_found');
  return found;
}

/** How much hangs on each pipeline; a number without names, for whoever shapes it. */
async function openDeals(db: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await db.all<{ pipeline_id: string; count: number }>(
    `SELECT s.pipeline_id, sum((SELECT count(*) FROM opportunity o WHERE o.stage_id = s.id AND o.deleted_at IS NULL)) AS count
     FROM stage s WHERE s.type = 'open' GROUP BY s.pipeline_id`,
  );
  return new Map(rows.map((row) => [row.pipeline_id, row.count]));
}

function rowOf(rows: readonly PipelineRow[], id: string): PipelineRow {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Fault('not_found');
  return row;
}

function refuseTakenName(rows: readonly PipelineRow[], name: string, ownId: string | undefined): void {
  if (rows.some((row) => row.id !== ownId && nameKey(row.name) === nameKey(name)))
    throw new Fault('duplicate', { reason: 'nameTaken', name });
}

function insertPipeline(db: Unit, { id, name, position }: { id: string; name: string; position: number }) {
  return db.insertRow('pipeline', { id, name, position, created_at: db.now, updated_at: db.now });
}

async function makeDefault(db: Unit, id: string): Promise<void> {
  await db.run('UPDATE pipeline SET is_default = 0 WHERE is_default = 1 AND id <> ?', [id]);
  await db.updateRows('pipeline', { is_default: 1, retired_at: null }, { id });
}

type Told = Partial<Pick<Pipeline, 'name' | 'position' | 'isDefault' | 'isRetired'>> & { readonly stages?: unknown };

async function noteChange(context: CommandContext, id: string, before: Told, after: Told): Promise<void> {
  const told = ({ name, position, isDefault, isRetired, stages }: Told) => ({
    name,
    position,
    isDefault,
    isRetired,
    stages,
  });
  await auditChange(context, { kind: 'pipeline', recordId: id, changes: changesBetween(told(before), told(after)) });
  context.db.announce('pipeline', id);
}
