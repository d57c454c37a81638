import { inspectFile } from '@engine/modules/imports/reading/file-reader';
import { cardColumns } from '@engine/modules/imports/reading/vcard-row';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';

import { cleanUpFiles, collectCells, saveFile } from './own-files';

cleanUpFiles();

/** The filled cells of every card by column. */
async function readCards(content: string | Buffer, fileName = 'book.vcf'): Promise<Record<string, string>[]> {
  const rows = await collectCells(saveFile(content, fileName));
  return rows.map((cells) =>
    Object.fromEntries(
      cardColumns
        .map((column, index): [string, string] => [column, cells[index] ?? ''])
        .filter(([, cell]) => cell !== ''),
    ),
  );
}

const card = (...lines: string[]): string => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
const quoted = (text: string, encoding: string): string =>
  [...iconv.encode(text, encoding)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

test('an old phone writes GBK in quoted-printable with soft line breaks', async () => {
  const name = quoted('张三', 'gbk');
  const lines = [
    'BEGIN:VCARD',
    'VERSION:2.1',
    `N;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:${name.slice(0, 6)}=`,
    `${name.slice(6)};;;;`,
    'TEL;CELL:13800138000',
    `ADR;HOME;CHARSET=gb2312;ENCODING=QUOTED-PRINTABLE:;;${quoted('人民路1号', 'gbk')};${quoted('上海', 'gbk')};;200000;`,
    'END:VCARD',
  ];
  expect(await readCards(lines.join('\r\n'))).toEqual([
    {
      kind: 'person',
      name: '张三',
      familyName: '张三',
      phones: 'mobile: 13800138000',
      addresses: 'home: ; ; 上海; ; 人民路1号; 200000',
    },
  ]);
});

test('raw GBK without a word about it is found', async () => {
  const text = card('FN:王小芳', 'ORG:上海电力设备有限公司;销售部', 'NOTE:老客户，电话联系');
  const path = saveFile(iconv.encode(text, 'gb18030'), 'book.vcf');
  expect(await inspectFile(path, path)).toMatchObject({ encoding: 'gb18030', rows: 1 });
  expect((await collectCells(path))[0]?.slice(1, 6)).toEqual(['王小芳', '', '', '上海电力设备有限公司', '销售部']);
});

test('a fold in the middle of a character does not break it', async () => {
  const bytes = Buffer.from(card('NOTE:备注'));
  const at = bytes.indexOf(Buffer.from('备')) + 1;
  const folded = Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)]);
  expect(await readCards(folded)).toEqual([{ kind: 'person', notes: '备注' }]);
});

test('labels come from types and from the line beside, the preferred number first', async () => {
  const text = card(
    'FN:A',
    'TEL;TYPE=WORK:021-5555',
    'TEL;TYPE=WORK,FAX:021-6666',
    'item1.TEL;type=pref:138',
    'item1.X-ABLabel:_$!<HomeOffice>!$_',
    'EMAIL;TYPE=INTERNET,HOME:a@example.com',
    'X-QQ:10001',
    'IMPP;X-SERVICE-TYPE=Skype:skype:someone',
  );
  expect(await readCards(text)).toEqual([
    {
      kind: 'person',
      name: 'A',
      phones: 'homeoffice: 138\nwork: 021-5555\nfax: 021-6666',
      emails: 'home: a@example.com',
      chat: 'qq: 10001\nskype: someone',
    },
  ]);
});

test('escapes, line breaks, categories and compact birthdays are read', async () => {
  const text = card(
    'FN:Smith\\, John',
    'NOTE:one\\ntwo\\;three',
    'CATEGORIES:重点,华东',
    'BDAY:19800321',
    'URL:http\\://a.example',
  );
  expect(await readCards(text)).toEqual([
    {
      kind: 'person',
      name: 'Smith, John',
      notes: 'one\ntwo;three',
      categories: '重点, 华东',
      birthday: '1980-03-21',
      url: 'http://a.example',
    },
  ]);
});

test('photos are passed over, also unindented ones and cards within cards', async () => {
  const text = [
    'BEGIN:VCARD',
    'VERSION:2.1',
    'PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ',
    'SkZJRgABAQAAAQABAAD',
    '',
    'FN:After',
    'AGENT:',
    'BEGIN:VCARD',
    'FN:Secretary',
    'END:VCARD',
    'TEL:1234',
    'END:VCARD',
  ];
  expect(await readCards(text.join('\n'))).toEqual([{ kind: 'person', name: 'After', phones: '1234' }]);
});

test('UTF-16 and bare CR work as well', async () => {
  const bytes = Buffer.concat([Buffer.from('fffe', 'hex'), iconv.encode(card('FN:李四'), 'utf-16le')]);
  expect(await readCards(bytes)).toEqual([{ kind: 'person', name: '李四' }]);
  expect(await readCards(card('FN:王五').replaceAll('\r\n', '\r'))).toEqual([{ kind: 'person', name: '王五' }]);
});

describe('a list of JSON cards', () => {
  test('is refused where it is something else', async () => {
    const path = saveFile('[["vcard", "x"]]', 'book.json');
    await expect(inspectFile(path, path)).rejects.toMatchObject({
      reason: 'unsupportedFormat',
      data: { found: 'json' },
    });
    const broken = saveFile('["vcard", [', 'book.json');
    await expect(inspectFile(broken, broken)).rejects.toMatchObject({ reason: 'brokenFile' });
  });

  test('is read like others', async () => {
    const one = [
      'vcard',
      [
        ['fn', {}, 'text', '赵六'],
        ['tel', { type: 'cell' }, 'uri', 'tel:+86-138'],
      ],
    ];
    expect(await readCards(JSON.stringify([one, one]), 'book.json')).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'person', name: '赵六', phones: 'mobile: +86-138' })),
    );
  });
});
