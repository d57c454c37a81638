import en from '@shared/locales/en/reports.json';
import zh from '@shared/locales/zh-CN/reports.json';
import { formatMoneyShort } from '@shared/lib/money';
import { textsOf } from '../../../records/field-texts';
import type { Locale } from '../../../context';

type Values = Readonly<Record<string, string | number>>;

/** What reports say, in the reader's language. */
export interface Words {
  /** The text under a key of `reports.json`, `named.` left out; a missing one is a mistake of the program. */
  readonly say: (key: string, values?: Values) => string;
  readonly number: (value: number, digits?: number) => string;
  readonly percent: (ratio: number) => string;
  readonly money: (minor: number) => string;
  /** The word of a choice of a deal or lead. */
  readonly option: (kind: 'opportunities' | 'leads', field: string, option: string) => string;
}

export function wordsOf(locale: Locale, currency: string): Words {
  const texts = locale === 'zh-CN' ? zh.named : en.named;
  const number = (value: number, digits = 1) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  return {
    say: (key, values = {}) =>
      textAt(texts, key).replace(/{{(\w+)}}/g, (_, name: string) => String(values[name] ?? '')),
    number,
    percent: (ratio) => `${number(ratio * 100, 0)}%`,
    money: (minor) => formatMoneyShort(BigInt(minor), currency, locale),
    option: (kind, field, option) => textsOf(kind, locale).options[field]?.[option] ?? option,
  };
}

function textAt(texts: object, key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>((at, part) => (at as Readonly<Record<string, unknown>> | undefined)?.[part], texts);
  if (typeof found !== 'string') throw new Error(`reports say nothing under ${key}`);
  return found;
}
