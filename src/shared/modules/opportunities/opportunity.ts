import { z } from 'zod';
import { field } from '../../contract/fields';
import { createSchema, patchSchema, recordSchema } from '../../contract/record';
import { documentFields, lineGivenSchema, lineSchema, mostLines, taxesSchema } from '../documents/document';
import { stageTypes } from '../pipelines/pipeline';

export const dealTypes = ['new', 'upsell', 'crossSell', 'renewal'] as const;
/** The last two say that there was no deal: they count neither as won nor as lost (M4). */
export const lostReasons = [
  'price',
  'competitor',
  'timing',
  'budget',
  'fit',
  'noDecision',
  'other',
  'invalid',
  'duplicate',
] as const;

/**
 * A deal on its way through a pipeline (OPP-01..14). Amounts are minor units of `currency`, net of tax: where there are lines
 * (OPP-12) the amount is what they come to without tax, otherwise it is typed by hand.
 */
export const opportunityFields = {
  number: field.text('basic', { computed: true, sortable: true, filterable: true }, 20),
  name: field.requiredText('basic', { sortable: true, filterable: true, importable: true }),
  customerId: field.reference('basic', 'customer', {}),
  contactId: field.reference('basic', 'contact', {}),
  pipelineId: field.pipeline('basic', { computed: true, filterable: true }),
  /** Left out, a new deal starts in the first stage of the usual pipeline. */
  stageId: field.stage('basic', { filterable: true }),
  status: field.choice('basic', stageTypes, { computed: true, filterable: true }),
  amount: field.money('money', { sortable: true, filterable: true, importable: true }),
  currency: field.currency('money', { importable: true }),
  /** Whether there are lines, from which the amount follows. */
  hasLines: field.yesNo('basic', { computed: true, filterable: true }),
  /** How the lines are reckoned, as on a quote; empty without lines. */
  isTaxIncluded: field.yesNo('money', {}),
  discountPercent: documentFields.discountPercent,
  discountAmount: documentFields.discountAmount,
  /** Percent; follows the stage until somebody sets it, and follows it again when it is emptied (OPP-08). */
  probability: field.integer('basic', { filterable: true, importable: true }, 100),
  probabilityIsManual: field.yesNo('basic', { computed: true }),
  expectedCloseDate: field.date('basic', { sortable: true, filterable: true, importable: true }),
  /** When it began; empty where an import did not know. */
  openedAt: field.moment('basic', { sortable: true, filterable: true, importable: true }),
  /** When it was won or lost, the last time. */
  closedAt: field.moment('basic', { sortable: true, filterable: true, importable: true }),
  stageEnteredAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  dealType: field.choice('basic', dealTypes, { filterable: true, importable: true }),
  lostReason: field.choice('basic', lostReasons, { filterable: true, importable: true }),
  competitor: field.text('basic', { filterable: true, importable: true }, 120),
  lostNote: field.longText('basic', { importable: true }, 2000),
  source: field.text('basic', { filterable: true, importable: true }, 80),
  subSource: field.text('basic', { filterable: true, importable: true }, 80),
  ownerId: field.user('basic', { filterable: true, importable: true }),
  /** Who sold it where that is nobody here, such as a former colleague: as the file that told it wrote the name. */
  sellerName: field.text('basic', { filterable: true, importable: true }, 120),
  departmentId: field.department('basic', { filterable: true, importable: true }),
  coOwnerIds: field.users('basic', { filterable: true }),
  tags: field.tags('basic', { filterable: true, importable: true }),
  nextStepAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  nextStep: field.text('basic', { computed: true }),
  lastContactAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  notes: field.longText('relation', { importable: true }),
  createdAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
  updatedAt: field.moment('basic', { computed: true, sortable: true, filterable: true }),
} as const;

/** Names of what a deal points at, as far as the reader may see it. */
const named = {
  customer: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  contact: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Ids of the checklist items of its stage that are ticked. */
  checked: z.array(z.uuid()),
};

const lines = { lines: z.array(lineGivenSchema).max(mostLines).optional() };

export const opportunitySchema = recordSchema(opportunityFields).extend({
  ...named,
  /** Products and amounts; only where one deal is read, lists leave lines and taxes out. */
  lines: z.array(lineSchema),
  taxes: taxesSchema.nullable(),
});
export const opportunityCreate = createSchema(opportunityFields).extend(lines);
export const opportunityPatch = patchSchema(opportunityFields).extend(lines);
export type Opportunity = z.infer<typeof opportunitySchema>;
export type OpportunityCreate = z.infer<typeof opportunityCreate>;
export type OpportunityPatch = z.infer<typeof opportunityPatch>;

/** A move to another stage, with what that stage asks for (OPP-04, 09). */
export const moveInput = z.strictObject({
  id: z.uuid(),
  version: z.number().int().positive(),
  stageId: z.uuid(),
  lostReason: z.enum(lostReasons).optional(),
  lostNote: z.string().max(2000).optional(),
  customerId: z.uuid().optional(),
  contactId: z.uuid().optional(),
  dealType: z.enum(dealTypes).optional(),
  source: z.string().max(80).optional(),
  competitor: z.string().max(120).optional(),
  expectedCloseDate: z.iso.date().optional(),
  amount: opportunityFields.amount.schema.optional(),
  /** Items of the stage's checklist that are ticked with the move. */
  checked: z.array(z.uuid()).max(20).optional(),
});

/** One row for each move, from the first day on. */
export const stageMoveSchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime({ offset: true }),
  userId: z.uuid().nullable(),
  fromStageId: z.uuid().nullable(),
  toStageId: z.uuid(),
  /** How long it stood in the stage before, in seconds; null for the first. */
  seconds: z.number().int().nullable(),
});
export type StageMove = z.infer<typeof stageMoveSchema>;

/** Cards of one column of the board, with sums over all of its deals. */
export const boardColumnSchema = z.object({
  stageId: z.uuid(),
  count: z.number().int(),
  /** In the firm's currency, minor units; null where the role hides money. */
  amount: z.number().int().nullable(),
  weighted: z.number().int().nullable(),
  /** Deals whose amount is in a currency without a rate and therefore in neither sum; null where the role hides money. */
  otherCurrencies: z.number().int().nullable(),
  /** Mean days the deals have stood here so far. */
  averageDays: z.number().nullable(),
  items: z.array(opportunitySchema),
  nextCursor: z.string().nullable(),
});
