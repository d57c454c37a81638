import { describe, expect, it } from 'vitest';
import { isTable, pastedLines } from '@renderer/modules/documents/editor/paste-lines';

const paste = (text: string, rest: object = {}) => pastedLines(text, { taxRate: '13', room: 500, ...rest });
const said = (text: string) => paste(text).lines.map(({ id: _id, productId: _product, ...line }) => line);

describe('what is not taken', () => {
  it('rows without a name, with a discount above 100 %, or with words for a price', () => {
    expect(paste('品名\t数量\t单价\t折扣\n\t2\t10\t\n空压机\t2\t10\t120\n干燥机\t2\t面议\t')).toEqual({
      lines: [],
      skipped: 3,
    });
  });

  it('more rows than there is room for', () => {
    const { lines, skipped } = paste('甲\t1\t2\n乙\t1\t2\n丙\t1\t2', { room: 2 });
    expect(lines.map(({ name }) => name)).toEqual(['甲', '乙']);
    expect(skipped).toBe(1);
  });

  it('a single text is no table', () => {
    expect(isTable('空压机')).toBe(false);
    expect(isTable('空压机\n')).toBe(false);
    expect(isTable('空压机\t2')).toBe(true);
    expect(isTable('空压机\n干燥机')).toBe(true);
  });
});

describe('rows as lines', () => {
  it('by the words of a head row, in any order', () => {
    expect(
      said('序号\t数量\t含税单价\t产品名称\t规格型号\t单位\t税率\r\n1\t2\t148,000.00\t空压机\tNS-75V\t台\t13%\r\n'),
    ).toEqual([
      {
        name: '空压机',
        specification: 'NS-75V',
        unit: '台',
        quantity: '2',
        unitPrice: '148000',
        discountPercent: null,
        taxRate: '13',
      },
    ]);
  });

  it('without a head row by what the cells look like, in both languages', () => {
    expect(said('1\t空压机\tNS-75V\t2 台\t¥148,000\t3%\t9%\nCabinet\t\t1\tset\t38600')).toEqual([
      {
        name: '空压机',
        specification: 'NS-75V',
        unit: '台',
        quantity: '2',
        unitPrice: '148000',
        discountPercent: '3',
        taxRate: '9',
      },
      {
        name: 'Cabinet',
        specification: null,
        unit: 'set',
        quantity: '1',
        unitPrice: '38600',
        discountPercent: null,
        taxRate: '13',
      },
    ]);
  });

  it('names alone, cells in quotes with line feeds and quotes, full-width figures', () => {
    expect(
      said('"管路 ""DN100""\n不锈钢"\t１\t２９０００\n培训').map(({ name, unitPrice }) => [name, unitPrice]),
    ).toEqual([
      ['管路 "DN100" 不锈钢', '29000'],
      ['培训', '0'],
    ]);
  });
});
