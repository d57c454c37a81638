import Mustache from 'mustache';
import { firstLetterhead } from '@shared/modules/printing/letterhead';
import { printView } from '@shared/modules/printing/print-view';
import { sampleDocument } from '@shared/modules/printing/sample-document';
import type { TemplateProblem } from '@shared/modules/printing/template';

/** As the parser gives it: kind, name, where it begins and ends, and what a section holds. */
type Token = readonly [kind: string, name: string, start: number, end: number, inner?: readonly Token[]];

/**
 * What is wrong with the places of a template: one that does not close, that would not be escaped, that includes
 * something, or that names what no document has.
 */
export function placeProblems(source: string): TemplateProblem[] {
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length;
  const delimiters = /{{\s*=/.exec(source);
  if (delimiters) return [{ fault: 'syntax', what: '{{=', line: lineAt(delimiters.index) }];
  const tokens = parse(source);
  if (typeof tokens === 'string') {
    const at = / at (\d+)$/.exec(tokens)?.[1];
    return [{ fault: 'syntax', what: tokens.replace(/ at \d+$/, ''), line: at === undefined ? null : lineAt(+at) }];
  }
  const problems: TemplateProblem[] = [];
  const walk = (list: readonly Token[], contexts: readonly unknown[], isInList = false): void => {
    for (const [kind, name, start, , inner] of list) {
      const problem = (fault: TemplateProblem['fault']) =>
        problems.push({ fault, what: `{{${name}}}`, line: lineAt(start) });
      if (kind === '&' || kind === '{') problem('unescaped');
      else if (kind === '>') problem('include');
      else if (kind === 'name' || kind === '#' || kind === '^') {
        const value = look(name, contexts);
        if (value === undefined) problem('unknownPlace');
        // A list within a list is walked as often as the outer one has members, and again within each.
        else if (kind === '#' && Array.isArray(value) && isInList) problem('loop');
        // What a list holds, or the section's own value, is where names are looked for first.
        else if (Array.isArray(value))
          walk(inner ?? [], [...contexts, (value as unknown[])[0]], kind === '#' || isInList);
        else walk(inner ?? [], [...contexts, value], isInList);
      }
    }
  };
  walk(tokens, [fullView()]);
  return problems;
}

function parse(source: string): readonly Token[] | string {
  try {
    // The library's own type says any kind of list; these are the tokens it documents.
    return Mustache.parse(source) as unknown as readonly Token[];
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The value a name leads to, from the innermost context outwards; undefined where it leads nowhere. */
function look(name: string, contexts: readonly unknown[]): unknown {
  if (name === '.') return contexts.at(-1);
  const [first = '', ...rest] = name.split('.');
  const owner = [...contexts].reverse().find((context) => hasOwn(context, first));
  return rest.reduce<unknown>((value, key) => (hasOwn(value, key) ? value[key] : undefined), partOf(owner, first));
}

function partOf(owner: unknown, key: string): unknown {
  return hasOwn(owner, key) ? owner[key] : undefined;
}

function hasOwn(value: unknown, key: string): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

/** A document with something in every place. */
function fullView(): unknown {
  const letterhead = firstLetterhead('-');
  const { texts } = letterhead;
  const full = { ...texts['zh-CN'], contact: '-', bank: '-' };
  const document = { ...sampleDocument('quote', 'zh-CN'), terms: ['-'], notes: '-' };
  return printView(document, {
    letterhead: { ...letterhead, texts: { ...texts, 'zh-CN': full } },
    hasLogo: true,
    hasSeal: true,
  });
}
