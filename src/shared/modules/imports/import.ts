import { z } from 'zod';
import { momentSchema } from '../../contract/fields';
import { stageTypes } from '../pipelines/pipeline';

/** What an import file can hold: one kind of record a file. */
export const importKinds = [
  'customers',
  'contacts',
  'activities',
  'leads',
  'opportunities',
  'products',
  'orders',
  'costs',
] as const;
export type ImportKind = (typeof importKinds)[number];

export const importStates = ['parsed', 'planned', 'running', 'done', 'failed', 'cancelled', 'undone'] as const;
export type ImportState = (typeof importStates)[number];

/** What the plan says of a row. `merge` is a row that belongs to an earlier one of the same file. */
export const importVerdicts = ['create', 'update', 'merge', 'skip', 'fault'] as const;
export type ImportVerdict = (typeof importVerdicts)[number];

/** What a person decided for a row instead; `auto` takes the decision back. */
export const rowDecisions = ['auto', 'skip', 'update', 'merge', 'new'] as const;
export type RowDecision = (typeof rowDecisions)[number];

/** By what a row is found to be a record that is there, the surest first; chosen per firm (IMP-04). */
export const importKeys = ['number', 'externalId', 'taxId', 'email', 'phone', 'name'] as const;
export type ImportKey = (typeof importKeys)[number];

export const dateOrders = ['day-month', 'month-day'] as const;

/** Why a cell or a row cannot be written. Texts under `imports.faults.<reason>`, with the data as placeholders. */
export const rowFaultReasons = [
  'missingName',
  'missingSubject',
  'tooLong',
  'badPhone',
  'phoneLength',
  'badMail',
  'badTaxId',
  'taxIdLength',
  'taxIdCheckDigit',
  'badDate',
  'noSuchDay',
  'badMoment',
  'badNumber',
  'badMoney',
  'badYesNo',
  'unknownChoice',
  'unknownOwner',
  'ambiguousOwner',
  'ownerNotAllowed',
  'unknownDepartment',
  'departmentNotAllowed',
  'unknownCustomer',
  'ambiguousCustomer',
  'unknownContact',
  'unknownStage',
  'ambiguousMatch',
  'tooManyValues',
  'badValue',
  'editNotAllowed',
  'createNotAllowed',
  'changedMeanwhile',
  'existsMeanwhile',
  'couldNotWrite',
] as const;
export type RowFaultReason = (typeof rowFaultReasons)[number];

export const rowFaultSchema = z.object({
  /** Column of the file from 0; null for what concerns the whole row. */
  column: z.number().int().nullable(),
  field: z.string().nullable(),
  reason: z.enum(rowFaultReasons),
  /** The sentence in the reader's language. */
  message: z.string(),
  /** Texts one may put in its place, the likeliest first. */
  suggestions: z.array(z.string()),
});

export const addressPartNames = ['label', 'country', 'province', 'city', 'district', 'street', 'postcode'] as const;

/** Where a column goes. `field` is a field's key, `custom.<key>` for the firm's own, null to leave the column out. */
export const columnTargetSchema = z.object({
  field: z.string().max(100).nullable(),
  /** The label of a phone, mail, handle or address: mobile, work, … */
  label: z.string().max(40).nullish(),
  /** For addresses, which part of one. */
  part: z.enum(addressPartNames).nullish(),
  /** Columns of one element of a list, such as the street and city of one address. */
  group: z.string().max(100).nullish(),
});
export type ColumnTargetInput = z.infer<typeof columnTargetSchema>;

export const importColumnSchema = columnTargetSchema.extend({
  index: z.number().int(),
  header: z.string(),
  samples: z.array(z.string()),
  /** 0 to 1. */
  confidence: z.number(),
  how: z.enum(['saved', 'header', 'content', 'chosen', 'none']),
});
export type ImportColumn = z.infer<typeof importColumnSchema>;

/** What a column can be mapped to. Built-in fields have their texts; own fields bring their label. */
export const importTargetSchema = z.object({
  field: z.string(),
  label: z.string().nullable(),
  type: z.string(),
  isList: z.boolean(),
  isRequired: z.boolean(),
  options: z.array(z.object({ key: z.string(), label: z.string().nullable() })).nullable(),
});
export type ImportTarget = z.infer<typeof importTargetSchema>;

export const planCountsSchema = z.object({
  create: z.number().int(),
  update: z.number().int(),
  merge: z.number().int(),
  skip: z.number().int(),
  faults: z.number().int(),
});
export type PlanCounts = z.infer<typeof planCountsSchema>;

