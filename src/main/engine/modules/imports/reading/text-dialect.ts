/** How the cells of a text file are told apart. */
export interface TextDialect {
  delimiter: string;
  quote: '"' | "'" | '';
  /** The character that makes a quote inside a quoted cell plain; RFC 4180 doubles the quote instead. */
  escape: '"' | "'" | '\\';
  /** Blanks stand between a delimiter and a quote and are no content. */
  hasBlanksBeforeQuotes: boolean;
  lineEnds: string[];
  /** Characters of a first line `sep=;`, which is no record; 0 where there is none. */
  separatorLineLength: number;
}

interface Scan {
  widths: number[];
  /** Quotes where none may stand, and a quoted cell that never ends. */
  violations: number;
  quotedCells: number;
  blanksBeforeQuotes: number;
  loneReturns: number;
  feeds: number;
}

type ScanRules = Pick<TextDialect, 'delimiter' | 'quote' | 'escape' | 'hasBlanksBeforeQuotes'>;

const commonDelimiters = [',', ';', '\t', '|'];
/** Characters that also stand in ordinary text, taken only where they cut every line alike. */
const rareDelimiters = ['^', '~', '\u0001', ':', ' '];

/**
 * Finds the dialect from the beginning of the text. `isWhole` says that nothing follows it;
 * what a person has chosen is kept.
 */
export function findDialect(
  text: string,
  isWhole: boolean,
  chosen: { delimiter?: string; quote?: TextDialect['quote'] } = {},
): TextDialect {
  const separatorLine = /^"?sep=(.)"?(?:\r\n|\r|\n|$)/i.exec(text);
  const separatorLineLength = separatorLine?.[0].length ?? 0;
  const body = text.slice(separatorLineLength);
  const named = chosen.delimiter ?? separatorLine?.[1];
  const { delimiter, ...rules } = named
    ? { delimiter: named, ...findQuoting(body, isWhole, named, chosen.quote) }
    : chooseDelimiter(body, isWhole, chosen.quote);
  const found = scan(body, isWhole, { delimiter, ...rules });
  const returnsOnly = found.feeds === 0 && found.loneReturns > 0;
  return {
    delimiter,
    ...rules,
    // Some exports end every line in CR CR LF; a CR alone ends a line only in files that have no LF.
    lineEnds: returnsOnly ? ['\r'] : ['\r\r\n', '\r\n', '\n'],
    separatorLineLength,
  };
}

function chooseDelimiter(text: string, isWhole: boolean, quote?: TextDialect['quote']): ScanRules {
  const ranked = commonDelimiters
    .map((delimiter) => rate(text, isWhole, delimiter, quote))
    .sort((left, right) => right.score - left.score);
  const best = ranked[0];
  if (best && best.score > 0) return best.rules;
  const rare = rareDelimiters
    .map((delimiter) => rate(text, isWhole, delimiter, quote))
    .find(({ widths, rules }) => {
      const width = widths[0] ?? 1;
      const isEven = widths.every((other) => other === width);
      // Two words a line are as likely a name as two cells.
      return isEven && widths.length >= 3 && width >= (rules.delimiter === ' ' ? 3 : 2);
    });
  return rare?.rules ?? { delimiter: ',', ...findQuoting(text, isWhole, ',', quote) };
}

function rate(
  text: string,
  isWhole: boolean,
  delimiter: string,
  quote?: TextDialect['quote'],
): { rules: ScanRules; score: number; widths: number[] } {
  const rules = { delimiter, ...findQuoting(text, isWhole, delimiter, quote) };
  const { widths, violations } = scan(text, isWhole, rules);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [mode = 1, count = 0] = [...counts].sort((left, right) => right[1] - left[1] || right[0] - left[0])[0] ?? [];
  const widest = Math.max(1, ...widths);
  const share = count / Math.max(1, widths.length);
  const first = widths[0] === mode || widths.length === 1 ? 1 : 0.6;
  const penalty = 1 / (1 + violations / Math.max(1, widths.length));
  // A single-column mode with few wider lines is text that happens to hold the character.
  const width = mode > 1 ? mode : widths.filter((other) => other > 1).length * 3 > widths.length ? widest : 1;
  return { rules, widths, score: Math.log2(width) * share * first * penalty };
}

