import type { DuplicateReason } from '@shared/modules/duplicates/duplicates.contract';
import type { CompanyName } from './company-name';
import { placesConflict } from './places';
import { editDistance, soundOf } from './similarity';

/** How much two firms' names speak for one firm, 0 to 1, before anything else is known, and what speaks against it. */
export interface NameLikeness {
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
  /** The most the names allow whatever else agrees: another branch, another town. */
  readonly ceiling: number;
}

const nothing: Omit<NameLikeness, 'ceiling'> = { score: 0, reasons: [] };
/** From so many characters on a name without its place is still rare. */
const rareCore = 5;
/** From so many characters on a brand that sounds the same is the same. */
const rareBrand = 4;
const contradicted = 0.35;

/** Compares what parseCompanyName made of two names. */
export function companyNameLikeness(left: CompanyName, right: CompanyName): NameLikeness {
  const alike =
    left.isHan === right.isHan
      ? left.isHan
        ? hanLikeness(left, right)
        : latinLikeness(left, right)
      : acronymOf(left, right);
  const against = contradictions(left, right);
  return {
    score: alike.score,
    reasons: [...alike.reasons, ...against],
    ceiling: against.length > 0 ? contradicted : 1,
  };
}

function contradictions(left: CompanyName, right: CompanyName): DuplicateReason[] {
  const against: DuplicateReason[] = [];
  if (placesConflict(left.place, right.place) || innerConflict(left, right)) against.push('differentPlace');
  if (left.branch !== right.branch && !sameBranch(left.branch, right.branch)) against.push('differentBranch');
  if (left.core !== right.core) {
    if (left.isGroup !== right.isGroup) against.push('oneIsGroup');
    if (numbersOf(left) !== numbersOf(right)) against.push('differentNumber');
  }
  return against;
}

function innerConflict(left: CompanyName, right: CompanyName): boolean {
  if (left.innerPlaces.length === 0 || left.innerPlaces.length !== right.innerPlaces.length) return false;
  return left.innerPlaces.some((place, index) => place !== right.innerPlaces[index]);
}

function sameBranch(left: string | null, right: string | null): boolean {
  if (left === null || right === null) return false;
  return left.startsWith(right) || right.startsWith(left);
}

const numerals = /[0-9]+|[一二三四五六七八九十]+/gu;

function numbersOf({ core, isHan }: CompanyName): string {
  return (core.match(isHan ? numerals : /[0-9]+/g) ?? []).join(' ');
}

function hanLikeness(left: CompanyName, right: CompanyName): Omit<NameLikeness, 'ceiling'> {
  if (left.core === right.core) return { score: equalCore(left, right), reasons: ['sameCore'] };
  const knownPlace = left.place.length > 0 && right.place.length > 0;
  if (left.brand === right.brand) {
    const [short, long] =
      left.trade.length < right.trade.length ? [left.trade, right.trade] : [right.trade, left.trade];
    if (long.startsWith(short)) return { score: knownPlace ? 0.75 : 0.55, reasons: ['shortForm'] };
    if (soundOf(left.trade) === soundOf(right.trade)) return { score: 0.8, reasons: ['soundsAlike'] };
    if (long.startsWith(short.slice(0, 1)) && long.endsWith(short.slice(-1)))
      return { score: 0.5, reasons: ['shortForm'] };
    return { score: 0.3, reasons: ['differentTrade'] };
  }
  if (isTradeTypo(left, right) || isTradeTypo(right, left)) return { score: 0.75, reasons: ['similarName'] };
  if (soundOf(left.core) === soundOf(right.core)) {
    const isRare = Math.min(left.brand.length, right.brand.length) >= rareBrand;
    return { score: isRare ? 0.8 : 0.5, reasons: ['soundsAlike'] };
  }
  const [short, long] = left.core.length < right.core.length ? [left.core, right.core] : [right.core, left.core];
  if (short.length >= 3 && long.startsWith(short)) return { score: 0.4, reasons: ['shortForm'] };
  const isNear = short.length >= 3 && editDistance(left.core, right.core) === 1;
  return isNear ? { score: 0.45, reasons: ['similarName'] } : nothing;
}

function equalCore(left: CompanyName, right: CompanyName): number {
  const hasOnePlace = (left.place.length === 0) !== (right.place.length === 0);
  if (hasOnePlace) return left.core.length >= rareCore ? 0.8 : 0.6;
  return left.core.length <= 2 && left.place.length === 0 ? 0.7 : 0.9;
}

/** 鑫泰石村 for 鑫泰石材: behind the whole brand one character of the trade is another. */
function isTradeTypo(known: CompanyName, typed: CompanyName): boolean {
  if (known.trade === '' || known.brand.length < 2 || !typed.core.startsWith(known.brand)) return false;
  const rest = typed.core.slice(known.brand.length);
  return rest.length === known.trade.length && editDistance(rest, known.trade) === 1;
}

function latinLikeness(left: CompanyName, right: CompanyName): Omit<NameLikeness, 'ceiling'> {
  if (sorted(left.core) === sorted(right.core)) return { score: 0.9, reasons: ['sameCore'] };
  if (left.core.replaceAll(' ', '') === right.core.replaceAll(' ', '')) return { score: 0.85, reasons: ['sameCore'] };
  if (sorted(left.brand) === sorted(right.brand)) return { score: 0.85, reasons: ['shortForm'] };
  const acronym = acronymOf(left, right);
  if (acronym.score > 0) return acronym;
  const leftWords = left.brand.split(' ');
  const rightWords = right.brand.split(' ');
  if (leftWords.length !== rightWords.length) return nothing;
  const differing = leftWords.flatMap((word, index) => {
    const other = rightWords[index] ?? '';
    return word === other ? [] : [[word, other] as const];
  });
  const [only] = differing;
  if (!only || differing.length > 1 || only.some((word) => /\d/.test(word))) return nothing;
  const [short, long] = only[0].length < only[1].length ? only : [only[1], only[0]];
  const isAlone = leftWords.length === 1;
  if (long.length >= 5 && editDistance(short, long) === 1)
    return { score: isAlone ? 0.45 : 0.75, reasons: ['similarName'] };
  if (!isAlone && short.length >= 3 && long.startsWith(short)) return { score: 0.5, reasons: ['shortForm'] };
  return nothing;
}

/** IBM for International Business Machines. */
function acronymOf(left: CompanyName, right: CompanyName): Omit<NameLikeness, 'ceiling'> {
  const isAcronym = (short: CompanyName, long: CompanyName) => {
    const words = long.core.split(' ');
    return words.length >= 3 && short.core === words.map((word) => word.slice(0, 1)).join('');
  };
  return isAcronym(left, right) || isAcronym(right, left) ? { score: 0.4, reasons: ['shortForm'] } : nothing;
}

function sorted(words: string): string {
  return words.split(' ').sort().join(' ');
}
