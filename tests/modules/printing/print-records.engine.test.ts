import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftGiven } from '@shared/modules/printing/draft-document';
import { withDraft } from '@shared/modules/printing/draft-document';
import { LARGEST_AMOUNT } from '@shared/lib/money';
import type { PrintKind } from '@shared/modules/printing/print-document';
import { printView } from '@shared/modules/printing/print-view';
import type { PrintFrame } from '@shared/modules/printing/printing.contract';
import { buildContact, buildCustomer, buildUser } from '../../support/builders';
import { drawnLines, lineOf } from '../../support/documents';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let admin: Client;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
});
afterAll(() => test.close());

const none = '0193c5f0-0000-7000-8000-00000000dead';

async function buildQuote(values: object = {}) {
  const customer = await buildCustomer(admin, {
    name: '华东岚青精密铸造有限公司',
    taxId: '91330100799655058B',
    addresses: [
      { province: '浙江省', city: '宁波市', district: '鄞州区', street: '启明路 218 号', postcode: '315040' },
    ],
  } as Parameters<typeof buildCustomer>[1]);
  const contact = await buildContact(admin, {
    name: '张立群',
    title: '设备部长',
    phones: [{ label: '', value: '13800006641' }],
  });
  return admin.quotes.create({
    name: '空压站节能改造',
    customerId: customer.id,
    contactId: contact.id,
    currency: 'CNY',
    isTaxIncluded: true,
    discountAmount: 926_000,
    discountLabel: '老客户优惠',
    quoteDate: '2026-11-20',
    validUntil: '2026-12-15',
    remarks: '旧机两台可另行折价。',
    lines: drawnLines(),
    ...values,
  });
}

/** A department nobody else is in. */
const newDepartment = () => admin.departments.create({ name: `部门 ${randomUUID()}` });
const look = ({ letterhead }: PrintFrame) => ({ letterhead, hasLogo: false, hasSeal: false });

const print = async (client: Client, kind: PrintKind, id: string) => {
  const { items } = await client.printing.documents({ kind, ids: id });
  const [document] = items;
  if (!document) throw new Error('nothing to print');
  return document;
};

describe('what is refused', () => {
  it('a quote, an order and a delivery that are not there', async () => {
    for (const kind of ['quote', 'order', 'deliveryNote'] as const)
      expect((await faultOf(print(admin, kind, none))).code).toBe('not_found');
  });

  it('a quote out of sight, and any for whom money is hidden', async () => {
    const quote = await buildQuote();
    const other = await admin.departments.create({ name: '二部' });
    const stranger = await buildUser(test, admin, { role: 'sales', departmentId: other.id });
    expect((await faultOf(print(stranger.client, 'quote', quote.id))).code).toBe('not_found');
    const blind = await buildUser(test, admin, {
      role: {
        grants: { quote: { view: 'all' }, customer: { view: 'all' } },
        fieldGroups: { basic: 'show', money: 'hide' },
      },
    });
    expect((await faultOf(print(blind.client, 'quote', quote.id))).code).toBe('not_allowed');
  });
});

