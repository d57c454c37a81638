import type { Letterhead, LetterheadText } from '@shared/modules/printing/letterhead';
import type { PrintKind } from '@shared/modules/printing/print-document';
import type { LetterheadAnswer } from '@shared/modules/printing/printing.contract';
import type { Language } from '@renderer/app/i18n';

export type LetterheadChanges = Partial<Letterhead>;

/** The changes with one more in them; what is as it was saved is no change. */
export function withChange(saved: LetterheadAnswer, changes: LetterheadChanges, more: LetterheadChanges) {
  const next = { ...changes, ...more };
  return Object.fromEntries(
    Object.entries(next).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(saved[key as keyof Letterhead]),
    ),
  ) as LetterheadChanges;
}

/** The texts with something else in one language. */
export function withText(letterhead: Letterhead, language: Language, text: Partial<LetterheadText>): LetterheadChanges {
  return { texts: { ...letterhead.texts, [language]: { ...letterhead.texts[language], ...text } } };
}

/** One term a line; empty lines are none. */
export function withTerms(letterhead: Letterhead, language: Language, kind: PrintKind, lines: string) {
  const terms = lines.split('\n').filter((line) => line.trim() !== '');
  return withText(letterhead, language, { terms: { ...letterhead.texts[language].terms, [kind]: terms } });
}
