import { describe, expect, it } from 'vitest';
import type { TargetField } from '@engine/modules/imports/matching/match-columns';
import { matchColumns } from '@engine/modules/imports/matching/match-columns';
import { comparableHeader, isKnownHeader } from '@engine/modules/imports/matching/header-synonyms';
import { contentKind } from '@engine/modules/imports/matching/column-content';

const field = (key: string, type = 'text', ...labels: string[]): TargetField => ({ key, type, labels });
const fields = [
  field('name', 'text', '名称', 'Name'),
  field('taxId'),
  field('phones', 'phones'),
  field('emails', 'emails'),
  field('addresses', 'addresses'),
  field('customerSince', 'date'),
  field('custom.floor', 'number', '楼层'),
];
const columns = (...headers: (string | [string, ...string[]])[]) =>
  headers.map((given, index) => {
    const [header, ...samples] = typeof given === 'string' ? [given] : given;
    return { index, header, samples };
  });
const matched = (...headers: Parameters<typeof columns>) =>
  matchColumns(columns(...headers), fields).map(({ field: key, label, part, how }) => [
    key ?? null,
    label ?? part ?? null,
    how,
  ]);

describe('headers', () => {
  it('are one whatever their case, width, blanks and script', () => {
    expect(comparableHeader('Account Name')).toBe(comparableHeader('ACCOUNT_NAME'));
    expect(comparableHeader('聯絡電話')).toBe(comparableHeader('联络电话'));
    expect(isKnownHeader('手机（必填）')).toBe(true);
    expect(isKnownHeader('天气')).toBe(false);
  });

  it('find their field by synonyms in three languages and by what else they say', () => {
    expect(matched('公司名称', '联系手机', 'E-Mail-Adresse', 'Business Street', 'Steuernummer', '首单日期')).toEqual([
      ['name', null, 'header'],
      ['phones', 'mobile', 'header'],
      ['emails', null, 'header'],
      ['addresses', 'work', 'header'],
      ['taxId', null, 'header'],
      ['customerSince', null, 'header'],
    ]);
  });

  it('of one value are proposed once, for the column that fits best', () => {
    expect(matched('客户', '公司名称').map(([key]) => key)).toEqual([null, 'name']);
  });

  it('find the own fields of the firm by their labels', () => {
    expect(matched('楼层')).toEqual([['custom.floor', null, 'header']]);
  });

  it('that a saved map knows go where it says, also nowhere', () => {
    const map = { 杂项: null, 单位: { field: 'taxId' } };
    expect(matchColumns(columns('单位', '杂项'), fields, map).map(({ field: key, how }) => [key, how])).toEqual([
      ['taxId', 'saved'],
      [undefined, 'saved'],
    ]);
  });
});

describe('content', () => {
  it('decides where a header says nothing and only one field can be meant', () => {
    expect(matched(['', '13800006641', '13900001188'], ['x1', 'a@b.example', 'c@d.example'])).toEqual([
      ['phones', null, 'content'],
      ['emails', null, 'content'],
    ]);
  });

  it('is told from samples alone', () => {
    expect([['2019/3/12'], ['¥1,200.00'], ['yes', 'no'], ['91350100M000100Y43'], ['apples']].map(contentKind)).toEqual([
      'date',
      'money',
      'yesNo',
      'taxId',
      null,
    ]);
  });
});
