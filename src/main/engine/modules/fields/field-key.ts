import { hasHan } from '@shared/lib/text';
import { foldForSearch } from '../../search/folding';
import { readingsInContext } from '../../search/pinyin';

const longestKey = 40;

/** A key made from a label, by which people who write programs recognise it: 停产检修 gives tingChanJianXiu. */
export function keyFrom(label: string, taken: ReadonlySet<string>): string {
  const words = foldForSearch(label)
    .split(/(\p{Script=Han}+)/u)
    .flatMap((part) => (hasHan(part) ? readingsInContext(Array.from(part)) : part.split(/[^a-z0-9]+/)))
    .map((word) => word.normalize('NFD').replace(/[^a-z0-9]/g, ''))
    .filter(Boolean);
  const joined = words.map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join('');
  const start = /^[a-z]/.test(joined) ? joined.slice(0, longestKey) : 'field';
  if (!taken.has(start)) return start;
  let number = 2;
  while (taken.has(`${start.slice(0, longestKey - 4)}${number}`)) number += 1;
  return `${start.slice(0, longestKey - 4)}${number}`;
}