function findQuoting(
  text: string,
  isWhole: boolean,
  delimiter: string,
  chosen?: TextDialect['quote'],
): Omit<ScanRules, 'delimiter'> {
  if (chosen === '') return { quote: '', escape: '"', hasBlanksBeforeQuotes: false };
  const quote = chosen ?? findQuote(text, isWhole, delimiter);
  if (quote === '') return { quote, escape: '"', hasBlanksBeforeQuotes: false };
  const variants: Omit<ScanRules, 'delimiter'>[] = [{ quote, escape: quote, hasBlanksBeforeQuotes: false }];
  if (scan(text, isWhole, { delimiter, quote, escape: quote, hasBlanksBeforeQuotes: false }).blanksBeforeQuotes > 0) {
    variants.push({ quote, escape: quote, hasBlanksBeforeQuotes: true });
  }
  if (text.includes(`\\${quote}`)) {
    variants.push(...variants.map((variant) => ({ ...variant, escape: '\\' as const })));
  }
  const [first, ...others] = variants.map((variant) => ({
    variant,
    violations: scan(text, isWhole, { delimiter, ...variant }).violations,
  }));
  let best = first;
  for (const other of others) if (best && other.violations < best.violations) best = other;
  return best?.variant ?? { quote, escape: quote, hasBlanksBeforeQuotes: false };
}

/** Double quotes unless they only ever stand for inches and the like; single ones where they enclose cells. */
function findQuote(text: string, isWhole: boolean, delimiter: string): TextDialect['quote'] {
  const double = scan(text, isWhole, { delimiter, quote: '"', escape: '"', hasBlanksBeforeQuotes: false });
  if (double.quotedCells > 0 || double.blanksBeforeQuotes > 0 || !text.includes('"')) {
    const single = scan(text, isWhole, { delimiter, quote: "'", escape: "'", hasBlanksBeforeQuotes: false });
    const isSingle = !text.includes('"') && single.violations === 0 && single.quotedCells >= single.widths.length;
    return isSingle ? "'" : '"';
  }
  return '';
}

/** Walks the text once under the given rules, as strictly as RFC 4180, and counts what does not fit. */
function scan(text: string, isWhole: boolean, rules: ScanRules): Scan {
  const { delimiter, quote, escape, hasBlanksBeforeQuotes } = rules;
  const result: Scan = { widths: [], violations: 0, quotedCells: 0, blanksBeforeQuotes: 0, loneReturns: 0, feeds: 0 };
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  let width = 1;
  let cellStart = 0;
  let lineStart = 0;
  const endLine = (at: number, next: number): void => {
    if (at > lineStart) result.widths.push(width);
    width = 1;
    state = 'start';
    cellStart = next;
    lineStart = next;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (state === 'quoted') {
      if (escape !== quote && character === escape) at += 1;
      else if (character === quote) {
        if (escape === quote && text[at + 1] === quote) at += 1;
        else state = 'closed';
      }
    } else if (text.startsWith(delimiter, at)) {
      if (state === 'closed') result.quotedCells += 1;
      width += 1;
      at += delimiter.length - 1;
      cellStart = at + 1;
      state = 'start';
    } else if (character === '\n' || character === '\r') {
      if (state === 'closed') result.quotedCells += 1;
      const end = text.startsWith('\r\r\n', at) ? 3 : text.startsWith('\r\n', at) ? 2 : 1;
      if (character === '\r' && end === 1) result.loneReturns += 1;
      else result.feeds += 1;
      endLine(at, at + end);
      at += end - 1;
    } else if (quote !== '' && character === quote) {
      const isBlankBefore = state === 'plain' && text.slice(cellStart, at).trim() === '';
      if (isBlankBefore) result.blanksBeforeQuotes += 1;
      if (state === 'start' || (isBlankBefore && hasBlanksBeforeQuotes)) state = 'quoted';
      else result.violations += 1;
    } else if (state === 'closed') {
      if (character !== ' ') result.violations += 1;
    } else {
      state = 'plain';
    }
  }
  if (state === 'quoted' && isWhole) result.violations += 1;
  else if (state === 'closed') result.quotedCells += 1;
  if (isWhole || result.widths.length === 0) endLine(text.length, text.length);
  return result;
}
