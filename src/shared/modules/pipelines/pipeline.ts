import { z } from 'zod';
import { recordSchema } from '../../contract/record';
import { requiredLine } from '../setup/setup';

export const stageTypes = ['open', 'won', 'lost'] as const;
export type StageType = (typeof stageTypes)[number];

/** Fields of an opportunity a stage may ask for before a deal enters it (OPP-02). */
export const stageFields = [
  'customerId',
  'contactId',
  'amount',
  'expectedCloseDate',
  'dealType',
  'source',
  'competitor',
] as const;
export type StageField = (typeof stageFields)[number];

const checkItem = z.strictObject({
  id: z.uuid(),
  text: requiredLine(120),
  /** A deal does not enter the stage before it is ticked; otherwise it is a reminder. */
  isRequired: z.boolean(),
});
export type CheckItem = z.infer<typeof checkItem>;

const stageShape = {
  id: z.uuid(),
  name: requiredLine(60),
  type: z.enum(stageTypes),
  /** What it means that a deal stands here. */
  meaning: z.string().max(1000),
  /** Chance to win in percent, unless a deal says otherwise (OPP-08). */
  probability: z.number().int().min(0).max(100),
  /** Calendar days a deal should stay; null says nothing. */
  expectedDays: z.number().int().min(1).max(3650).nullable(),
  requiredFields: z.array(z.enum(stageFields)).max(stageFields.length),
  checklist: z.array(checkItem).max(20),
  /** Who is responsible in this stage (ORG-08). */
  roleId: z.uuid().nullable(),
};

/** A step of a pipeline. */
export const stageSchema = z.object({ ...stageShape, position: z.number().int() });
export type Stage = z.infer<typeof stageSchema>;

/** Stages in their order; what is left out keeps its usual value. An id that is known keeps its stage. */
export const stageGiven = z.strictObject({
  id: stageShape.id.optional(),
  name: stageShape.name,
  type: stageShape.type.default('open'),
  meaning: stageShape.meaning.default(''),
  probability: stageShape.probability.optional(),
  expectedDays: stageShape.expectedDays.default(null),
  requiredFields: stageShape.requiredFields.default([]),
  checklist: stageShape.checklist.default([]),
  roleId: stageShape.roleId.default(null),
});
export type StageGiven = z.infer<typeof stageGiven>;

/** A way deals go, stage by stage, to won or lost (OPP-13, SET-10). */
export const pipelineSchema = recordSchema({})
  .omit({ custom: true, masked: true })
  .extend({
    name: z.string(),
    position: z.number().int(),
    /** New deals start here unless said otherwise. */
    isDefault: z.boolean(),
    /** No new deals; those in it go on. */
    isRetired: z.boolean(),
    stages: z.array(stageSchema),
    /** Deals in it that are neither won nor lost. */
    openDeals: z.number().int(),
  });
export type Pipeline = z.infer<typeof pipelineSchema>;

const stages = z.array(stageGiven).min(2).max(30);

export const pipelineTemplateKeys = ['b2b', 'b2c', 'project', 'renewal'] as const;
export type PipelineTemplateKey = (typeof pipelineTemplateKeys)[number];

/** Either the stages, or the name of a template to begin with. */
export const pipelineCreate = z.strictObject({
  id: z.uuid().optional(),
  name: requiredLine(60),
  isDefault: z.boolean().optional(),
  template: z.enum(pipelineTemplateKeys).optional(),
  stages: stages.optional(),
});
export const pipelinePatch = z.strictObject({
  id: z.uuid(),
  version: z.number().int().positive(),
  name: requiredLine(60).optional(),
  position: z.number().int().min(0).max(1000).optional(),
  isDefault: z.literal(true).optional(),
  isRetired: z.boolean().optional(),
  /** All stages in their new order. One that is left out must be empty of deals: move them first. */
  stages: stages.optional(),
});
export type PipelineCreate = z.infer<typeof pipelineCreate>;
export type PipelinePatch = z.infer<typeof pipelinePatch>;
