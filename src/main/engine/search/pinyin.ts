import { pinyin } from 'pinyin-pro';

/**
 * Readings of Chinese characters, toneless, with ü written v (as input methods do).
 * A search must find 重庆 by `chong` and 重工 by `zhong`, so characters with several living readings have them all;
 * readings only dictionaries know (大 `dai`, 石 `dan`) are left out, else typing `dan` would bring up 石家庄.
 */

// Characters whose further readings occur in names of people, places and firms, or in plain words: the reading follows.
const FURTHER_READINGS = `阿e 柏bo 薄bo 堡pu/bu 贲ben 便pian 泊po 卜bo 参shen 藏zang 查zha 差chai 朝zhao 称chen 乘sheng 仇qiu 传zhuan
单shan/chan 弹dan 翟zhai/di 调tiao 都du 度duo 囤dun 恶wu 番pan 佛fu 盖ge 镐gao 蛤ge 给ji 核hu 还huan 会kuai 稽qi 贾gu 将qiang 降xiang
角jue 解xie 浚xun 卡qia 壳qiao 勒lei 乐yue 六lu 露lou 率shuai 绿lu 埋man 蔓wan 没mo 秘bi 泌bi 模mu 牟mou 娜nuo 粘zhan 炮pao 屏bing
埔bu 朴piao/po 期ji 奇ji 乾gan 强jiang 雀qiao 塞se 色shai 莎suo 刹sha 杉sha 召shao 折she 省xing 盛cheng 什shi 似shi 宿xiu 拓ta 提di
尉yu 蔚yu 系ji 洗xian 厦xia 纤qian 巷hang 削xue 校jiao 行hang 畜xu 血xie 员yun 钥yue 曾zeng 扎za 轧zha 长zhang 爪zhua 种chong 重chong
仔zi 琢zuo 柞zuo 属zhu 宛yuan 咀ju 桔jie 劲jing 咖ga 茄jia 伽qie/ga 圈juan 区ou 句gou 繁po 覃tan 谌shen 隗kui 郇xun 郗xi 郄qie 莘xin
莞guan 荥xing 圩wei 圻yin 泷shuang 渑sheng 漯ta 澹tan 缪miao/mou 珲hun 栎yue 晟cheng 隽juan 筠jun 铛cheng 禅shan 歙she 焘dao 俟qi 乜nie
崴wei 侗tong 洞tong 垌tong 宓fu 於yu 铣xi 靓jing 茜xi 枞zong 陂pi/po 蚌beng 车ju 叶xie 万mo 冯ping 能nai 祭zhai 黑he 虾ha 勾gou 胖pan
吓he 难nuo 仡ge 剥bao 脯fu 涡guo 匙shi 择zhai 嚼jue 夹ga 喝he 坊fang 亢gang 盱xu 缙jin 涪fu 郏jia 浒xu 氾fan 嘏jia`;

/** Readings a character has as a family name, where they differ from its usual one. */
const SURNAME_READINGS = `单shan 仇qiu 曾zeng 解xie 乐yue 区ou 查zha 盖ge 朴piao 员yun 缪miao 翟zhai 薄bo 繁po 折she 召shao 句gou 牟mou 都du
能nai 覃qin 六lu 洗xian 种chong 黑he 秘bi 隗wei 莘shen 祭zhai 郇xun 郗xi 郄qie 谌chen 晟cheng 贲ben 逄pang 佴nai 乜nie`;

const SYLLABLE_TABLE = `a ai an ang ao e ei en eng er o ou
b a ai an ang ao ei en eng i ian iao ie in ing o u|c a ai an ang ao e en eng i ong ou u uan ui un uo
ch a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo|d a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo
f a an ang ei en eng o ou u|g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo|j i ia ian iang iao ie in ing iong iu u uan ue un
k a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo|l a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve
m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u|n a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve
p a ai an ang ao ei en eng i ian iao ie in ing o ou u|q i ia ian iang iao ie in ing iong iu u uan ue un
r an ang ao e en eng i ong ou u ua uan ui un uo|s a ai an ang ao e en eng i ong ou u uan ui un uo
sh a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo|t a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo
w a ai an ang ei en eng o u|x i ia ian iang iao ie in ing iong iu u uan ue un|y a an ang ao e i in ing o ong ou u uan ue un
z a ai an ang ao e ei en eng i ong ou u uan ui un uo|zh a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo`;

