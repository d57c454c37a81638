import { Readable } from 'node:stream';
import { Fault } from '@shared/contract/faults';
import { moneyToDecimal } from '@shared/lib/money';
import type {
  Report,
  ReportColumn,
  ReportInput,
  ReportName,
  ReportRow,
  ReportTable,
} from '@shared/modules/reports/report';
import { productReports, reportResources, totalsRow } from '@shared/modules/reports/report';
import type { reportsContract } from '@shared/modules/reports/reports.contract';
import { auditChange } from '../../audit/audit';
import type { QueryContext } from '../../context';
import type { Handlers } from '../../operations';
import type { ExportTable } from '../exports';
import { exportFile } from '../exports';
import { indexedBy, keepWalking } from '../../database/dialect';
import { askOf } from './ask';
import { productName } from './metrics/product-share';
import { questionOf } from './metrics/question';
import { findBottlenecks } from './bottlenecks';
import { namedReports } from './named';
import type { Asking } from './named/asking';
import { askingOf } from './named/asking';
import { idsBehind } from './named/facts';
import type { Slices } from './named/named-report';
import { withoutRate } from './named/unrated';
import { recordPage } from './record-page';

/** More are no choice; what is not among them can be typed. */
const mostSources = 100;

export const reportsHandlers: Handlers<typeof reportsContract> = {
  bottlenecks: (context, { pipelineId }) => findBottlenecks(context, pipelineId),

  read: (context, input) => readReport(context, input),

  records: async (context, { table, row, column, limit, cursor, ...input }) => {
    refuseProduct(input);
    const report = namedReports[input.name];
    const asking = await askingOf(context, input, report.habits);
    const slice = report.behind(asking, table)?.[column];
    if (!slice) throw new Fault('not_found');
    const isTotal = row === totalsRow;
    const facts = (isTotal ? slice.totals : undefined) ?? slice.facts;
    return recordPage(askOf(context), facts.kind, idsBehind(facts, slice.when, isTotal ? null : row), {
      limit,
      cursor,
    });
  },

  sources: async (context) => {
    const { deals, leads } = await questionOf(context, { scope: 'all' });
    const rows = await askOf(context)<{ source: string }>({
      sql: `SELECT source FROM (
          SELECT c.source AS source FROM opportunity c WHERE ${keepWalking('c')} AND c.source IS NOT NULL AND ${deals.sql}
          UNION ALL SELECT c.source FROM lead c WHERE ${keepWalking('c')} AND c.source IS NOT NULL AND ${leads.sql})
        GROUP BY source ORDER BY count(*) DESC, source LIMIT ${mostSources}`,
      parameters: [...deals.parameters, ...leads.parameters],
    });
    return { items: rows.map(({ source }) => source) };
  },

  export: {
    begin: async (context, { table: key, format, encoding, ...input }) => {
      refuseExport(context, input.name);
      const report = await readReport(context, input);
      const table = [mainOf(report), ...report.further].find((one) => one.key === key);
      if (!table) throw new Fault('not_found');
      const file = exportFile(context, {
        table: () => exportTable(table, report.currency),
        name: table.title,
        fileName: [table.title, report.period.from, report.period.to].filter(Boolean).join(' '),
        format,
        encoding,
      });
      // The audit line stands before the first byte is made (SEC-03).
      return async (command) => {
        const download = command.services.downloads.add(file);
        await auditChange(command, {
          kind: 'report',
          recordId: download.id,
          changes: {
            name: [null, input.name],
            format: [null, format],
            from: [null, input.from ?? null],
            to: [null, input.to ?? null],
          },
          reason: null,
        });
        return download;
      };
    },
  },
};

/** Figures are over what one sees, be it nothing; to take them along needs the right to export what they count (ORG-06). */
function refuseExport({ caller }: QueryContext, name: ReportName): void {
  if (reportResources[name].some((resource) => caller.access.scope(resource, 'export') === 'none'))
    throw new Fault('not_allowed');
}

