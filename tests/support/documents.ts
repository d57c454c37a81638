import { randomUUID } from 'node:crypto';

/** A line as it is sent, with 13 % tax in its price. */
export function lineOf(name: string, quantity: string, unitPrice: string, rest: object = {}) {
  return { id: randomUUID(), name, quantity, unitPrice, taxRate: '13', ...rest };
}

/** The quote of the drawing: 483,260.00 less 9,260.00, that is 474,000.00 with tax. */
export function drawnLines() {
  return [
    lineOf('永磁变频螺杆空压机', '2', '148000', {
      unit: '台',
      specification: 'NS-75V · 75 kW · 8 bar',
      discountPercent: '3',
    }),
    lineOf('冷冻式干燥机', '2', '21800', { unit: '台' }),
    lineOf('精密过滤器', '2', '5400', { unit: '组' }),
    lineOf('储气罐', '2', '11600', { unit: '台' }),
    lineOf('空压站联控柜', '1', '38600', { unit: '套', discountPercent: '10' }),
    lineOf('热能回收装置', '1', '32800', { unit: '套' }),
    lineOf('管路改造', '1', '29000', { unit: '项' }),
    lineOf('安装调试与操作培训', '1', '22000', { unit: '项' }),
  ];
}