// How people without an ü on the keyboard, or with a passport in hand, write these: 吕 LYU, 略 lue.
const OTHER_SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['lyu', 'lv'],
  ['nyu', 'nv'],
  ['lue', 'lve'],
  ['nue', 'nve'],
]);

/** Every syllable as it may be typed, with the reading it means (`lyu` means `lv`). */
export const TYPED_SYLLABLES: ReadonlyMap<string, string> = buildTypedSyllables();

/** The longest syllable has six letters (`zhuang`). */
export const LONGEST_SYLLABLE = 6;

const furtherReadings = parseReadings(FURTHER_READINGS);
const surnameReadings = parseReadings(SURNAME_READINGS);
const knownReadings = new Map<string, readonly string[]>();

/**
 * The living readings of one character, the usual one first; empty for what is not a Chinese character.
 * Cached for ever: a call of pinyin-pro costs some microseconds and an import asks tens of millions of times.
 */
export function readingsOf(character: string): readonly string[] {
  const known = knownReadings.get(character);
  if (known) return known;
  const usual = pinyin(character, { toneType: 'none', type: 'array', v: true })[0];
  const isReading = usual !== undefined && usual !== character && /^[a-z]+$/.test(usual);
  const readings = isReading ? [...new Set([usual, ...(furtherReadings.get(character) ?? [])])] : [];
  knownReadings.set(character, readings);
  return readings;
}

/** What may be typed for a reading: the reading itself and, for ü, the spelling without it. */
export function spellingsOf(reading: string): readonly string[] {
  return typedForms.get(reading) ?? [reading];
}

/** The reading of each character of a Chinese text in its context (银行 `yin hang`, 行走 `xing zou`). */
export function readingsInContext(characters: readonly string[]): string[] {
  const readings = pinyin(characters.join(''), { toneType: 'none', type: 'array', v: true });
  // pinyin-pro counts some rare characters differently; then each one is read for itself.
  if (readings.length === characters.length) return readings;
  return characters.map((character) => readingsOf(character)[0] ?? character);
}

/** The reading of a one-character family name (单 `shan`), or undefined where it is the usual one. */
export function surnameReadingOf(character: string): string | undefined {
  return surnameReadings.get(character)?.[0];
}

/** Readings of a two-character family name (尉迟 `yu chi`, 万俟 `mo qi`). */
export function compoundSurnameReadings(surname: string): string[] {
  return pinyin(surname, { mode: 'surname', toneType: 'none', type: 'array', v: true });
}

function parseReadings(table: string): Map<string, string[]> {
  const entries = table.split(/\s+/).map((entry): [string, string[]] => {
    const character = String.fromCodePoint(entry.codePointAt(0) ?? 0);
    return [character, entry.slice(character.length).split('/')];
  });
  return new Map(entries);
}

function buildTypedSyllables(): Map<string, string> {
  const [withoutInitial = '', ...rest] = SYLLABLE_TABLE.split('\n');
  const syllables = withoutInitial.split(' ');
  for (const row of rest.flatMap((line) => line.split('|'))) {
    const [initial = '', ...finals] = row.split(' ');
    syllables.push(...finals.map((final) => initial + final));
  }
  return new Map([...syllables.map((syllable): [string, string] => [syllable, syllable]), ...OTHER_SPELLINGS]);
}

const typedForms = new Map([...OTHER_SPELLINGS].map(([typed, reading]) => [reading, [reading, typed]]));
