import type { Page } from '@playwright/test';

/** Words that are the same in every language: keys of the keyboard, names of languages, formats and encodings. */
const international = new Set([
  'Ctrl',
  'Enter',
  'Esc',
  'Tab',
  'Alt',
  'Del',
  'PgUp',
  'PgDn',
  'Home',
  'End',
  '简体中文',
  'English',
  'Hearth',
  'CSV',
  'XLSX',
  'GBK',
  'UTF-8',
  'VCF',
  'CNY',
  'USD',
  'EUR',
]);

/** Countries are named by the system from the code in an address. */
const countries = new Set(
  ['CN', 'US', 'DE', 'GB', 'SG'].flatMap((code) =>
    ['zh-CN', 'en'].map((language) => new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code),
  ),
);

/** Currencies too. */
const currencies = new Set(
  ['zh-CN', 'en'].flatMap((language) =>
    Intl.supportedValuesOf('currency').map(
      (code) => `${code} ${new Intl.DisplayNames(language, { type: 'currency' }).of(code)}`,
    ),
  ),
);

/**
 * Texts on a page that came neither from a language file (those are bracketed when the address says `pseudo`) nor from
 * the data the engine answered. Numbers, dates and single letters of avatars are left out.
 */
export async function rawTexts(page: Page, answers: readonly string[]): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || element.closest('script, style, kbd, option') || !element.checkVisibility()) continue;
      texts.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (element.closest('[aria-hidden="true"]')) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
    }
    return texts;
  });
  const data = answers.join('\n');
  return shown
    .map((text) => text.trim())
    .filter((text) => !/[⟦⟧]/u.test(text) && /\p{L}{2,}/u.test(text))
    .filter((text) => !isData(text, data) && !isTime(text) && !isSumInWords(text) && !currencies.has(text))
    .filter((text) => !isFigure(text, data))
    .filter((text) => !text.split(/[\s·,，、]+/u).every((word) => international.has(word) || isData(word, data)))
    .filter((text) => !text.split(/\s*[,，]\s*/u).every((part) => countries.has(part) || isData(part, data)));
}

/** Data is what stands in some answer as it is, but for the blanks a phone number is shown with. */
function isData(text: string, data: string): boolean {
  return data.includes(JSON.stringify(text).slice(1, -1)) || data.includes(text.replace(/\s/g, ''));
}

/** `李明轩 金额 ¥1,265,000.00`: a figure and what it is of, as a chart names its bars; a long name is cut. */
function isFigure(text: string, data: string): boolean {
  const words = text.split(/\s+/u).map((word) => word.replace(/(…|\.\.\.)$/u, ''));
  return /\d/.test(text) && words.every((word) => !/\p{L}{2,}/u.test(word) || isData(word, data));
}

/** 人民币肆拾柒万肆仟元整: a sum, in the signs of bills. */
function isSumInWords(text: string): boolean {
  return /^人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+$/u.test(text);
}

/** Names of months and days, `年`, `AM`: what the system writes into dates of both languages, read from a whole year of them. */
const wordsOfTime = new Set(
  ['zh-CN', 'en'].flatMap((language) =>
    (['long', 'short'] as const).flatMap((length) => {
      const formats = [
        { month: length },
        { weekday: length },
        { year: 'numeric', month: length, day: 'numeric', weekday: length, hour: 'numeric', hour12: true },
      ] as const;
      return formats.flatMap((format) => {
        const writer = new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' });
        return [...Array(732).keys()].flatMap(
          (half) => writer.format(Date.UTC(2024, 0, 1, half * 12)).match(/\p{L}+/gu) ?? [],
        );
      });
    }),
  ),
);

/** `11-24 周二`, `Tue, 24 November`, `2026年11月`: written by the system, not by us. */
function isTime(text: string): boolean {
  return (text.match(/\p{L}+/gu) ?? []).every((word) => wordsOfTime.has(word));
}
