import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ALL_TOKEN_GROUPS, matchExpression, NAME_TOKEN_GROUPS, queryTokens } from '@engine/search/query-tokens';
import type { MatchOptions, SearchPlace } from '@engine/search/query-tokens';
import { readingsOf } from '@engine/search/pinyin';
import { rankNames, rankOrder } from '@engine/search/ranking';
import { departmentToken, documentTokens, personToken, shareToken } from '@engine/search/tokens';
import type { SearchDocument, TokenGroup } from '@engine/search/tokens';

const EVERYTHING = { groups: ALL_TOKEN_GROUPS, access: 'everything' } satisfies MatchOptions;
const PLACES: readonly SearchPlace[] = ['exact', 'start', 'anywhere'];
const NOBODY = { departmentId: null, peopleIds: [], shareIds: [] };

let database: Database.Database;
let names: string[];

beforeEach(() => {
  database = new Database(':memory:');
  database.exec(
    "CREATE VIRTUAL TABLE found USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='unicode61')",
  );
  names = [];
});

afterEach(() => {
  database.close();
});

function add(document: Partial<SearchDocument> & { name: string }): void {
  names.push(document.name);
  const tokens = documentTokens({ access: NOBODY, ...document });
  database.prepare('INSERT INTO found(rowid, tokens) VALUES (?, ?)').run(names.length, tokens);
}

function matches(query: string, place: SearchPlace, options: MatchOptions = EVERYTHING): string[] {
  const match = matchExpression(queryTokens(query), place, options);
  if (match === null) return [];
  const rows = database.prepare('SELECT rowid FROM found WHERE found MATCH ?').pluck().all(match);
  return rows.map((row) => names[Number(row) - 1] ?? '');
}

/** As the search module does it: places in order, names checked and ranked. */
function findNames(query: string): string[] {
  const plan = queryTokens(query);
  const options = { ...EVERYTHING, groups: NAME_TOKEN_GROUPS };
  const hits = new Set(PLACES.flatMap((place) => matches(query, place, options)));
  const ranked = [...hits].flatMap((name) => {
    const rank = rankNames([name], plan);
    return rank ? [{ name, order: rankOrder(rank) }] : [];
  });
  return ranked.sort((left, right) => left.order - right.order).map((hit) => hit.name);
}

const groups = (...letters: TokenGroup[]): MatchOptions => ({ groups: new Set(letters), access: 'everything' });