/** The plan with what the page says beside the counts. */
export const importPlanSchema = planCountsSchema.extend({
  /** Cells that updates change. */
  changedCells: z.number().int(),
  /** Cells of which only blanks, width or the way of writing a date were tidied. */
  tidiedCells: z.number().int(),
  /** Records that merged rows end in. */
  mergedInto: z.number().int(),
  /** Customers made because contacts or deals name them. */
  newCustomers: z.number().int(),
  /** Stages deals name and the usual pipeline does not have, with the type their name suggests; the run adds them. */
  newStages: z.array(z.object({ name: z.string(), type: z.enum(stageTypes), rows: z.number().int() })),
  /** Sellers of deals or leads who are nobody here, most rows first: their names are kept, and the importer owns the records. */
  unknownSellers: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  /** Words for the status of leads that fit none, most rows first: new leads begin at the beginning, others stay where they are. */
  unknownStatuses: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  /** Faulty rows by reason, most first. */
  faultReasons: z.array(z.object({ reason: z.enum(rowFaultReasons), rows: z.number().int() })),
  /** By what updates and skips were found. */
  matchedBy: z.array(z.object({ key: z.enum(importKeys), rows: z.number().int() })),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

export const encodingProofSchema = z.object({
  sample: z.string(),
  misread: z.array(z.object({ encoding: z.string(), sample: z.string() })),
});

/** How a plan was or shall be made. */
export const planOptionsSchema = z.object({
  keys: z.array(z.enum(importKeys)).max(importKeys.length),
  /** Values for rows that have none, by field: a department, an owner, a source, tags. */
  defaults: z.record(z.string().max(100), z.union([z.string().max(500), z.array(z.string().max(60)).max(50)])),
  dateOrder: z.enum(dateOrders),
  /** What happens with rows that are there already, and with rows the file has twice. */
  onMatch: z.enum(['update', 'skip', 'new']),
  onRepeat: z.enum(['merge', 'skip', 'new']),
  /** For contacts and deals: customers they name and nobody has are added too. */
  createCustomers: z.boolean(),
});
export type PlanOptions = z.infer<typeof planOptionsSchema>;

export const importSchema = z.object({
  id: z.uuid(),
  kind: z.enum(importKinds),
  status: z.enum(importStates),
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx', 'xls', 'vcf', 'ics']),
  contentDiffersFromName: z.boolean(),
  encoding: z.string().nullable(),
  encodingProof: encodingProofSchema.nullable(),
  damagedCharacters: z.number().int(),
  delimiter: z.string().nullable(),
  quote: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), state: z.enum(['visible', 'hidden', 'veryHidden']) })).nullable(),
  sheet: z.string().nullable(),
  /** Row number of the header as a spreadsheet counts; 0 for none. */
  headerRow: z.number().int(),
  /** Records after the header. */
  rows: z.number().int(),
  emptyRows: z.number().int(),
  shortRows: z.number().int(),
  longRows: z.number().int(),
  hiddenRows: z.number().int(),
  columns: z.array(importColumnSchema),
  options: planOptionsSchema,
  plan: importPlanSchema.nullable(),
  /** What is going on now, if anything is. */
  progress: z
    .object({
      phase: z.enum(['planning', 'running', 'undoing']),
      done: z.number().int(),
      total: z.number().int(),
    })
    .nullable(),
  /** What has been written so far, and what could not be when its turn came. */
  result: z
    .object({
      created: z.number().int(),
      updated: z.number().int(),
      faults: z.number().int(),
      /** After an undo: what somebody touched since and was left. */
      undone: z.number().int(),
      leftAsIs: z.number().int(),
    })
    .nullable(),
  jobId: z.uuid().nullable(),
  userId: z.uuid().nullable(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Import = z.infer<typeof importSchema>;

/** One row of the plan's grid. */
export const importRowSchema = z.object({
  rowNumber: z.number().int(),
  verdict: z.enum(importVerdicts),
  decision: z.enum(rowDecisions),
  isWritten: z.boolean(),
  /** The cells as in the file or as mended since, a text per column. */
  cells: z.array(z.string()),
  /** Columns whose cell somebody mended. */
  mended: z.array(z.number().int()),
  faults: z.array(rowFaultSchema),
  /** The record it updates, equals or made, if the reader may see it. */
  target: z.object({ id: z.uuid(), number: z.string().nullable(), name: z.string() }).nullable(),
  matchedBy: z.array(z.enum(importKeys)),
  /** For merge: the row it belongs to. */
  intoRow: z.number().int().nullable(),
  /** For update: fields that change, with both values; `keeps` is true where the present one was chosen. */
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown(), keeps: z.boolean() })),
});
export type ImportRow = z.infer<typeof importRowSchema>;

/** A saved map: where the columns of a program's files go, by their headers. */
export const importMapSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(importKinds),
  columns: z.record(z.string().max(200), columnTargetSchema.nullable()),
  keys: z.array(z.enum(importKeys)),
  dateOrder: z.enum(dateOrders).nullable(),
  updatedAt: momentSchema,
});
export type ImportMap = z.infer<typeof importMapSchema>;
