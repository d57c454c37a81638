import { pipelinesContract } from '@shared/modules/pipelines/pipelines.contract';
import type { EngineModule } from '../../operations';
import { operationsOf } from '../../operations';
import { findOrganization } from '../../organization/organization';
import { loadPipelines } from './pipeline-store';
import { foundPipeline, pipelinesHandlers } from './pipelines.service';

export { addStage } from './add-stage';
export { checklistOf, findStage, firstStage, loadPipelines, loadStages, requiredFieldsOf } from './pipeline-store';
export type { PipelineRow, StageRow } from './pipeline-store';
export { foundPipeline } from './pipelines.service';

export const pipelinesModule: EngineModule = {
  start: () => operationsOf('pipelines', pipelinesContract, pipelinesHandlers),
  // Firms that were set up before there were pipelines.
  ready: async ({ reader, writer }) => {
    const organization = await findOrganization(reader);
    if (!organization || (await loadPipelines(reader)).length > 0) return;
    await writer.command((db) => foundPipeline({ db }, organization));
  },
};
