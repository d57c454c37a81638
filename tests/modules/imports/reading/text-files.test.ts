import { inspectFile } from '@engine/modules/imports/reading/file-reader';
import type { TextEncoding } from '@engine/modules/imports/reading/read-types';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';

import { cleanUpFiles, collectCells, collectRows, readTable, saveEncoded, saveFile } from './own-files';

cleanUpFiles();

const simplified = '姓名,手机\n张三,13800138000\n';
const traditional = '姓名,手機\n陳小明,0912345678\n';
const western = 'Name,Ort\nMüller,Köln\n';

describe('the encoding of a short list is found', () => {
  test.each<[TextEncoding, string]>([
    ['gb18030', simplified],
    ['gb18030', '客户名称,地址\n上海市浦东新区世纪大道一号,b\n'],
    ['gb18030', 'name,phone\n李雷,1\n'],
    ['big5', traditional],
    ['big5', '公司名稱,電話\n台灣大有限公司,02-12345678\n'],
    ['windows-1252', western],
    ['windows-1252', 'Société,Prénom\nCrédit Agricole,Hélène\n'],
    ['utf-8', simplified],
    ['utf-16le', simplified],
    ['utf-16be', western],
    ['utf-32le', simplified],
  ])('as %s in %j', async (encoding, text) => {
    const path = saveEncoded(text, encoding);
    const facts = await inspectFile(path, path);
    expect(facts).toMatchObject({ encoding, rows: 1, damagedCharacters: 0 });
    expect(facts.columns.map(({ header }) => header)).toEqual(text.split('\n')[0]?.split(','));
  });

  test('where the first Chinese character comes after a million plain rows', async () => {
    const path = saveEncoded(`id,name\n${'1,plain\n'.repeat(300_000)}2,张三丰先生\n`, 'gb18030');
    expect(await inspectFile(path, path)).toMatchObject({ encoding: 'gb18030', rows: 300_001 });
  });

  test('by its mark, which belongs to no cell', async () => {
    const path = saveFile(Buffer.concat([Buffer.from('fffe', 'hex'), iconv.encode(simplified, 'utf-16le')]));
    expect(await inspectFile(path, path)).toMatchObject({ encoding: 'utf-16le', columns: [{ header: '姓名' }, {}] });
  });

  test('as UTF-8 although a program cut one character in two', async () => {
    const text = Buffer.from('姓名,备注\n'.concat('张三,一个很长的备注里有许多字\n'.repeat(10)));
    const path = saveFile(Buffer.concat([text, Buffer.from('李四,'), Buffer.from('e5bc', 'hex'), Buffer.from('\n')]));
    expect(await inspectFile(path, path)).toMatchObject({ encoding: 'utf-8', damagedCharacters: 1 });
  });
});

describe('the proof of an encoding', () => {
  test('shows the same bytes read right and wrong', async () => {
    const path = saveEncoded(simplified, 'gb18030');
    const { encodingProof } = await inspectFile(path, path);
    expect(encodingProof).toMatchObject({
      sample: '姓名,手机',
      misread: [{ encoding: 'utf-8' }, { encoding: 'big5' }, { encoding: 'windows-1252', sample: 'ÐÕÃû,ÊÖ»ú' }],
    });
  });

  test('follows what a person chooses instead', async () => {
    const path = saveEncoded(simplified, 'gb18030');
    const facts = await inspectFile(path, path, { encoding: 'windows-1252' });
    expect(facts).toMatchObject({ encoding: 'windows-1252', encodingProof: { sample: 'ÐÕÃû,ÊÖ»ú' } });
    expect(await collectCells(path, { encoding: 'windows-1252', headerRow: 1 })).toEqual([['ÕÅÈý', '13800138000']]);
  });
});

