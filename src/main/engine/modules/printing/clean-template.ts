import sanitizeHtml from 'sanitize-html';
import type { CleanTemplate, Paper, TemplateFault, TemplateProblem } from '@shared/modules/printing/template';
import { placeProblems } from './template-places';

/** What paper needs, and nothing that does something. */
const elements = (
  'style div section header footer main article p span b strong i em u s small sub sup h1 h2 h3 h4 h5 h6 ul ol li dl dt dd ' +
  'table colgroup col caption thead tbody tfoot tr th td br hr wbr'
).split(' ');
const attributes = [
  'class',
  'lang',
  'colspan',
  'rowspan',
  'span',
  'data-print',
  'data-amount',
  'data-position',
] as const;

/** Rules that fetch something, or hide that they do: an escaped letter may spell any of them. */
const fetching = /@import|@font-face|url\s*\(|image-set\s*\(|image\s*\(|src\s*\(|element\s*\(|\\/i;
/** Rules of old browsers that run something, and what would end the style. */
const running = /expression\s*\(|behavior\s*:|-moz-binding|javascript:|<|{{/i;

/**
 * A template as pages may print with it, and everything that is wrong with it. What is not for paper is taken out here,
 * whatever becomes of the problems: a page that shows the template never meets it (section 9 of the sales issue).
 */
export function cleanTemplate(
  source: string,
  paper: Paper,
): { template: Omit<CleanTemplate, 'id'>; problems: TemplateProblem[] } {
  const found: TemplateProblem[] = [];
  const note = (fault: TemplateFault, what: string, sign: string) =>
    found.push({ fault, what: what.slice(0, 80), line: lineOf(source, sign) });
  const clean = sanitizeHtml(source, {
    allowedTags: elements,
    allowedAttributes: { '*': [...attributes] },
    // Style stands in sheets of its own below; its text is looked through, and the page's policy lets nothing be fetched.
    allowVulnerableTags: true,
    allowedSchemes: [],
    onOpenTag: (name, given) => {
      if (!elements.includes(name)) note('element', `<${name}>`, `<${name}`);
      for (const key of Object.keys(given)) {
        if (!(attributes as readonly string[]).includes(key)) note('attribute', key, key);
      }
    },
  });
  const styles: string[] = [];
  const html = clean.replace(/<style[^>]*>([^]*?)<\/style>/gi, (_, style: string) => {
    if (fetching.test(style)) note('address', fetching.exec(style)?.[0] ?? '', fetching.exec(style)?.[0] ?? '');
    else if (running.test(style)) note('style', running.exec(style)?.[0] ?? '', running.exec(style)?.[0] ?? '');
    else styles.push(style);
    return '';
  });
  const places = placeProblems(source);
  const tables = html.match(/data-print="lines"/g)?.length ?? 0;
  if (tables !== 1) found.push({ fault: 'noLines', what: 'data-print="lines"', line: null });
  const isBroken = places.some(({ fault }) => fault !== 'unknownPlace');
  return {
    // A template whose places do not close, or that would not be escaped, is not rendered at all.
    template: { paper, html: isBroken ? '' : html.trim(), style: styles.join('\n').trim() },
    problems: [...found, ...places].sort((left, right) => (left.line ?? 0) - (right.line ?? 0)),
  };
}

/** Where something stands, from 1; null where it was written in another way. */
function lineOf(source: string, sign: string): number | null {
  const at = source.toLowerCase().indexOf(sign.toLowerCase());
  return at < 0 ? null : source.slice(0, at).split('\n').length;
}
