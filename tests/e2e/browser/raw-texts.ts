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
    .filter((text) => !isData(text, data) && !isTime(text) && !isSumInWords(text))
    .filter((text) => !text.split(/[\s·,，、]+/u).every((word) => international.has(word) || isData(word, data)))
    .filter((text) => !text.split(/\s*[,，]\s*/u).every((part) => countries.has(part) || isData(part, data)));
}

/** Data is what stands in some answer as it is, but for the blanks a phone number is shown with. */
function isData(text: string, data: string): boolean {
  return data.includes(JSON.stringify(text).slice(1, -1)) || data.includes(text.replace(/\s/g, ''));
}

/** 人民币肆拾柒万肆仟元整: a sum, in the signs of bills. */
function isSumInWords(text: string): boolean {
  return /^人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]+$/u.test(text);
}

/** `11-24 周二`, `Tue`: written by the system, not by us. */
function isTime(text: string): boolean {
  return /^[\d\s:./-]*(周[一二三四五六日]|(Mon|Tue|Wed|Thu|Fri|Sat|Sun))?[\d\s:./-]*$/u.test(text);
}
