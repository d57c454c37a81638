import { z } from 'zod';
import type { Resource } from '../../access/resources';
import { daySchema } from '../../contract/fields';
import { exportEncodings, exportFormats } from '../exports/export';
import { countedKinds, metricIds, metricScopes } from './metric';

/** The named reports (REP-1..8), the stage durations of picture 06 and the ranking (PER-01), in the order they are offered. */
export const reportNames = [
  'forecast',
  'funnel',
  'stageDuration',
  'cycle',
  'lostDeals',
  'ranking',
  'conversion',
  'leadSources',
  'activity',
  'teamWeek',
  'profitability',
] as const;
export type ReportName = (typeof reportNames)[number];

/** What a report counts: it is offered to whoever may see that, and taken along by whoever may export it. */
export const reportResources: Readonly<Record<ReportName, readonly Resource[]>> = {
  forecast: ['opportunity'],
  funnel: ['opportunity'],
  stageDuration: ['opportunity'],
  cycle: ['opportunity'],
  lostDeals: ['opportunity'],
  ranking: ['opportunity'],
  conversion: ['lead', 'opportunity'],
  leadSources: ['lead'],
  activity: ['activity'],
  teamWeek: ['activity'],
  profitability: ['order'],
};

/** Reports that can be asked of one product: those of deals, which have lines. */
export const productReports: readonly ReportName[] = [
  'forecast',
  'funnel',
  'stageDuration',
  'cycle',
  'lostDeals',
  'ranking',
];

/** By when something happened, or by when the lead it goes back to came in (REP-2). */
export const reportViews = ['cohort', 'event'] as const;

/**
 * What a report is asked over. Days are the firm's: `from` is in the period, `to` is not; without them the period has no
 * such end. Reports of a pipeline's stages take the usual pipeline where none is named.
 */
export const reportInput = z.object({
  name: z.enum(reportNames),
  from: daySchema.optional(),
  to: daySchema.optional(),
  scope: z.enum(metricScopes).default('all'),
  ownerId: z.uuid().optional(),
  departmentId: z.uuid().optional(),
  pipelineId: z.uuid().optional(),
  source: z.string().max(80).optional(),
  /** Only deals with a line of the product; sums are those of its lines, without tax. */
  productId: z.uuid().optional(),
  view: z.enum(reportViews).default('cohort'),
});
export type ReportInput = z.infer<typeof reportInput>;

export const reportUnits = ['text', 'count', 'money', 'days', 'ratio', 'times'] as const;
export type ReportUnit = (typeof reportUnits)[number];
export const reportTones = ['good', 'warn', 'bad'] as const;
export type ReportTone = (typeof reportTones)[number];

const number = z.number().nullable();

/** A figure: counts, minor units of the firm's currency, days, or a ratio from 0 to 1; null where there is none. */
export const reportCellSchema = z.object({
  value: z.union([z.number(), z.string()]).nullable(),
  /** Its share of its row's or column's whole, 0 to 1, beside it. */
  share: z.number().optional(),
  tone: z.enum(reportTones).optional(),
  /** `reports.records` answers what is behind it. */
  hasRecords: z.literal(true).optional(),
  /** How this one figure came about. */
  numerator: number.optional(),
  denominator: number.optional(),
  /** Records counted, of those that should have been. */
  counted: z.number().int().optional(),
  all: z.number().int().optional(),
  /** Something that belongs beside it and is not in it, with the column its records stand under. */
  apart: z.object({ text: z.string(), column: z.string() }).optional(),
});
export type ReportCell = z.infer<typeof reportCellSchema>;

const rowSchema = z.object({
  /** Id of the stage, person or department, text of a source, `2026-11`; empty where nothing is filled in. */
  key: z.string(),
  label: z.string(),
  /** The row the finding is about. */
  isHot: z.literal(true).optional(),
  /** Whose row it is. */
  userId: z.uuid().optional(),
  /** The record it is. */
  record: z.object({ kind: z.enum(countedKinds), id: z.uuid() }).optional(),
  cells: z.record(z.string(), reportCellSchema),
});
export type ReportRow = z.infer<typeof rowSchema>;

const columnSchema = z.object({
  key: z.string(),
  label: z.string(),
  unit: z.enum(reportUnits),
  /** Of a change: written with its sign. */
  isChange: z.literal(true).optional(),
  /** The definition it is counted by, a key of `definitions`. */
  definition: z.string().optional(),
});
export type ReportColumn = z.infer<typeof columnSchema>;

/** How a column is drawn: bars stand on one scale, marks on the bars, lines over them. */
export const seriesMarks = ['bar', 'stack', 'line', 'plan', 'median', 'p90', 'previous'] as const;
const seriesSchema = z.object({ column: z.string(), mark: z.enum(seriesMarks) });
export type ReportSeries = z.infer<typeof seriesSchema>;

export const reportTableSchema = z.object({
  key: z.string(),
  title: z.string(),
  /** What its rows are. */
  rowLabel: z.string(),
  columns: z.array(columnSchema),
  rows: z.array(rowSchema),
  totals: rowSchema.nullable(),
  /** What the chart draws, over the rows; none where a table is enough. */
  series: z.array(seriesSchema),
  /** Names and words lie down, months stand. */
  isUpright: z.boolean(),
  /** How many rows there are beyond those shown. */
  more: z.number().int(),
});
export type ReportTable = z.infer<typeof reportTableSchema>;

const definitionSchema = z.object({
  key: z.string(),
  name: z.string(),
  metric: z.enum(metricIds).nullable(),
  numerator: z.string(),
  denominator: z.string(),
  excluded: z.string(),
});
export type ReportDefinition = z.infer<typeof definitionSchema>;

const periodSchema = z.object({ from: daySchema.nullable(), to: daySchema.nullable() });

export const reportSchema = reportTableSchema.omit({ key: true, title: true }).extend({
  name: z.enum(reportNames),
  question: z.string(),
  /** The answer in words: its beginning stands out. Null where there is nothing to judge. */
  finding: z.object({ lead: z.string(), rest: z.string(), tone: z.enum(['plain', 'bad', 'good']) }).nullable(),
  title: z.string(),
  period: periodSchema,
  previous: periodSchema.nullable(),
  pipelineId: z.uuid().nullable(),
  asOf: z.iso.datetime(),
  currency: z.string(),
  coverage: z.object({ counted: z.number().int(), all: z.number().int() }).nullable(),
  definitions: z.array(definitionSchema),
  /** What is not in the figures, and why. */
  notes: z.array(z.string()),
  /** The same question from other sides. */
  further: z.array(reportTableSchema),
});
export type Report = z.infer<typeof reportSchema>;

/** The records behind one figure, a page at a time. `totals` is the row of the foot. */
export const reportRecordsInput = reportInput.extend({
  table: z.string().max(80).default('main'),
  row: z.string().max(200).default(''),
  column: z.string().max(40),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});
export const totalsRow = 'totals';

export const reportExportInput = reportInput.extend({
  table: z.string().max(80).default('main'),
  format: z.enum(exportFormats).default('csv'),
  encoding: z.enum(exportEncodings).default('utf-8'),
});