describe('what is not found', () => {
  test('a caller without contact details finds nobody by phone or mail', () => {
    add({ name: '宁波华东轻量化科技有限公司', phones: ['+8613800138000'], mails: ['liwei@huadong.com'] });
    const withoutContacts = groups('n', 'b', 'e', 'p', 'i', 'x', 'o');
    for (const query of ['8000', '13800138000', 'liwei@huadong.com', 'liwei']) {
      expect(PLACES.flatMap((place) => matches(query, place, withoutContacts))).toEqual([]);
    }
  });

  test('a caller without any access token finds nothing', () => {
    add({ name: '华东' });
    expect(matches('华东', 'anywhere', { ...EVERYTHING, access: [] })).toEqual([]);
  });

  test('a caller finds only what their department, their own name or a share opens', () => {
    const access = (departmentId: string, peopleIds: string[], shareIds: string[]) => ({
      departmentId,
      peopleIds,
      shareIds,
    });
    add({ name: '华东一厂', access: access('0190-aa', ['0190-u1'], []) });
    add({ name: '华东二厂', access: access('0190-bb', ['0190-u2'], []) });
    add({ name: '华东三厂', access: access('0190-bb', [], ['0190-u1']) });
    const mine = [departmentToken('0190-aa'), personToken('0190-u1'), shareToken('0190-u1')];
    expect(matches('华东', 'anywhere', { ...EVERYTHING, access: mine })).toEqual(['华东一厂', '华东三厂']);
  });

  test('characters that stand apart do not match a contiguous query', () => {
    add({ name: '华丽东方贸易' });
    add({ name: '华东东方贸易' });
    expect(findNames('华东')).toEqual(['华东东方贸易']);
    expect(findNames('huadong')).toEqual(['华东东方贸易']);
  });

  test('characters with the same sound do not find each other', () => {
    add({ name: '部件厂' });
    expect(findNames('不')).toEqual([]);
  });

  test('punctuation, signs and FTS5 syntax alone ask for nothing and do not fault', () => {
    add({ name: 'AND' });
    for (const query of ['', '   ', '"', '*', '()', '"AND', 'NEAR(', "'; --", '（）', '🙂', '\u0000', '-']) {
      expect(() => PLACES.flatMap((place) => matches(query, place))).not.toThrow();
    }
    expect(matches('*', 'anywhere')).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ['华', 'one character'],
    ['华东', 'two characters'],
    ['東輕', 'traditional characters'],
    ['轻量化科技', 'many characters'],
    ['huadong', 'full pinyin'],
    ['hua dong', 'pinyin with a blank'],
    ['huad', 'pinyin not finished'],
    ['huado', 'a syllable not finished'],
    ['hd', 'two initials'],
    ['hdql', 'initials from the middle'],
    ['nbhdqlhkj', 'all initials'],
    ['hdong', 'an initial, then a syllable'],
    ['hua东', 'pinyin and a character'],
    ['华d', 'a character and an initial'],
    ['ＨＵＡＤＯＮＧ', 'full-width letters'],
    ['宁波 科技', 'two words'],
    ['华东宁波', 'across a bracket'],
  ])('%s finds 华东 by %s', (query) => {
    add({ name: '上海明光机械厂' });
    add({ name: '宁波华东轻量化科技有限公司' });
    add({ name: '华东（宁波）轻量化科技' });
    expect(findNames(query)).toContain(query === '华东宁波' ? '华东（宁波）轻量化科技' : '宁波华东轻量化科技有限公司');
    expect(findNames(query)).not.toContain('上海明光机械厂');
  });

  test('a simplified query finds a traditional name', () => {
    add({ name: '臺灣華東實業' });
    expect(findNames('台湾华东')).toEqual(['臺灣華東實業']);
  });

  test.each([
    ['单雄信', 'shan', 'dan'],
    ['仇英', 'qiu', 'chou'],
    ['曾国藩', 'zeng', 'ceng'],
    ['重庆银行', 'chongqing', 'zhongqing'],
    ['厦门航空', 'xiamen', 'xm'],
    ['吕布', 'lv', 'lyu'],
    ['略阳县', 'lveyang', 'lueyang'],
    ['长安', 'changan', 'ca'],
  ])('%s is found by %s and by %s', (name, one, other) => {
    add({ name });
    expect([findNames(one), findNames(other)]).toEqual([[name], [name]]);
  });

  test('zgs finds the person although every firm named 中国…公司 has zg and gs', () => {
    for (let index = 0; index < 50; index++) add({ name: `中国第${index}公司` });
    add({ name: '张国胜' });
    expect(findNames('zgs')).toEqual(['张国胜']);
  });

  test('an exact name comes before names that begin with it, and those before the rest', () => {
    for (const name of ['刘张伟', '张伟明', '张伟']) add({ name });
    expect(findNames('张伟')).toEqual(['张伟', '张伟明', '刘张伟']);
    expect(findNames('zhangwei')).toEqual(['张伟', '张伟明', '刘张伟']);
    expect(matches('张伟', 'exact')).toEqual(['张伟']);
    expect(matches('张伟', 'start')).toEqual(['张伟明', '张伟']);
  });

  test('a single letter finds the names that begin with it', () => {
    for (const name of ['华东', 'Hearth', '上海']) add({ name });
    expect(findNames('h')).toEqual(['华东', 'Hearth']);
  });

  test('Latin words are found by their beginning, whatever the case and the accents', () => {
    for (const name of ['Northwind Traders', 'Müller & Söhne GmbH', "O'Brien Ltd", 'Łódź Meble']) add({ name });
    for (const query of ['north', 'Northwind', 'trad', 'northwind tr', 'NORTHWIND TRADERS']) {
      expect(findNames(query)).toEqual(['Northwind Traders']);
    }
    expect([findNames('muller'), findNames('Söhne'), findNames("o'bri"), findNames('lodz')]).toEqual([
      ['Müller & Söhne GmbH'],
      ['Müller & Söhne GmbH'],
      ["O'Brien Ltd"],
      ['Łódź Meble'],
    ]);
  });

  test('a name can be found by its alias', () => {
    add({ name: '宁波华东轻量化科技有限公司', aliases: ['轻量小屋'] });
    expect(matches('xiaowu', 'anywhere')).toEqual(['宁波华东轻量化科技有限公司']);
  });

  test('characters beyond the basic plane and kana are found', () => {
    for (const name of ['𠮷野家', 'さくら商事']) add({ name });
    expect([findNames('𠮷'), findNames('𠮷野'), findNames('さくら')]).toEqual([['𠮷野家'], ['𠮷野家'], ['さくら商事']]);
  });

  test('any piece of any name finds it, as text and as initials', () => {
    const character = fc.constantFrom(...'宁波华东轻量化科技有限公司单重长乐厦行张伟𠮷aZ3 （é');
    const name = fc.array(character, { minLength: 2, maxLength: 14 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(name, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, position, length) => {
        const characters = Array.from(text.replace(/[^\p{L}\p{N}]/gu, ''));
        const start = characters.length === 0 ? 0 : position % characters.length;
        const piece = characters.slice(start, start + length).join('');
        // Pieces that begin inside a Latin word are not promised.
        fc.pre(/^\p{Script=Han}+$/u.test(piece));
        add({ name: text });
        expect(findNames(piece)).toContain(text);
        const initials = Array.from(piece, (letter) => readingsOf(letter)[0]?.[0] ?? '').join('');
        if (length >= 2 && initials.length === length) expect(findNames(initials)).toContain(text);
      }),
      { numRuns: 300 },
    );
  });
});

