import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '..', '..', 'src', 'shared', 'locales');

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** Every text of a language by its whole key: `customers.page.title`. */
export function readTexts(language: Language): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of readdirSync(join(folder, language)))
    flatten(texts, file.replace(/\.json$/, ''), JSON.parse(readFileSync(join(folder, language, file), 'utf8')));
  return texts;
}

function flatten(texts: Map<string, string>, path: string, value: unknown): void {
  if (typeof value === 'string') texts.set(path, value);
  else if (typeof value === 'object' && value !== null && !Array.isArray(value))
    for (const [key, inner] of Object.entries(value)) flatten(texts, `${path}.${key}`, inner);
  else throw new Error(`${path} is neither a text nor a group of texts`);
}

/** The key as the code writes it: plural forms are i18next's affair. */
export function withoutPlural(key: string): string {
  return key.replace(/_(one|other)$/, '');
}
