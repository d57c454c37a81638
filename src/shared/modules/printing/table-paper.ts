import Mustache from 'mustache';
import type { PaperSize } from './render';

export interface PaperColumn {
  readonly label: string;
  /** Figures stand at the end, one below the other. */
  readonly isNumber: boolean;
}

/** What a list, a table of accounts or a record's page says, as texts ready for paper. */
export type PaperBlock =
  | {
      readonly kind: 'facts';
      readonly caption: string;
      readonly items: readonly { readonly label: string; readonly value: string }[];
    }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly string[])[];
      /** Sums, below the rows. */
      readonly totals: readonly (readonly string[])[];
    };

export interface TablePaper {
  readonly firm: string;
  readonly title: string;
  /** Below the title, a line each: what was filtered, what is left out. */
  readonly details: readonly string[];
  /** When and by whom it was printed. */
  readonly printed: string;
  /** As `第 {{page}} 页，共 {{pages}} 页`; filled in when the sheets are laid out. */
  readonly page: string;
  readonly language: string;
  readonly blocks: readonly PaperBlock[];
}

const portrait: PaperSize = { width: 210, height: 297 };
const landscape: PaperSize = { width: 297, height: 210 };
/** Signs of a line that an upright sheet has room for; Chinese ones count twice. */
const uprightSigns = 104;
const shortest = 6;
const longest = 40;

/** Upright where the widest table has room on it, else across. */
export function tablePaperSize({ blocks }: Pick<TablePaper, 'blocks'>): PaperSize {
  const widest = Math.max(0, ...blocks.map((block) => (block.kind === 'table' ? total(widthsOf(block)) : 0)));
  return widest > uprightSigns ? landscape : portrait;
}

/** One `article` of blocks, the heads of tables repeated on every sheet they run over. Every text is escaped. */
export function tableArticle(paper: TablePaper): string {
  const blocks = paper.blocks.map((block) => {
    if (block.kind === 'facts') return { facts: block };
    const widths = widthsOf(block);
    const sum = total(widths);
    const cells = (texts: readonly string[]) =>
      block.columns.map(({ isNumber }, index) => ({ text: texts[index] ?? '', side: isNumber ? 'number' : '' }));
    return {
      table: {
        caption: block.caption,
        columns: block.columns.map(({ label, isNumber }, index) => ({
          label,
          side: isNumber ? 'number' : '',
          share: (((widths[index] ?? shortest) / sum) * 100).toFixed(2),
        })),
        count: block.columns.length,
        rows: [
          ...block.rows.map((texts) => ({ cells: cells(texts), look: '' })),
          ...block.totals.map((texts) => ({ cells: cells(texts), look: 'total' })),
        ],
      },
    };
  });
  const place = { ...paper, blocks, pageNumber: paper.page };
  return `<article lang="${paper.language === 'en' ? 'en' : 'zh-CN'}">${Mustache.render(template, place)}</article>`;
}

/** The room each column asks for, in signs: what its longest text takes, within limits. */
function widthsOf({ columns, rows, totals }: Extract<PaperBlock, { kind: 'table' }>): number[] {
  return columns.map(({ label }, index) => {
    const texts = [label, ...[...rows, ...totals].map((row) => row[index] ?? '')];
    return Math.min(longest, Math.max(shortest, ...texts.map(signsOf))) + 2;
  });
}

function signsOf(text: string): number {
  let signs = 0;
  for (const sign of text) signs += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return signs;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

const template = `<header class="letterhead"><span>{{firm}}</span><span>{{printed}}</span></header>
<header data-print="again" class="letterhead"><span>{{firm}}</span><span>{{title}}</span></header>
<section><h1>{{title}}</h1>{{#details}}<p class="detail">{{.}}</p>{{/details}}</section>
{{#blocks}}
{{#facts}}<section class="facts"><h2>{{caption}}</h2><dl>{{#items}}<div><dt>{{label}}</dt><dd>{{value}}</dd></div>{{/items}}</dl></section>{{/facts}}
{{#table}}<table data-print="lines">
<colgroup>{{#columns}}<col style="width: {{share}}%" />{{/columns}}</colgroup>
<thead>{{#caption}}<tr><th class="caption" colspan="{{count}}">{{caption}}</th></tr>{{/caption}}<tr>{{#columns}}<th class="{{side}}">{{label}}</th>{{/columns}}</tr></thead>
<tbody>{{#rows}}<tr class="{{look}}">{{#cells}}<td class="{{side}}">{{text}}</td>{{/cells}}</tr>{{/rows}}</tbody>
</table>{{/table}}
{{/blocks}}
<footer data-print="foot" class="foot"><span>{{title}}</span><span data-print="page-number">{{pageNumber}}</span></footer>`;

/** Plain and close: as much on a sheet as can be read. */
export const tablePaperStyle = `.sheet { padding: 36px 44px 22px; font-size: 11px; line-height: 16px; }
h1, h2, th, .total td { font-weight: 600; }
.letterhead { display: flex; justify-content: space-between; gap: 24px; padding-bottom: 6px; margin-bottom: 12px; border-bottom: 1px solid #1e1c19; color: #57534b; }
.letterhead span:first-child { color: #1e1c19; font-weight: 600; }
h1 { font-size: 20px; line-height: 28px; overflow-wrap: anywhere; }
.detail { color: #57534b; overflow-wrap: anywhere; }
.facts { margin-top: 12px; }
h2, .caption { font-size: 13px; line-height: 20px; }
.facts dl { display: grid; grid-template-columns: 1fr 1fr; gap: 0 32px; margin-top: 2px; }
.facts div { display: grid; grid-template-columns: 96px 1fr; gap: 12px; padding: 3px 0; border-bottom: 1px solid #ebe7df; }
:lang(en) .facts div { grid-template-columns: 124px 1fr; }
dt { color: #57534b; }
dd { overflow-wrap: anywhere; white-space: pre-line; }
table { table-layout: fixed; margin-top: 12px; }
th { padding: 4px 6px; border-bottom: 1px solid #1e1c19; text-align: left; vertical-align: bottom; overflow-wrap: anywhere; }
th.caption { padding: 0 0 2px; border-bottom-color: #c9c4ba; }
td { padding: 3px 6px; border-bottom: 1px solid #ebe7df; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line; }
tr > :first-child { padding-left: 0; }
tr > :last-child { padding-right: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.total td { border-top: 1px solid #1e1c19; border-bottom: 0; }
.total + .total td { border-top: 0; }
.foot { display: flex; justify-content: space-between; gap: 24px; padding-top: 6px; border-top: 1px solid #c9c4ba; font-size: 10px; line-height: 14px; color: #57534b; }`;