describe('contact details', () => {
  beforeEach(() => {
    add({ name: '李伟', phones: ['+8613800138000', '+8657488006127'], mails: ['li.wei@huadong-auto.com'] });
    add({ name: 'Anna', phones: ['+4917612345678'], mails: ['anna@example.org'] });
  });

  test.each([
    ['8000', 'the last four digits'],
    ['0013', 'four digits from the middle'],
    ['138001', 'six digits from the beginning'],
    ['138 0013 8000', 'blanks'],
    ['+86 138-0013-8000', 'the country code'],
    ['8613800138000', 'the country code without a plus'],
    ['0574 8800 6127', 'a landline with its area code'],
    ['(0574)88006127', 'brackets'],
    ['+86 574 88006127', 'a landline written internationally'],
    ['88006127', 'a landline without its area code'],
    ['li.wei@huadong-auto.com', 'the whole mail address'],
    ['li.wei@hua', 'a mail address not finished'],
    ['huadong', 'the domain'],
  ])('%s finds 李伟 by %s', (query) => {
    expect(matches(query, 'anywhere')).toEqual(['李伟']);
  });

  test.each(['0176 1234', '+49 176 12345678', '5678', 'anna@example.org'])('%s finds the foreign contact', (query) => {
    expect(matches(query, 'anywhere')).toEqual(['Anna']);
  });

  test('numbers that end so come before numbers that hold the digits elsewhere', () => {
    expect(matches('8000', 'start')).toEqual(['李伟']);
    expect(matches('1380', 'start')).toEqual([]);
  });

  test('a name and a fragment of the number narrow each other', () => {
    expect(matches('李 8000', 'anywhere')).toEqual(['李伟']);
    expect(matches('李 5678', 'anywhere')).toEqual([]);
  });
});

describe('numbers, tags and notes', () => {
  beforeEach(() => {
    add({
      name: '宁波华东',
      taxId: '91330206MA2CGHJK3K',
      number: 'C-000123',
      tags: ['重点客户', 'VIP2024'],
      notes: '每周三送货到北仑仓库，contact before noon',
    });
  });

  test.each(['C-000123', 'c000123', 'c-123', '123', '000123'])('%s finds the record number', (query) => {
    expect([...matches(query, 'exact'), ...matches(query, 'anywhere')]).toContain('宁波华东');
  });

  test.each(['91330206MA2CGHJK3K', '91330206ma', '913302', '９１３３０２０６'])('%s finds the tax id', (query) => {
    expect(matches(query, 'anywhere')).toEqual(['宁波华东']);
  });

  test.each(['重点', '重', '重點客戶', 'vip', '北仑', '送货到北仑', 'before', 'contact noon'])(
    '%s finds tag or note',
    (query) => {
      expect(matches(query, 'anywhere')).toEqual(['宁波华东']);
    },
  );

  test.each(['124', 'C-000124', '91330207', '周四', '轻点'])('%s finds nothing', (query) => {
    expect(PLACES.flatMap((place) => matches(query, place))).toEqual([]);
  });
});

describe('tokens', () => {
  test('every token is one term of FTS5', () => {
    add({
      name: "3M 中国（上海）𠮷野家 O'Brien Søren ﬁ ½ Ⅷ がぎ 한국 Привет 🙂 _x_ a-b",
      phones: ['+86 (0574) 8800-6127 转 8', 'ＦＡＸ：０１２３'],
      mails: ['ａ@ｂ.ｃｏｍ', 'x_y+z@exämple.de'],
      number: 'T-2026-00042',
      tags: ['重点/客户', 'a_b'],
      notes: '第一行\n第二行 don’t',
      access: { departmentId: '018F3C00-AA', peopleIds: ['b-c'], shareIds: ['d-e'] },
    });
    database.exec("CREATE VIRTUAL TABLE terms USING fts5vocab(found, 'row')");
    const terms = database.prepare('SELECT term FROM terms').pluck().all();
    const tokens = documentTokens({
      name: "3M 中国（上海）𠮷野家 O'Brien Søren ﬁ ½ Ⅷ がぎ 한국 Привет 🙂 _x_ a-b",
      phones: ['+86 (0574) 8800-6127 转 8', 'ＦＡＸ：０１２３'],
      mails: ['ａ@ｂ.ｃｏｍ', 'x_y+z@exämple.de'],
      number: 'T-2026-00042',
      tags: ['重点/客户', 'a_b'],
      notes: '第一行\n第二行 don’t',
      access: { departmentId: '018F3C00-AA', peopleIds: ['b-c'], shareIds: ['d-e'] },
    });
    expect(new Set(terms)).toEqual(new Set(tokens.split(' ')));
  });

  test('a text of any length gives a bounded number of tokens', () => {
    const long = Array.from({ length: 50_000 }, (_, index) => String.fromCodePoint(0x4e00 + (index % 20_000))).join('');
    const tokens = documentTokens({ name: long, notes: long, access: NOBODY }).split(' ');
    expect(tokens.length).toBeLessThan(2_000);
  });

  test('long nonsense in letters is read without trouble', () => {
    expect(() => matches('zhangzhangan'.repeat(15), 'anywhere')).not.toThrow();
  });
});
