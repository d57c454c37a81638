import english from '../../locales/en/print.json';
import chinese from '../../locales/zh-CN/print.json';
import type { PrintDocument } from './print-document';

export type PrintWords = typeof english;

/** The words of a paper in the document's own language, whatever the reader's is. */
export function printWords(language: PrintDocument['language']): PrintWords {
  return language === 'zh-CN' ? chinese : english;
}

/** The text with its places filled in. */
export function filledWords(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/{{(\w+)}}/g, (_, key: string) => String(values[key] ?? ''));
}
