import { foldForSearch } from '@engine/search/folding';
import type { DuplicateReason } from '@shared/modules/duplicates/duplicates.contract';
import { splitPersonName } from '@shared/lib/person-name';
import { hasHan } from '@shared/lib/text';
import { comparablePerson, romanWords } from './keys';
import { editDistance } from './similarity';

/** A person's name taken apart for comparing. */
export interface PersonParts {
  readonly comparable: string;
  readonly isHan: boolean;
  /** Sorted words of a Latin name, or of a Chinese one as it stands in a passport. */
  readonly roman: readonly string[];
  readonly surname: string;
  readonly given: string;
  /** 王经理, 李总: a family name and what he or she is. */
  readonly isTitleOnly: boolean;
}

const titleOnly = /^(\p{Script=Han}{1,2})(?:先生|女士|小姐|太太|老师|经理|总监|主任|总|工)$/u;
const nicknames: readonly (readonly string[])[] = [
  ['robert', 'bob', 'rob', 'bobby'],
  ['william', 'bill', 'will', 'liam'],
  ['richard', 'dick', 'rick', 'rich'],
  ['james', 'jim', 'jimmy'],
  ['john', 'jack', 'johnny'],
  ['michael', 'mike', 'mick'],
  ['thomas', 'tom', 'tommy'],
  ['elizabeth', 'liz', 'beth', 'betty', 'lisa'],
  ['margaret', 'maggie', 'peggy', 'meg'],
  ['katherine', 'catherine', 'kate', 'cathy', 'kathy'],
  ['alexander', 'alex', 'sasha'],
  ['anthony', 'tony'],
  ['edward', 'ed', 'eddie', 'ted'],
  ['charles', 'charlie', 'chuck'],
  ['joseph', 'joe'],
  ['daniel', 'dan', 'danny'],
  ['david', 'dave'],
  ['samuel', 'sam'],
  ['andrew', 'andy'],
  ['christopher', 'chris'],
  ['johannes', 'hannes', 'hans'],
  ['susanne', 'susan', 'sue', 'susi'],
  ['patricia', 'pat', 'patty'],
  ['stephen', 'steven', 'steve'],
];

export function parsePersonName(name: string): PersonParts {
  const folded = foldForSearch(name);
  const isHan = hasHan(folded);
  const title = titleOnly.exec(folded.replace(/\s+/gu, ''));
  const comparable = comparablePerson(name);
  const split = splitPersonName(isHan ? comparable : folded);
  const plain = (text: string) => text.replace(/[^\p{L}\p{N} ]/gu, '').trim();
  return {
    comparable,
    isHan,
    roman: (isHan ? [...romanWords(comparable)] : comparable.split(' ')).sort(),
    surname: title?.[1] ?? (isHan ? split.surname : plain(split.surname)),
    given: plain(split.given),
    isTitleOnly: title !== null,
  };
}

/** How much two names of persons speak for one person when nothing else is known: never enough alone. */
export function personNameLikeness(
  left: PersonParts,
  right: PersonParts,
): { score: number; reasons: readonly DuplicateReason[] } {
  if (left.isTitleOnly || right.isTitleOnly) {
    if (left.surname === '' || left.surname !== right.surname) return { score: 0, reasons: [] };
    return { score: left.isTitleOnly && right.isTitleOnly ? 0.25 : 0.35, reasons: ['titleOnly'] };
  }
  if (left.comparable === right.comparable) return { score: 0.45, reasons: ['sameName'] };
  const isSameSound = left.roman.join(' ') === right.roman.join(' ');
  if (isSameSound) return { score: left.isHan && right.isHan ? 0.35 : 0.4, reasons: ['soundsAlike'] };
  if (left.isHan && right.isHan) return { score: 0, reasons: [] };
  if (left.isHan !== right.isHan) {
    const [han, latin] = left.isHan ? [left, right] : [right, left];
    const surname = romanWords(han.comparable)[0] ?? '';
    return latin.roman.includes(surname) ? { score: 0.1, reasons: ['sameSurname'] } : { score: 0, reasons: [] };
  }
  return latinLikeness(left, right);
}

function latinLikeness(left: PersonParts, right: PersonParts): { score: number; reasons: readonly DuplicateReason[] } {
  if (left.surname === right.surname && left.surname !== '') {
    const [short, long] =
      left.given.length < right.given.length ? [left.given, right.given] : [right.given, left.given];
    if (short.length === 1 && long.startsWith(short)) return { score: 0.35, reasons: ['similarName'] };
    if (areNicknames(left.given, right.given)) return { score: 0.35, reasons: ['similarName'] };
    if (short.length >= 3 && editDistance(short, long) === 1) return { score: 0.35, reasons: ['similarName'] };
    return { score: 0.1, reasons: ['sameSurname'] };
  }
  const isNear =
    left.given === right.given && left.surname.length >= 4 && editDistance(left.surname, right.surname) === 1;
  return isNear ? { score: 0.35, reasons: ['similarName'] } : { score: 0, reasons: [] };
}

function areNicknames(left: string, right: string): boolean {
  return nicknames.some((names) => names.includes(left) && names.includes(right));
}
