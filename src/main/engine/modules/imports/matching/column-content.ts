import { parseDate } from '@shared/lib/date-text';
import { isMail, tidyMail } from '@shared/lib/mail';
import { checkTaxId } from '@shared/lib/tax-id';

/** Kinds of content that can be told from samples alone. */
export type ContentKind = 'phone' | 'mail' | 'taxId' | 'date' | 'money' | 'yesNo' | 'url';

/** Words for yes and no in files, compared in lower case. */
export const yesNoWords: Readonly<Record<string, boolean>> = {
  ...fromWords('是 有 对 真 yes y true t ja wahr x √ ✓ ☑ on v', true),
  ...fromWords('否 无 没有 不 假 no n false f nein falsch × ✗ ☐ off', false),
};

/**
 * What most of the samples are, or null. The order matters: a credit code may look like a phone number, a compact
 * date like an amount.
 */
export function contentKind(samples: readonly string[]): ContentKind | null {
  const filled = samples.map((sample) => sample.trim()).filter((sample) => sample !== '');
  if (filled.length === 0) return null;
  const share = (test: (sample: string) => boolean): number => filled.filter(test).length / filled.length;
  const tests: [ContentKind, (sample: string) => boolean][] = [
    ['mail', (sample) => isMail(tidyMail(sample))],
    ['taxId', (sample) => /^[0-9A-Z]{18}$/i.test(sample) && checkTaxId(sample).verdict === 'valid'],
    ['date', isDateLike],
    ['phone', isPhoneLike],
    ['yesNo', (sample) => sample.length > 1 && sample.toLowerCase() in yesNoWords],
    [
      'money',
      (sample) =>
        /^[-(]?\s*([¥￥$€£]|RMB|CNY)\s*\d|^[-(]?\d{1,3}(,\d{3})+(\.\d+)?\)?$|^-?\d+\.\d{2}$|\d\s*(元|€)$/i.test(sample),
    ],
    ['url', (sample) => /^(https?:\/\/|www\.)\S+$/i.test(sample)],
  ];
  return tests.find(([, test]) => share(test) >= 0.8)?.[0] ?? null;
}

function isDateLike(sample: string): boolean {
  return /\d[-/.年]\d|[a-z]{3,9}.*\d{4}/i.test(sample) && parseDate(sample) !== null;
}

/** Mobiles, and landlines that show they are ones by their form; seven bare digits may be anything. */
function isPhoneLike(sample: string): boolean {
  const digits = sample.replace(/\D/g, '');
  if (!/^[+\d][\d\s().\-/转x]*$/i.test(sample) || digits.length < 7 || digits.length > 15) return false;
  return /^(\+?86)?1[3-9]\d{9}$/.test(digits) || /^(\+|00?[1-9]|\d{3,4}-\d{3,4}-?\d{4}|400)/.test(sample);
}

function fromWords(words: string, value: boolean): Record<string, boolean> {
  return Object.fromEntries(words.split(' ').map((word) => [word, value]));
}