describe('a quote on paper', () => {
  it('is the drawing’s: parties, lines, sums', async () => {
    const quote = await buildQuote();
    expect(await print(admin, 'quote', quote.id)).toMatchObject({
      kind: 'quote',
      number: quote.number,
      version: 1,
      isDraft: true,
      subject: '空压站节能改造',
      date: '2026-11-20',
      validUntil: '2026-12-15',
      language: 'zh-CN',
      customer: {
        name: '华东岚青精密铸造有限公司',
        address: '浙江省宁波市鄞州区启明路 218 号　315040',
        taxId: '91330100799655058B',
      },
      contact: { name: '张立群', role: '设备部长', phone: '138 0000 6641' },
      seller: { name: '沈若溪', role: '暖山机电' },
      subtotal: 48_326_000,
      discount: { amount: 926_000, label: '老客户优惠' },
      total: 47_400_000,
      taxes: [{ rate: '13', net: 41_946_903, tax: 5_453_097 }],
      notes: '旧机两台可另行折价。',
      terms: null,
    });
  });

  it('says how the customer reaches the seller, where that is known', async () => {
    const quote = await buildQuote();
    expect((await print(admin, 'quote', quote.id)).seller).toMatchObject({ phone: null, mail: null });
    await admin.users.changeContact({ phone: '13900005278', email: 'shen@nuanshan.example' });
    expect((await print(admin, 'quote', quote.id)).seller).toMatchObject({
      phone: '139 0000 5278',
      mail: 'shen@nuanshan.example',
    });
  });

  it('has no more of the customer than the reader sees', async () => {
    const quote = await buildQuote();
    const half = await buildUser(test, admin, {
      role: {
        grants: { quote: { view: 'all' }, customer: { view: 'all' }, contact: { view: 'all' } },
        fieldGroups: { basic: 'show', money: 'show', contactDetails: 'mask', billing: 'hide' },
      },
    });
    const document = await print(half.client, 'quote', quote.id);
    expect(document.customer).toEqual({ name: '华东岚青精密铸造有限公司', address: null, taxId: null });
    expect(document.contact).toMatchObject({ name: '张立群', phone: null });
    const without = await buildUser(test, admin, {
      role: { grants: { quote: { view: 'all' } }, fieldGroups: { basic: 'show', money: 'show' } },
    });
    const bare = await print(without.client, 'quote', quote.id);
    expect([bare.customer.name, bare.contact]).toEqual(['', null]);
  });

  it('is in the document’s language where it has one, with its own terms', async () => {
    const quote = await buildQuote({ language: 'en', terms: 'Delivery: 35 days.\n\nPayment: 30 % in advance.' });
    const document = await print(admin, 'quote', quote.id);
    expect(document.language).toBe('en');
    expect(document.terms).toEqual(['Delivery: 35 days.', 'Payment: 30 % in advance.']);
  });

  it('is in the customer’s language otherwise, and in the firm’s for everybody else', async () => {
    const abroad = await buildCustomer(admin, { name: 'Nordlicht Castings Ltd', language: 'en' });
    const quote = await buildQuote({ customerId: abroad.id, contactId: null });
    expect((await print(admin, 'quote', quote.id)).language).toBe('en');
    expect((await print(admin, 'quote', (await buildQuote()).id)).language).toBe('zh-CN');
  });

  it('shows a draft as it will be saved', async () => {
    const quote = await buildQuote();
    const saved = await print(admin, 'quote', quote.id);
    const lines = drawnLines().slice(0, 2);
    const draft: DraftGiven = {
      ...{ subject: '空压站二期', currency: 'CNY', isTaxIncluded: true, discountPercent: '5', discountAmount: null },
      ...{ discountLabel: '', remarks: null, terms: '只此一条', lines },
    };
    const shown = withDraft(saved, draft);
    const again = await admin.quotes.patch({
      ...{ id: quote.id, version: quote.version, name: '空压站二期', discountPercent: '5', discountAmount: null },
      ...{ discountLabel: null, remarks: null, terms: '只此一条', lines },
    });
    expect(shown).toEqual(await print(admin, 'quote', again.id));
  });
});

describe('an order on paper', () => {
  it('and each of its deliveries, in the quantities that went', async () => {
    const customer = await buildCustomer(admin);
    const lines = [lineOf('储气罐', '5', '100', { unit: '台' }), lineOf('滤芯', '10', '20', { unit: '个' })];
    const draft = await admin.orders.create({
      ...{ name: '备件', customerId: customer.id, currency: 'CNY', isTaxIncluded: true, lines },
      ...{ orderDate: '2026-11-20', deliverOn: '2026-12-01', customerReference: 'PO-77' },
    });
    expect(await print(admin, 'order', draft.id)).toMatchObject({
      isDraft: true,
      reference: 'PO-77',
      dueOn: '2026-12-01',
    });
    const order = await admin.orders.confirm({ id: draft.id, version: draft.version });
    const [tank] = lines;
    const moved = await admin.orders.deliver({
      ...{ id: order.id, version: order.version, deliveredOn: '2026-11-20' },
      lines: [{ lineId: tank?.id ?? '', quantity: '2' }],
    });
    const document = await print(admin, 'deliveryNote', moved.deliveries[0]?.id ?? '');
    expect(document).toMatchObject({
      number: `${order.number}-1`,
      reference: order.number,
      date: '2026-11-20',
      total: 20_000,
      lines: [{ position: 1, name: '储气罐', quantity: '2', amount: 20_000 }],
    });
  });
});

