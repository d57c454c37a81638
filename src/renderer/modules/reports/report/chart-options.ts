import type { ApexOptions } from 'apexcharts';
import type { ReportColumn, ReportRow, ReportTable } from '@shared/modules/reports/report';
import type { Format } from '@renderer/app/format';
import { fontFamily } from '@renderer/app/theme/theme';
import { schemeVariables } from '@renderer/app/theme/tokens';
import { scaleText } from './figure-text';

/** More bars than this are a table's business. */
const mostBars = 14;
const uprightHeight = 268;
/** Beyond so many times its plan a bar is red instead of amber. */
const farBeyond = 2;

export interface DrawnChart {
  readonly options: ApexOptions;
  readonly height: number;
}

interface Drawing {
  readonly table: ReportTable;
  readonly scheme: 'light' | 'dark';
  readonly format: Format;
}

/** Whether a table says what a chart of it shall be, and has enough in it. */
export function isDrawn({ series, rows }: ReportTable): boolean {
  const bars = series.filter(({ mark }) => mark === 'bar' || mark === 'stack');
  return bars.some(({ column }) => rows.some(({ cells }) => Number(cells[column]?.value ?? 0) > 0));
}

/** A table's chart in the colours of the tokens: bars for names, columns and lines for months (pictures/tokens.md, Charts). */
export function drawChart(drawing: Drawing): DrawnChart {
  return drawing.table.isUpright ? upright(drawing) : lying(drawing);
}

function inkOf(scheme: 'light' | 'dark'): (name: string) => string {
  const variables = schemeVariables(scheme);
  return (name) => variables[`--hearth-${name}`] ?? 'currentColor';
}

function valueOf(row: ReportRow, column: string | undefined): number | null {
  const value = column === undefined ? null : row.cells[column]?.value;
  return typeof value === 'number' ? value : null;
}

function frame({ scheme }: Drawing): ApexOptions {
  const ink = inkOf(scheme);
  return {
    chart: {
      animations: { enabled: false },
      toolbar: { show: false },
      zoom: { enabled: false },
      selection: { enabled: false },
      background: 'transparent',
      fontFamily,
      foreColor: ink('text2'),
      parentHeightOffset: 0,
      redrawOnParentResize: true,
    },
    theme: { mode: scheme },
    fill: { opacity: 1 },
    dataLabels: { enabled: false },
    legend: { show: false },
    states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
    tooltip: { enabled: false },
    grid: { borderColor: ink('line'), padding: { top: -12, right: 16, bottom: 0, left: 8 } },
  };
}

/** Names beside lying bars: the part beyond the plan in another colour, and the marks of plan, median, P90 and the period before. */
function lying(drawing: Drawing): DrawnChart {
  const { table, scheme, format } = drawing;
  const ink = inkOf(scheme);
  const rows = table.rows.slice(0, mostBars);
  const marked = (mark: string) => table.series.find((one) => one.mark === mark)?.column;
  const bars = table.series.filter(({ mark }) => mark === 'bar' || mark === 'stack');
  const unit = columnOf(table, bars[0]?.column)?.unit ?? 'count';
  const plan = marked('plan');
  const [first] = bars;
  const goals = (row: ReportRow) =>
    goalsOf(row, { ink, plan, median: marked('median'), p90: marked('p90'), previous: marked('previous') });
  const within = (row: ReportRow) => {
    const [value, limit] = [valueOf(row, first?.column) ?? 0, valueOf(row, plan)];
    return limit === null ? value : Math.min(value, limit);
  };
  const series =
    bars.length === 1
      ? [
          {
            name: 'within',
            data: rows.map((row) => ({ x: row.key, y: within(row), ...(plan === undefined && { goals: goals(row) }) })),
          },
          ...(plan === undefined
            ? []
            : [
                {
                  name: 'beyond',
                  data: rows.map((row) => {
                    const value = valueOf(row, first?.column) ?? 0;
                    const limit = valueOf(row, plan) ?? value;
                    const fillColor = value > limit * farBeyond ? ink('bad') : ink('warn-fill');
                    return { x: row.key, y: Math.max(0, value - limit), fillColor, goals: goals(row) };
                  }),
                },
              ]),
        ]
      : bars.map(({ column }) => ({
          name: columnOf(table, column)?.label ?? column,
          data: rows.map((row) => ({ x: row.key, y: valueOf(row, column) ?? 0 })),
        }));
  const most = Math.max(
    1,
    ...rows.map((row) => {
      const values = bars.map(({ column }) => valueOf(row, column) ?? 0);
      return bars.some(({ mark }) => mark === 'stack')
        ? values.reduce((sum, one) => sum + one, 0)
        : Math.max(...values);
    }),
  );
  const isStacked = bars.length === 1 || bars.some(({ mark }) => mark === 'stack');
  const label = (row: ReportRow | undefined) => {
    if (!row) return '';
    const value = bars.length === 1 ? valueOf(row, first?.column) : null;
    return value === null ? short(row.label) : `${short(row.label)}   ${scaleText(unit, value, format)}`;
  };
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const base = frame(drawing);
  const height = rows.length * (isStacked ? 36 : 44) + 44;
  return {
    height,
    options: {
      ...base,
      series,
      chart: { ...base.chart, type: 'bar', stacked: isStacked, height },
      colors: bars.length === 1 ? [ink('accent'), ink('warn-fill')] : coloursOf(ink),
      plotOptions: { bar: { horizontal: true, barHeight: isStacked ? '52%' : '68%', borderRadius: 0 } },
      grid: { ...base.grid, xaxis: { lines: { show: true } }, yaxis: { lines: { show: false } } },
      xaxis: {
        ...(unit === 'count' && { min: 0, tickAmount: Math.min(most, 8), decimalsInFloat: 0, max: evenly(most, 8) }),
        labels: { formatter: (value) => scaleText(unit, Number(value), format), style: { fontSize: '12px' } },
        axisBorder: { show: false },
        axisTicks: { show: false },
      },
      yaxis: {
        labels: {
          minWidth: 136,
          maxWidth: 240,
          style: { fontSize: '13px', colors: rows.map((row) => ink(row.isHot ? 'bad' : 'text')) },
          formatter: (key) => label(byKey.get(String(key))),
        },
      },
    },
  };
}

