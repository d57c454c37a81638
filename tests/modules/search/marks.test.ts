import { describe, expect, it } from 'vitest';
import { marksOf } from '@engine/search/marks';
import { queryTokens } from '@engine/search/query-tokens';

/** The name with what is marked in brackets. */
function marked(name: string, query: string): string {
  let text = '';
  let end = 0;
  for (const [from, to] of marksOf(name, queryTokens(query))) {
    text += `${name.slice(end, from)}[${name.slice(from, to)}]`;
    end = to;
  }
  return text + name.slice(end);
}

describe('marks in a name', () => {
  it.each([
    ['张国胜', ''],
    ['张国胜', '。*'],
    ['张国胜', '6641'],
    ['张国胜', 'zgx'],
    ['', 'zgs'],
    ['••••', 'zgs'],
  ])('of %s stand nowhere for %j', (name, query) => {
    expect(marksOf(name, queryTokens(query))).toEqual([]);
  });

  it.each([
    ['张国胜', 'zgs', '[张国胜]'],
    ['宁波张国胜商行', 'zgs', '宁波[张国胜]商行'],
    ['宁波张国胜商行', 'guosheng', '宁波张[国胜]商行'],
    ['宁波张国胜商行', 'guosh', '宁波张[国胜]商行'],
    ['宁波张国胜商行', 'zhang胜', '宁波张国胜商行'],
    ['宁波张国胜商行', 'guo胜', '宁波张[国胜]商行'],
    ['中华安国张氏', 'zhang', '中华安国[张]氏'],
    ['重庆长江船舶有限公司', 'cqcj', '[重庆长江]船舶有限公司'],
    ['重庆长江船舶有限公司', 'cj yxgs', '重庆[长江]船舶[有限公司]'],
    ['华东（宁波）电机', 'hdnb', '[华东（宁波]）电机'],
    ['單雄信', '单雄信', '[單雄信]'],
    ['𠮷野家', '野家', '𠮷[野家]'],
    ['𠮷野家', 'yj', '𠮷[野家]'],
    ['Müller Präzision GmbH', 'prazision muller', '[Müller] [Präzision] GmbH'],
    ['苏州华东阀门有限公司', '华东', '苏州[华东]阀门有限公司'],
    ['华东', '华东 华', '[华东]'],
    ['华东阀门', '华东 东阀', '[华东阀]门'],
    ['Bright Harbour Ltd', 'ltd bright', '[Bright] Harbour [Ltd]'],
  ])('of %s for %s', (name, query, expected) => {
    expect(marked(name, query)).toBe(expected);
  });
});