async function readReport(context: QueryContext, input: ReportInput): Promise<Report> {
  refuseProduct(input);
  const report = namedReports[input.name];
  const asking = await askingOf(context, input, report.habits);
  if (input.pipelineId !== undefined && !asking.pipeline) throw new Fault('not_found');
  const { finding, main, further = [], definitions = [], notes = [], coverage = null } = await report.make(asking);
  const unrated = await withoutRate(asking, input.name);
  const { key: _main, ...table } = withRecords(report.behind(asking, 'main'), main);
  return {
    ...table,
    name: input.name,
    question: asking.words.say(`questions.${input.name}`),
    finding,
    period: asking.period,
    previous: asking.previous,
    pipelineId: asking.input.pipelineId ?? null,
    asOf: new Date(context.now).toISOString(),
    currency: asking.question.currency,
    coverage: coverage ?? unrated.coverage,
    definitions: [...definitions],
    notes: [
      ...(await ofProduct(context, asking)),
      ...notes,
      ...unrated.notes,
      ...(await deletedSince(asking, input.name)),
    ],
    further: further.map((one) => withRecords(report.behind(asking, one.key), one)),
  };
}

/** Leads, activities and customers have no lines. */
function refuseProduct({ name, productId }: ReportInput): void {
  if (productId !== undefined && !productReports.includes(name))
    throw new Fault('invalid_input', { reason: 'notByProduct', field: 'productId' });
}

/** What the figures of one product are, for all definitions of a report. */
async function ofProduct({ db }: QueryContext, { question, words }: Asking): Promise<string[]> {
  const name = await productName(db, question.productId);
  return name === undefined ? [] : [words.say('notes.product', { product: name })];
}

/** Deals thrown away since the period ended are in none of its figures; how many they are is said (requirements 2.1). */
async function deletedSince({ ask, question, period, words }: Asking, name: ReportName): Promise<string[]> {
  if (period.to === null || question.to > question.now || !reportResources[name].includes('opportunity')) return [];
  const [row] = await ask<{ count: number }>({
    sql: `SELECT count(*) AS count FROM opportunity c ${indexedBy('opportunity_bin')}
      WHERE ${keepWalking('c')} AND c.deleted_at >= ? AND c.opened_at < ? AND ${question.binnedDeals.sql}`,
    parameters: [question.to, question.to, ...question.binnedDeals.parameters],
  });
  return row && row.count > 0 ? [words.say('notes.deleted', { deals: words.number(row.count) })] : [];
}

/** Says of each figure whether there are records behind it. */
function withRecords(slices: Slices | undefined, table: ReportTable): ReportTable {
  const mark = (row: ReportRow): ReportRow => ({
    ...row,
    cells: Object.fromEntries(
      Object.entries(row.cells).map(([column, cell]) => {
        const slice = slices?.[column];
        const isThere = slice !== undefined && cell.value !== null && cell.value !== 0;
        return [column, isThere ? { ...cell, hasRecords: true as const } : cell];
      }),
    ),
  });
  return { ...table, rows: table.rows.map(mark), totals: table.totals && mark(table.totals) };
}

function mainOf({ title, rowLabel, columns, rows, totals, series, isUpright, more }: Report): ReportTable {
  return { key: 'main', title, rowLabel, columns, rows, totals, series, isUpright, more };
}

/** A table as spreadsheets take it: money as decimals, ratios and days as they are counted, nothing for nothing. */
function exportTable(table: ReportTable, currency: string): ExportTable {
  const columns = [
    { header: table.rowLabel, type: 'text' as const },
    ...table.columns.map(({ label, unit }) => ({
      header: label,
      type: unit === 'text' ? ('text' as const) : ('number' as const),
    })),
  ];
  const rows = [...table.rows, ...(table.totals ? [table.totals] : [])].map((row) => [
    row.label,
    ...table.columns.map((column) => cellText(column, row, currency)),
  ]);
  return { columns, batches: Readable.from([rows]) };
}

function cellText({ key, unit }: ReportColumn, row: ReportRow, currency: string): string | null {
  const value = row.cells[key]?.value ?? null;
  if (value === null || typeof value === 'string') return value;
  return unit === 'money' ? moneyToDecimal(BigInt(Math.round(value)), currency) : String(Number(value.toFixed(4)));
}
