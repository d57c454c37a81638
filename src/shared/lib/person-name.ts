import { cleanText, foldWidth, hasHan } from './text';

/** Names of people: Chinese ones have the family name in front and no blank; everybody else's stay as they are. */

// Two-character family names still in use; the first ones cover nearly everybody who has one.
const COMPOUND_SURNAMES = new Set(
  `欧阳 司马 上官 诸葛 皇甫 令狐 司徒 慕容 尉迟 长孙 夏侯 东方 公孙 端木 轩辕 宇文 南宫 司空 澹台 百里 呼延 东郭 西门 独孤 万俟 闻人 赫连 公羊
  濮阳 淳于 单于 太叔 申屠 钟离 鲜于 闾丘 子车 巫马 公西 漆雕 乐正 拓跋 夹谷 宰父 谷梁 段干 南门 第五 纳兰 完颜 耶律 歐陽 司馬 諸葛 長孫 東方 公孫
  軒轅 南宮 澹臺 東郭 西門 獨孤 聞人 赫連 濮陽 鍾離 鮮于`.split(/\s+/),
);
const TITLES = /(?:先生|女士|小姐|太太|老师|老師|经理|經理|总监|總監|主任|总|總|工)$/u;
const WESTERN_TITLES = /^(?:mr|mrs|ms|miss|dr|prof|herr|frau)\.?\s+/i;

export interface PersonName {
  /** Family name; empty when the name has only one word. */
  surname: string;
  given: string;
}

/**
 * Family and given name. Chinese: one or two characters in front (`欧阳娜娜` → 欧阳, 娜娜), a middle dot splits foreign
 * names (`约翰·史密斯` → 史密斯, 约翰). Otherwise the last word, or what stands before a comma, is the family name.
 */
export function splitPersonName(name: string): PersonName {
  const text = cleanText(foldWidth(name));
  if (hasHan(text)) return splitChineseName(text);
  const comma = text.indexOf(',');
  if (comma > 0) return { surname: text.slice(0, comma).trim(), given: text.slice(comma + 1).trim() };
  const blank = text.lastIndexOf(' ');
  return blank < 0 ? { surname: '', given: text } : { surname: text.slice(blank + 1), given: text.slice(0, blank) };
}

/** One comparable form of a person's name: no titles, blanks or dots, lower case; the order of Latin words does not count. */
export function comparablePersonName(name: string): string {
  const text = cleanText(foldWidth(name)).toLowerCase();
  if (hasHan(text)) {
    const bare = text.replace(/[\s·•・‧.]/gu, '');
    const untitled = bare.replace(TITLES, '');
    return Array.from(untitled).length >= 2 ? untitled : bare;
  }
  const words = text
    .replace(WESTERN_TITLES, '')
    .normalize('NFKD')
    .replace(/[\p{M}'’.]/gu, '')
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter(Boolean).sort().join(' ');
}

/** True when both are the same name whatever the blanks, dots, titles and (in Latin letters) the order of the words. */
export function isSamePersonName(left: string, right: string): boolean {
  const comparable = comparablePersonName(left);
  return comparable !== '' && comparable === comparablePersonName(right);
}

function splitChineseName(text: string): PersonName {
  const dot = text.search(/[·•・‧]/u);
  if (dot > 0) return { surname: text.slice(text.search(/[·•・‧][^·•・‧]*$/u) + 1), given: text.slice(0, dot) };
  const characters = Array.from(text.replace(/\s+/gu, ''));
  const firstTwo = characters.slice(0, 2).join('');
  const length = characters.length > 2 && COMPOUND_SURNAMES.has(firstTwo) ? 2 : 1;
  if (characters.length === 2 && COMPOUND_SURNAMES.has(firstTwo)) return { surname: firstTwo, given: '' };
  return { surname: characters.slice(0, length).join(''), given: characters.slice(length).join('') };
}