describe('a receipt', () => {
  const order = async (values: object = {}) => {
    const customer = await buildCustomer(admin, { name: '华东岚青精密铸造有限公司' });
    const draft = await admin.orders.create({
      ...{ name: '空压站节能改造', customerId: customer.id, currency: 'CNY', isTaxIncluded: true, lines: drawnLines() },
      ...values,
    });
    return admin.orders.confirm({ id: draft.id, version: draft.version });
  };
  const pay = (values: Parameters<Client['payments']['create']>[0]) => admin.payments.create(values);

  it('of a payment out of sight or not there, and for whom money is hidden, is none', async () => {
    const { id, customerId } = await order();
    const payment = await pay({ orderId: id, amount: 100, paidOn: '2026-11-20' });
    expect(customerId).not.toBeNull();
    const stranger = await buildUser(test, admin, { role: 'sales', departmentId: (await newDepartment()).id });
    expect((await faultOf(print(stranger.client, 'receipt', payment.id))).code).toBe('not_found');
    const blind = await buildUser(test, admin, {
      role: { grants: { payment: { view: 'all' } }, fieldGroups: { basic: 'show', money: 'mask' } },
    });
    expect((await faultOf(print(blind.client, 'receipt', payment.id))).code).toBe('not_allowed');
    expect((await faultOf(print(blind.client, 'receipt', none))).code).toBe('not_allowed');
    expect((await faultOf(print(admin, 'receipt', none))).code).toBe('not_found');
  });

  it('names who paid how much for which order and how; notes stay within', async () => {
    const { id, number } = await order();
    const payment = await pay({
      ...{ orderId: id, amount: 14_220_000, paidOn: '2026-11-20', method: 'transfer' },
      ...{ reference: 'ICBC-8834', notes: '老板亲自催来的' },
    });
    const receipt = await print(admin, 'receipt', payment.id);
    expect(receipt).toMatchObject({
      ...{ kind: 'receipt', number: payment.number, isDraft: false, date: '2026-11-20', reference: 'ICBC-8834' },
      ...{ customer: { name: '华东岚青精密铸造有限公司' }, seller: { name: '沈若溪' }, currency: 'CNY' },
      lines: [{ name: '空压站节能改造', specification: number, amount: 14_220_000 }],
      ...{ total: 14_220_000, notes: null, payment: { method: 'transfer', isBack: false } },
    });
    expect(JSON.stringify(receipt)).not.toContain('老板');
    expect(printView(receipt, look(await admin.printing.frame({ kind: 'receipt' })))).toMatchObject({
      title: '收款收据',
      totalInWords: '人民币壹拾肆万贰仟贰佰元整',
      total: '¥142,200.00',
      method: '银行转账',
      labels: { payer: '交款单位' },
    });
  });

  it('names no order its reader does not see', async () => {
    const { id } = await order();
    const payment = await pay({ orderId: id, amount: 100, paidOn: '2026-11-20' });
    const cashier = await buildUser(test, admin, {
      role: {
        grants: { payment: { view: 'all' }, customer: { view: 'all' } },
        fieldGroups: { basic: 'show', money: 'show' },
      },
    });
    const receipt = await print(cashier.client, 'receipt', payment.id);
    expect(receipt.lines).toMatchObject([{ name: '预收款', specification: null }]);
  });

  it('on account, back, in the customer’s language, and the largest sum there is', async () => {
    const abroad = await buildCustomer(admin, { name: 'Nordlicht Castings Ltd', language: 'en' });
    const back = await pay({
      ...{ customerId: abroad.id, currency: 'USD', direction: 'out', amount: 5_000, paidOn: '2026-11-20' },
    });
    const refund = await print(admin, 'receipt', back.id);
    expect(refund).toMatchObject({ language: 'en', total: 5_000, lines: [{ name: 'On account' }] });
    const frame = look(await admin.printing.frame({ kind: 'receipt' }));
    expect(printView(refund, frame)).toMatchObject({ title: 'Refund', labels: { payer: 'Paid back to' } });
    const customer = await buildCustomer(admin);
    const largest = Number(LARGEST_AMOUNT);
    const payment = await pay({ customerId: customer.id, currency: 'CNY', amount: largest, paidOn: '2026-11-20' });
    const view = printView(await print(admin, 'receipt', payment.id), frame);
    expect(view.totalInWords).toMatch(/^人民币.+整$/);
    const beyond = faultOf(pay({ customerId: customer.id, currency: 'CNY', amount: 1e15, paidOn: '2026-11-20' }));
    expect((await beyond).code).toBe('invalid_input');
  });

  it('is printed with a form for receipts, which no other document takes', async () => {
    const { template } = await admin.printing.frame({ kind: 'receipt' });
    expect(template.id).toBe('receipt-continuous');
    const { version, templates } = await admin.printing.letterhead();
    const call = admin.printing.patchLetterhead({ version, templates: { ...templates, quote: 'receipt-a4' } });
    expect((await faultOf(call)).data.reason).toBe('templateUnknown');
  });
});
