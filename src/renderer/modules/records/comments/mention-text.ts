import type { Mention } from '@shared/modules/comments/comment';

/** A name that is being asked for: where its @ stands and what was typed after it. */
export interface Asking {
  readonly start: number;
  readonly words: string;
}

/** A name is asked for by an @ that is no part of a mail address, up to the caret; names have no blanks in Chinese and one elsewhere. */
export function askedAt(text: string, caret: number): Asking | null {
  const match = /(?:^|[^\p{L}\p{N}._-]|\p{Script=Han})@([^\s@]{0,30})$/u.exec(text.slice(0, caret));
  if (!match) return null;
  const words = match[1] ?? '';
  return { start: caret - words.length - 1, words };
}

/** The text with the name in place of what asked for it, and where the caret goes. */
export function withMention(text: string, { start, words }: Asking, name: string): { text: string; caret: number } {
  const before = `${text.slice(0, start)}@${name} `;
  return { text: before + text.slice(start + 1 + words.length).replace(/^ /, ''), caret: before.length };
}

/** Those whose names still stand in the text. */
export function mentionedIn(text: string, chosen: readonly Mention[]): Mention[] {
  return chosen.filter(
    ({ id, name }, index) => text.includes(`@${name}`) && !chosen.slice(0, index).some((earlier) => earlier.id === id),
  );
}

/** A text cut at the names it mentions, the longest first where one begins with another. */
export function piecesOf(
  text: string,
  mentions: readonly Mention[],
): readonly { readonly text: string; readonly mention: Mention | null }[] {
  const longest = [...mentions].sort((left, right) => right.name.length - left.name.length);
  const pieces: { text: string; mention: Mention | null }[] = [];
  let rest = text;
  let plain = '';
  while (rest !== '') {
    const at = rest.indexOf('@');
    const mention = at < 0 ? undefined : longest.find(({ name }) => rest.startsWith(`@${name}`, at));
    const end = at < 0 ? rest.length : at;
    plain += rest.slice(0, end);
    if (mention) {
      if (plain !== '') pieces.push({ text: plain, mention: null });
      plain = '';
      pieces.push({ text: `@${mention.name}`, mention });
      rest = rest.slice(end + mention.name.length + 1);
    } else {
      plain += rest.slice(end, end + 1);
      rest = rest.slice(end + 1);
    }
  }
  if (plain !== '') pieces.push({ text: plain, mention: null });
  return pieces;
}
