import { activityFields } from '@shared/modules/activities/activity';
import { contactFields } from '@shared/modules/contacts/contact';
import { customerFields } from '@shared/modules/customers/customer';
import type { Fields } from '@shared/contract/fields';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { languages, readTexts, withoutPlural, type Language } from './support/texts';

const root = resolve(import.meta.dirname, '..');
const texts: Record<Language, Map<string, string>> = { en: readTexts('en'), 'zh-CN': readTexts('zh-CN') };
const keysOf = (language: Language): Set<string> => new Set([...texts[language].keys()].map(withoutPlural));

describe('both languages', () => {
  test('have exactly the same keys', () => {
    const [english, chinese] = [keysOf('en'), keysOf('zh-CN')];
    expect({
      onlyEnglish: [...english].filter((key) => !chinese.has(key)),
      onlyChinese: [...chinese].filter((key) => !english.has(key)),
    }).toEqual({ onlyEnglish: [], onlyChinese: [] });
  });

  test.each(languages)('have no empty text: %s', (language) => {
    expect([...texts[language]].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  test.each(languages)('have the plural forms the language knows: %s', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = new Set([...texts[language].keys()].filter((key) => withoutPlural(key) !== key).map(withoutPlural));
    const missing = [...counted].flatMap((key) => forms.map((form) => `${key}_${form}`));
    expect(missing.filter((key) => !texts[language].has(key))).toEqual([]);
  });

  test('put the same values into a text', () => {
    const [english, chinese] = [placeholders('en'), placeholders('zh-CN')];
    const different = [...english].filter(([key, names]) => chinese.has(key) && chinese.get(key) !== names);
    expect(different.map(([key, names]) => `${key}: ${names} / ${chinese.get(key)}`)).toEqual([]);
  });

  test('tell a key from a group: no key is the beginning of another', () => {
    const keys = keysOf('en');
    expect([...keys].filter((key) => [...keys].some((other) => other.startsWith(`${key}.`)))).toEqual([]);
  });
});

describe('a field of a record', () => {
  const kinds: [string, Fields][] = [
    ['customers', customerFields],
    ['contacts', contactFields],
    ['activities', activityFields],
  ];

  test.each(kinds)('has a name, and each of its choices too: %s', (module, fields) => {
    const wanted = Object.entries(fields).flatMap(([key, { options = [] }]) => [
      `${module}.fields.${key}`,
      ...options.map((option) => `${module}.options.${key}.${option}`),
    ]);
    const known = keysOf('en');
    expect(wanted.filter((key) => !known.has(key))).toEqual([]);
  });
});

describe('the page', () => {
  const used = [...usedKeys()];

  test('names only keys that exist', () => {
    const known = keysOf('en');
    const missing = used.filter(({ key, isWhole }) => isWhole && !known.has(key));
    expect(missing.map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
  });

  test('builds keys only below groups that exist', () => {
    const known = [...keysOf('en')];
    const missing = used.filter(({ key, isWhole }) => !isWhole && !known.some((other) => other.startsWith(key)));
    expect(missing.map(({ file, key }) => `${file}: ${key}…`)).toEqual([]);
  });
});

function placeholders(language: Language): Map<string, string> {
  const names = new Map<string, Set<string>>();
  for (const [key, text] of texts[language]) {
    const known = names.get(withoutPlural(key)) ?? new Set<string>();
    names.set(withoutPlural(key), known);
    for (const [, name = ''] of text.matchAll(/{{\s*([\w.]+)[^}]*}}/g)) known.add(name);
  }
  return new Map([...names].map(([key, set]) => [key, [...set].sort().join(', ')]));
}

interface UsedKey {
  readonly file: string;
  /** The key, or what a template literal begins with. */
  readonly key: string;
  readonly isWhole: boolean;
}

/** The keys given to `t(…)` and `i18nKey`: literals, the branches of a condition, the fixed beginning of a template. */
function* usedKeys(): Generator<UsedKey> {
  for (const file of globSync('src/renderer/**/*.{ts,tsx}', { cwd: root })) {
    const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const source = ts.createSourceFile(
      file,
      readFileSync(join(root, file), 'utf8'),
      ts.ScriptTarget.Latest,
      false,
      kind,
    );
    for (const expression of keyExpressions(source)) for (const key of keysIn(expression)) yield { file, ...key };
  }
}

function* keyExpressions(node: ts.Node): Generator<ts.Expression> {
  const isTranslate = ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't';
  const [argument] = isTranslate ? node.arguments : [];
  if (argument) yield argument;
  if (ts.isJsxAttribute(node) && ts.isIdentifier(node.name) && node.name.text === 'i18nKey' && node.initializer)
    if (ts.isStringLiteral(node.initializer)) yield node.initializer;
    else if (ts.isJsxExpression(node.initializer) && node.initializer.expression) yield node.initializer.expression;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* keyExpressions(child);
}

function keysIn(expression: ts.Expression): Omit<UsedKey, 'file'>[] {
  if (ts.isStringLiteralLike(expression)) return [{ key: expression.text, isWhole: true }];
  if (ts.isTemplateExpression(expression))
    return expression.head.text === '' ? [] : [{ key: expression.head.text, isWhole: false }];
  if (ts.isConditionalExpression(expression)) return [...keysIn(expression.whenTrue), ...keysIn(expression.whenFalse)];
  if (ts.isParenthesizedExpression(expression)) return keysIn(expression.expression);
  return [];
}
