import Mustache from 'mustache';
import type { ContinuousSize } from './letterhead';
import type { PrintDocument } from './print-document';
import { printView } from './print-view';
import type { PrintFrame } from './printing.contract';
import type { CleanTemplate, Paper } from './template';

/** Millimetres. */
export interface PaperSize {
  readonly width: number;
  readonly height: number;
}

const inch = 25.4;
const continuousHeights: Readonly<Record<ContinuousSize, number>> = {
  full: 11 * inch,
  half: 5.5 * inch,
  third: (11 * inch) / 3,
};

/** The size of a sheet: A4, or a piece of continuous paper, 241 mm wide with its holes. */
export function paperSize(paper: Paper, continuousSize: ContinuousSize): PaperSize {
  if (paper === 'a4') return { width: 210, height: 297 };
  return { width: 241, height: Number(continuousHeights[continuousSize].toFixed(2)) };
}

export interface RenderOptions {
  readonly frame: Pick<PrintFrame, 'letterhead' | 'images'> & { readonly template: Omit<CleanTemplate, 'id'> };
  readonly documents: readonly PrintDocument[];
  /** `@font-face` rules; without them the system's fonts stand in. */
  readonly fontFaces: string;
  /** Of the page, for a screen reader and the PDF. */
  readonly title: string;
}

export interface ShellOptions {
  readonly size: PaperSize;
  readonly language: string;
  readonly title: string;
  readonly fontFaces: string;
  /** Rules of the look, after those every sheet has. */
  readonly style: string;
  readonly body: string;
}

/** The page articles lie in until they are laid out in sheets; it runs no script and fetches nothing but fonts. */
export function renderShell({ size, language, title, fontFaces, style, body }: ShellOptions): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${pagePolicy}">
<title>${Mustache.escape(title)}</title>
<style>
${fontFaces}
${sheetStyle(size)}
${style}
</style>
</head>
<body>
${body}
</body>
</html>`;
}

/**
 * A whole page for paper, one `article` a document, each still in one piece: whoever shows or prints it lays it out in
 * sheets. Every value is escaped. The page runs no script and fetches nothing but its own host's fonts, whatever its
 * template says.
 */
export function renderPrint({ frame, documents, fontFaces, title }: RenderOptions): string {
  const { template, letterhead } = frame;
  const size = paperSize(template.paper, letterhead.continuousSize);
  return renderShell({
    ...{ size, title, fontFaces, language: documents[0]?.language ?? 'zh-CN' },
    style: `${imageStyle(frame.images)}\n${template.style}`,
    body: documents.map((document) => articleOf(frame, document)).join('\n'),
  });
}

/** One document as its `article`: what a preview puts in the place of the one before while somebody types. */
export function articleOf({ template, letterhead, images }: RenderOptions['frame'], document: PrintDocument): string {
  const look = { letterhead, hasLogo: images.logo !== null, hasSeal: images.seal !== null };
  const body = Mustache.render(template.html, printView(document, look));
  return `<article lang="${document.language}" data-currency="${document.currency}">${body}</article>`;
}

/** The page's own, beside what its host already forbids. */
const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * Sheets of the exact size of the paper: the same on the screen, in a PDF and out of a printer. Signs that only a font's
 * rules put in (ligatures, figures of another country) are left out: older programs write PDFs from which they cannot be read.
 */
function sheetStyle({ width, height }: PaperSize): string {
  return `@page { size: ${width}mm ${height}mm; margin: 0; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { background: #fff; -webkit-print-color-adjust: exact; print-color-adjust: exact; -webkit-text-size-adjust: none; text-size-adjust: none; }
body { width: ${width}mm; font-family: "Noto Sans SC", "Noto Sans SC Full", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; font-variant-ligatures: none; font-feature-settings: "locl" 0; color: #1e1c19; }
table { border-collapse: collapse; width: 100%; }
ul, ol { list-style: none; }
.sheet { position: relative; display: flex; flex-direction: column; width: ${width}mm; height: ${height}mm; overflow: hidden; contain: strict; break-after: page; break-inside: avoid; background: #fff; }
.sheet:last-child { break-after: auto; }
article:not(:last-of-type) > .sheet:last-child { break-after: page; }
.flow { display: flow-root; flex: 1; min-height: 0; overflow: hidden; }
@media screen { html { background: transparent; } .sheet { margin-bottom: 16px; box-shadow: 0 1px 4px rgb(0 0 0 / 0.18); } }`;
}

/** The images stand here once, however many documents there are. Data URLs of checked pictures hold no sign of CSS. */
function imageStyle({ logo, seal }: PrintFrame['images']): string {
  const rule = (name: string, address: string | null) =>
    address === null
      ? ''
      : `.${name} { background: url("${address}") ${name === 'logo' ? 'left' : 'center'} / contain no-repeat; }`;
  return `${rule('logo', logo)}\n${rule('seal', seal)}`;
}
