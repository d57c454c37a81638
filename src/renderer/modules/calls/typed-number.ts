import { foldWidth } from '@shared/lib/text';

/** The number in an address such as `/call?number=+8613800138000` or with a softphone's `tel:` in front of it. */
export function typedNumber(text: string | undefined): string {
  return (text ?? '')
    .replace(/^\s(?=\d)/, '+')
    .replace(/^(?:tel|callto|sip):/i, '')
    .trim()
    .slice(0, 60);
}

/** What was typed into the search, where it can be a telephone number: 7 to 20 digits and nothing but their signs; else null. */
export function numberInText(text: string): string | null {
  const folded = foldWidth(text).trim();
  const count = folded.replace(/\D/g, '').length;
  return /^\+?[\d\s().-]+$/.test(folded) && count >= 7 && count <= 20 ? text.trim() : null;
}
