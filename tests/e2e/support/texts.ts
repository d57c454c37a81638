import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Language = 'zh-CN' | 'en';

const folder = resolve(import.meta.dirname, '..', '..', '..', 'src', 'shared', 'locales');

type Texts = { readonly [key: string]: string | Texts };

/** The words of the page in one language, read from the same files: `text('setup.start.go')`. */
export function textsOf(
  language: Language,
): (key: string, values?: Readonly<Record<string, string | number>>) => string {
  const files = readdirSync(join(folder, language)).filter((name) => name.endsWith('.json'));
  const all: Texts = Object.fromEntries(
    files.map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, language, name), 'utf8')) as Texts,
    ]),
  );
  return (key, values = {}) => {
    const count = values['count'];
    const plural =
      typeof count === 'number' ? [`${key}_${new Intl.PluralRules(language).select(count)}`, `${key}_other`] : [];
    const found = [...plural, key].map((path) => lookUp(all, path)).find((text) => text !== undefined);
    if (found === undefined) throw new Error(`no text ${key} in ${language}`);
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

function lookUp(texts: Texts, path: string): string | undefined {
  let here: string | Texts | undefined = texts;
  for (const part of path.split('.')) here = typeof here === 'object' ? here[part] : undefined;
  return typeof here === 'string' ? here : undefined;
}