interface Marks {
  readonly ink: (name: string) => string;
  readonly plan: string | undefined;
  readonly median: string | undefined;
  readonly p90: string | undefined;
  readonly previous: string | undefined;
}

/** Each mark has one meaning: dark tick plan, notch median, thin end mark P90, round dot the period before. */
function goalsOf(row: ReportRow, { ink, plan, median, p90, previous }: Marks) {
  const goal = (column: string | undefined, name: string, style: object) => {
    const value = valueOf(row, column);
    return value === null ? [] : [{ name, value, ...style }];
  };
  return [
    ...goal(median, 'median', { strokeColor: ink('surface'), strokeWidth: 2, strokeHeight: 6 }),
    ...goal(p90, 'p90', { strokeColor: ink('strong'), strokeWidth: 1.5, strokeHeight: 4 }),
    ...goal(plan, 'plan', { strokeColor: ink('text'), strokeWidth: 2, strokeHeight: 15 }),
    ...goal(previous, 'previous', {
      strokeColor: ink('strong'),
      strokeWidth: 6,
      strokeHeight: 0,
      strokeLineCap: 'round',
    }),
  ];
}

/** Months side by side: what adds up is stacked, what is compared with it is a line. */
function upright(drawing: Drawing): DrawnChart {
  const { table, scheme, format } = drawing;
  const ink = inkOf(scheme);
  const unit = columnOf(table, table.series[0]?.column)?.unit ?? 'count';
  const isLine = (mark: string) => mark === 'line';
  const colours = ['accent', 'accent-line', 'warn-fill', 'strong'];
  const base = frame(drawing);
  return {
    height: uprightHeight,
    options: {
      ...base,
      series: table.series.map(({ column, mark }) => ({
        name: columnOf(table, column)?.label ?? column,
        type: isLine(mark) ? 'line' : 'column',
        data: table.rows.map((row) => valueOf(row, column)),
      })),
      chart: { ...base.chart, type: 'line', stacked: true, height: uprightHeight },
      colors: table.series.map((_, place) => ink(colours[place] ?? 'text2')),
      stroke: {
        width: table.series.map(({ mark }) => (isLine(mark) ? 2 : 0)),
        dashArray: table.series.map(({ mark }, place) => (isLine(mark) && place === table.series.length - 1 ? 4 : 0)),
        curve: 'straight',
      },
      markers: { size: 0, hover: { size: 0 } },
      plotOptions: { bar: { columnWidth: '56%', borderRadius: 0 } },
      grid: { ...base.grid, xaxis: { lines: { show: false } }, yaxis: { lines: { show: true } } },
      xaxis: {
        categories: table.rows.map(({ label }) => label.slice(2)),
        labels: { rotate: 0, hideOverlappingLabels: true, style: { fontSize: '12px' } },
        axisBorder: { color: ink('strong') },
        axisTicks: { show: false },
        tooltip: { enabled: false },
      },
      yaxis: {
        min: 0,
        forceNiceScale: true,
        labels: { formatter: (value) => scaleText(unit, value, format), style: { fontSize: '12px' } },
      },
    },
  };
}

/** The least number from `value` on that so many steps of whole numbers come to. */
function evenly(value: number, steps: number): number {
  const ticks = Math.min(value, steps);
  return Math.ceil(value / ticks) * ticks;
}

/** What each colour and mark of a chart means, in the order it is drawn. */
export function legendOf({
  series,
  columns,
  isUpright,
}: ReportTable): { label: string; mark: string; colour: string }[] {
  const colours = isUpright ? ['accent', 'accent-line', 'warn-fill', 'strong'] : legendColours;
  let place = 0;
  return series.map(({ column, mark }) => {
    const isMark = !['bar', 'stack', 'line'].includes(mark);
    const colour = isMark ? 'text' : (colours[place++] ?? 'text2');
    return { label: columns.find(({ key }) => key === column)?.label ?? column, mark, colour };
  });
}

const legendColours = ['accent', 'warn-fill', 'accent-line', 'strong', 'text3'];

function coloursOf(ink: (name: string) => string): string[] {
  return legendColours.map(ink);
}

function columnOf({ columns }: ReportTable, key: string | undefined): ReportColumn | undefined {
  return columns.find((one) => one.key === key);
}

function short(text: string): string {
  const letters = [...text];
  return letters.length > 18 ? `${letters.slice(0, 17).join('')}…` : text;
}