describe('cells are told apart', () => {
  test.each([
    [',', 'a,b,c\n1,2,3\n4,5,6\n'],
    [';', 'Name;Preis;Ort\nA;1,50;Bonn, Rhein\nB;2,75;Ulm, Donau\n'],
    ['\t', '姓名\t手机\n张三\t138\n'],
    ['|', 'a|b\nx,y|z\nq,r|s\n'],
    [':', 'name:city\nA:Bonn\nB:Ulm\n'],
    ['^', 'name^city\nA^Bonn\nB^Ulm\n'],
    [',', '"a;b;c","d"\n"1;2;3","4"\n'],
  ])('by %j', async (delimiter, text) => {
    const path = saveFile(text);
    expect(await inspectFile(path, path)).toMatchObject({ delimiter });
  });

  test('but not in a list of one column', async () => {
    expect(await readTable('name\nJohn Smith\nJane Miller\nJoe Black\n')).toEqual([
      ['name'],
      ['John Smith'],
      ['Jane Miller'],
      ['Joe Black'],
    ]);
  });

  test('by what the person says instead', async () => {
    const path = saveFile('a;b,c\n1;2,3\n');
    expect(await collectCells(path, { delimiter: ',', headerRow: 1 })).toEqual([['1;2', '3']]);
  });

  test('by the sep= line, which is no record', async () => {
    expect(await readTable('sep=|\r\nname|city\r\nA|Bonn\r\n')).toEqual([
      ['name', 'city'],
      ['A', 'Bonn'],
    ]);
  });

  test('within quotes with delimiters, quotes and line ends', async () => {
    expect(await readTable('name,note\nA,"x, ""y""\nz"\n')).toEqual([
      ['name', 'note'],
      ['A', 'x, "y"\nz'],
    ]);
  });

  test('with backslashes as escapes where only they fit', async () => {
    expect(await readTable('name,note\n"A","say \\"hi\\", then"\n"B","x"\n')).toEqual([
      ['name', 'note'],
      ['A', 'say "hi", then'],
      ['B', 'x'],
    ]);
  });

  test('with single quotes around all of them', async () => {
    expect(await readTable("'name','note'\n'A','x, y'\n'B','z'\n")).toEqual([
      ['name', 'note'],
      ['A', 'x, y'],
      ['B', 'z'],
    ]);
  });

  test('while inches and apostrophes stay what they are', async () => {
    expect(await readTable('name,size\nO\'Neill,5" pipe\nSmith,7"\n')).toEqual([
      ['name', 'size'],
      ["O'Neill", '5" pipe'],
      ['Smith', '7"'],
    ]);
  });

  test.each(['\n', '\r\n', '\r', '\r\r\n'])('in lines that end in %j', async (end) => {
    expect(await readTable(['name,city', 'A,Bonn', 'B,Ulm', ''].join(end))).toEqual([
      ['name', 'city'],
      ['A', 'Bonn'],
      ['B', 'Ulm'],
    ]);
  });

  test('without the NUL bytes between them', async () => {
    const path = saveFile('name,city\nA\0lex,Bo\0nn\n');
    expect(await inspectFile(path, path)).toMatchObject({ encoding: 'utf-8', damagedCharacters: 2 });
    expect(await collectCells(path)).toEqual([['Alex', 'Bonn']]);
  });
});

describe('the header', () => {
  test('is found below titles and empty rows', async () => {
    const path = saveFile('2024年客户名单,,\n,,\n制表人：王芳,,\n客户名称,手机,金额\n甲,13800138000,5\n');
    expect(await inspectFile(path, path)).toMatchObject({ headerRow: 4, rows: 1 });
  });

  test('is missing where the first row is data', async () => {
    expect(await readTable('张三,13800138000,2024-01-05\n李四,13900139000,2024-02-06\n')).toEqual([
      ['', '', ''],
      ['张三', '13800138000', '2024-01-05'],
      ['李四', '13900139000', '2024-02-06'],
    ]);
  });

  test('is where the person says', async () => {
    const path = saveFile('a,b\nc,d\ne,f\n');
    const facts = await inspectFile(path, path, { headerRow: 2 });
    expect(facts).toMatchObject({ headerRow: 2, rows: 1, columns: [{ header: 'c' }, { header: 'd' }] });
  });

  test('counts rows as Excel does, blank lines included', async () => {
    const path = saveFile('\nname,city\n\nA,"x\ny"\n\nB,z\n');
    expect((await collectRows(path)).map(({ rowNumber }) => rowNumber)).toEqual([4, 6]);
  });
});

test('rows that are too short or too long are marked, surplus empty cells are not', async () => {
  const path = saveFile('a,b,c\n1\n1,2,3,\n1,2,3,4\n');
  expect((await collectRows(path)).map(({ shape }) => shape)).toEqual(['short', undefined, 'long']);
  expect(await inspectFile(path, path)).toMatchObject({ shortRows: 1, longRows: 1 });
});

test.each([
  ['list.xls', 'name,city\nA,B\n', 'csv', true],
  ['list.csv', 'name,city\nA,B\n', 'csv', false],
  ['list.csv', 'BEGIN:VCARD\nVERSION:3.0\nFN:A\nEND:VCARD\n', 'vcf', true],
  [
    'list.xls',
    '<html><table><tr><td>姓名</td><td>手机</td></tr><tr><td>甲</td><td>013800138000</td></tr></table></html>',
    'xls',
    true,
  ],
])('%s with the content %j is %s', async (fileName, content, format, contentDiffersFromName) => {
  const path = saveFile(content, fileName);
  expect(await inspectFile(path, fileName)).toMatchObject({ format, contentDiffersFromName, rows: 1 });
});
