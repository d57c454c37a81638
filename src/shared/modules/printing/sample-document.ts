import { totalDocument } from '../../lib/document-total';
import { moneyToDecimal } from '../../lib/money';
import type { PrintDocument, PrintKind } from './print-document';

type Language = PrintDocument['language'];

interface SampleTexts {
  readonly subject: string;
  readonly customer: { readonly name: string; readonly address: string };
  readonly contact: { readonly name: string; readonly role: string };
  readonly seller: { readonly name: string; readonly role: string };
  readonly discount: string;
  readonly notes: string;
  /** Name, specification, unit. */
  readonly items: readonly (readonly [string, string, string])[];
}

const texts: Readonly<Record<Language, SampleTexts>> = {
  'zh-CN': {
    subject: '空压站节能改造',
    customer: { name: '华东岚青精密铸造有限公司', address: '宁波市鄞州区云龙镇启明路 218 号' },
    contact: { name: '张立群', role: '设备部长' },
    seller: { name: '李敏', role: '销售一部' },
    discount: '老客户优惠',
    notes: '第 1 版报价 496,000.00 元；本版减去老客户优惠，其余不变。旧机两台可另行折价，以现场验看为准。',
    items: [
      ['永磁变频螺杆空压机', 'NS-75V　75 kW　8 bar　13.2 m³/min', '台'],
      ['冷冻式干燥机', 'ND-150　15 m³/min　压力露点 3 ℃', '台'],
      ['精密过滤器', '三级　C／T／A　15 m³/min', '组'],
      ['储气罐', '3 m³　1.0 MPa　含安全阀、压力表、合格证', '台'],
      ['空压站联控柜', 'NSC-4　四机联控　Modbus TCP', '套'],
      ['热能回收装置', 'HR-75　出水 60 ℃　含水泵', '套'],
      ['管路改造', 'DN100 不锈钢　约 46 米　含阀门、支架', '项'],
      ['安装调试与操作培训', '含吊装、旧机移位、两个班次培训', '项'],
    ],
  },
  en: {
    subject: 'Energy-saving refit of the compressor station',
    customer: { name: 'Lanqing Precision Castings East China', address: '218 Qiming Road, Yunlong, Ningbo' },
    contact: { name: 'Zhang Liqun', role: 'Head of plant' },
    seller: { name: 'Li Min', role: 'Sales 1' },
    discount: 'Regular customer',
    notes: 'Version 1 came to 496,000.00; this one takes the discount for regular customers off, all else as it was.',
    items: [
      ['Screw compressor with permanent magnets', 'NS-75V · 75 kW · 8 bar · 13.2 m³/min', 'pc'],
      ['Refrigeration dryer', 'ND-150 · 15 m³/min · dew point 3 °C', 'pc'],
      ['Fine filter', 'three stages · C/T/A · 15 m³/min', 'set'],
      ['Air receiver', '3 m³ · 1.0 MPa · with valves, gauge and certificate', 'pc'],
      ['Control cabinet for the station', 'NSC-4 · four machines · Modbus TCP', 'set'],
      ['Heat recovery', 'HR-75 · water at 60 °C · with pump', 'set'],
      ['Piping', 'DN100 stainless · about 46 m · with valves and supports', 'lot'],
      ['Installation, start-up and training', 'lifting, moving the old machines, two shifts', 'lot'],
    ],
  },
};

/** Quantity and unit price of each item. */
const figures: readonly (readonly [string, string])[] = [
  ['2', '148000'],
  ['2', '21800'],
  ['2', '5400'],
  ['2', '11600'],
  ['1', '38600'],
  ['1', '32800'],
  ['1', '29000'],
  ['1', '22000'],
];
const discountAmount = 1_000_000;

/**
 * An invented document with everything a paper can have: what the settings show, what templates are checked with. More
 * `lines` than there are items begin again from the first.
 */
export function sampleDocument(kind: PrintKind, language: Language, lines = figures.length): PrintDocument {
  if (kind === 'receipt') return sampleReceipt(language);
  const { items, customer, contact, seller, subject, notes, discount } = texts[language];
  const given = Array.from({ length: lines }, (_, index) => {
    const [quantity, unitPrice] = figures[index % figures.length] ?? ['1', '1'];
    return { quantity, unitPrice, discountPercent: null, taxRate: '13' };
  });
  const total = totalDocument({ currency: 'CNY', isTaxIncluded: true, discountAmount, lines: given });
  return {
    kind,
    id: 'sample',
    number: 'Q-2026-0187',
    version: 2,
    isDraft: false,
    subject,
    date: '2026-11-19',
    validUntil: kind === 'quote' ? '2026-12-15' : null,
    dueOn: kind === 'quote' ? null : '2026-12-28',
    reference: kind === 'quote' ? null : 'Q-2026-0187',
    language,
    currency: 'CNY',
    customer: { ...customer, taxId: null },
    contact: { ...contact, phone: '138 0000 6641', mail: null },
    seller: { ...seller, phone: '139 0000 5278', mail: 'limin@nuanshan.example' },
    isTaxIncluded: true,
    lines: given.map((line, index) => {
      const [name = '', specification = '', unit = ''] = items[index % items.length] ?? [];
      return { ...line, position: index + 1, name, specification, unit, amount: total.lines[index]?.amount ?? 0 };
    }),
    subtotal: total.subtotal,
    discount: { amount: total.discount, label: discount },
    net: total.net,
    taxes: [...total.taxes],
    total: total.total,
    paid: null,
    notes,
    terms: null,
  };
}

/** Three tenths of the invented sum, paid in advance. */
function sampleReceipt(language: Language): PrintDocument {
  const whole = sampleDocument('order', language);
  const amount = Math.round(whole.total * 0.3);
  const line = { position: 1, name: whole.subject ?? '', specification: 'SO-2026-0214', unit: null };
  return {
    ...whole,
    kind: 'receipt',
    number: 'R-2026-0071',
    version: null,
    dueOn: null,
    reference: 'SO-2026-0214',
    lines: [
      {
        ...line,
        ...{ quantity: '1', unitPrice: moneyToDecimal(BigInt(amount), 'CNY'), discountPercent: null },
        ...{ taxRate: null, amount },
      },
    ],
    ...{ subtotal: amount, discount: { amount: 0, label: null }, net: amount, taxes: [], total: amount, notes: null },
    payment: { method: 'transfer', isBack: false },
  };
}
