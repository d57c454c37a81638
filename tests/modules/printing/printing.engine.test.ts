import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableArticle, tablePaperSize, type PaperBlock } from '@shared/modules/printing/table-paper';
import { buildCustomer, buildUser } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { jpeg, png } from '../../support/pictures';

let test: TestEngine;
let admin: Client;
let sales: Client;

/** A payment the seller sees, and none. */
let visible: string;
const hidden = '0193c5f0-0000-7000-8000-000000000002';

beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const seller = await buildUser(test, admin, { role: 'sales' });
  sales = seller.client;
  const { id: customerId } = await buildCustomer(admin);
  const values = { customerId, amount: 100, paidOn: '2026-11-20', ownerId: seller.id };
  visible = (await admin.payments.create(values)).id;
});
afterAll(() => test.close());

const minimal = '<table data-print="lines"><tbody>{{#lines}}<tr><td>{{name}}</td></tr>{{/lines}}</tbody></table>';

async function bring(client: Client, name: string, bytes: Buffer): Promise<string> {
  const { id } = await client.uploads.begin({ purpose: 'image', name, size: bytes.length });
  await client.uploads.append({ id, offset: 0, data: bytes.toString('base64') });
  await client.uploads.finish({ id });
  return id;
}

describe('what is refused', () => {
  it('everything, signed out', async () => {
    const nobody = test.client();
    expect((await faultOf(nobody.printing.frame({ kind: 'quote' }))).code).toBe('signed_out');
    expect((await faultOf(nobody.printing.documents({ kind: 'receipt', ids: visible }))).code).toBe('signed_out');
  });

  it('a change of letterhead, images and templates without the right to settings', async () => {
    const calls = [
      sales.printing.patchLetterhead({ version: 0, taxId: '1' }),
      sales.printing.deleteImage({ slot: 'logo' }),
      sales.printing.createTemplate({ name: '甲', paper: 'a4', source: minimal }),
      sales.printing.checkTemplate({ source: minimal, paper: 'a4' }),
      sales.uploads.begin({ purpose: 'image', name: 'logo.png', size: 10 }),
    ];
    for (const call of calls) expect((await faultOf(call)).code).toBe('not_allowed');
  });

  it('a logo of 50 MB, before a byte of it is sent', async () => {
    const call = admin.uploads.begin({ purpose: 'image', name: 'logo.png', size: 50 * 1024 * 1024 });
    expect(await faultOf(call)).toMatchObject({ code: 'too_large', data: { reason: 'fileTooLarge', megabytes: 1 } });
  });

  it.each([
    [
      'a drawing that could hold scripts',
      'logo.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'imageKind',
    ],
    ['a text named as a picture', 'logo.png', Buffer.from('nothing to see here'), 'imageKind'],
    ['a picture that ends after its first bytes', 'logo.png', png(40, 40).subarray(0, 20), 'imageBroken'],
    ['a picture of billions of points', 'logo.png', png(60_000, 60_000, { withoutPixels: true }), 'imagePixels'],
    ['the same as JPEG', 'logo.jpg', jpeg(5000, 10), 'imagePixels'],
  ])('%s', async (_, name, bytes, reason) => {
    const uploadId = await bring(admin, name, bytes);
    expect((await faultOf(admin.printing.setImage({ slot: 'logo', uploadId }))).data.reason).toBe(reason);
  });

  it('an attachment taken as a picture, and somebody else’s upload', async () => {
    const { id } = await admin.uploads.begin({ purpose: 'file', name: 'a.png', size: 0 });
    await admin.uploads.finish({ id });
    const call = admin.printing.setImage({ slot: 'logo', uploadId: id });
    expect((await faultOf(call)).data.reason).toBe('uploadMissing');
  });

  it('a letterhead saved over somebody else’s', async () => {
    const fresh = await admin.printing.letterhead();
    await admin.printing.patchLetterhead({ version: fresh.version, taxId: '91330212MA00N0S66K' });
    const late = await faultOf(admin.printing.patchLetterhead({ version: fresh.version, taxId: 'X' }));
    expect(late.code).toBe('stale_version');
  });

  it('a kind printed with a template that is not there', async () => {
    const { version, templates } = await admin.printing.letterhead();
    const call = admin.printing.patchLetterhead({ version, templates: { ...templates, quote: hidden } });
    expect((await faultOf(call)).data.reason).toBe('templateUnknown');
  });

  it.each([
    ['a script', '<script>alert(1)</script>', 'element'],
    ['a frame', '<iframe srcdoc="x"></iframe>', 'element'],
    ['a picture from elsewhere', '<img src="https://example.com/a.png">', 'element'],
    ['a drawing', '<svg onload="alert(1)"></svg>', 'element'],
    ['a link of the page', '<link rel="stylesheet" href="//example.com/a.css">', 'element'],
    ['a handler', '<p onclick="alert(1)">x</p>', 'attribute'],
    ['a handler of the style', '<p style="background:url(//example.com)">x</p>', 'attribute'],
    ['a style that fetches', '<style>.a { background: url(https://example.com/a.png) }</style>', 'address'],
    [
      'a style that fetches in disguise',
      '<style>.a { background: \\75rl(https://example.com/a.png) }</style>',
      'address',
    ],
    ['a style that imports', '<style>@import "https://example.com/a.css";</style>', 'address'],
    ['a place that is not escaped', '<p>{{{notes}}}</p>', 'unescaped'],
    ['the same in other signs', '<p>{{&notes}}</p>', 'unescaped'],
    ['another template inside', '<p>{{> other}}</p>', 'include'],
    ['other brackets', '<p>{{=<% %>=}}</p>', 'syntax'],
    ['a section that does not close', '<p>{{#lines}}</p>', 'syntax'],
    ['a list within itself', '{{#lines}}{{#lines}}{{#lines}}x{{/lines}}{{/lines}}{{/lines}}', 'loop'],
    ['a list within another', '{{#terms}}<p>{{#lines}}x{{/lines}}</p>{{/terms}}', 'loop'],
    ['a list within a value of a list', '{{#lines}}{{#name}}{{#terms}}x{{/terms}}{{/name}}{{/lines}}', 'loop'],
    ['a place in the style', '<style>.a { width: {{number}} }</style>', 'style'],
  ])('a template with %s, told by what and where', async (_, extra, fault) => {
    const source = `${minimal}\n${extra}`;
    const { problems, template } = await admin.printing.checkTemplate({ source, paper: 'a4' });
    expect(problems).toContainEqual(expect.objectContaining({ fault }));
    expect(template.html + template.style).not.toMatch(/script|onclick|onload|iframe|svg|img|url|import|example\.com/i);
    const kept = await faultOf(admin.printing.createTemplate({ name: '甲', paper: 'a4', source }));
    expect(kept).toMatchObject({ code: 'invalid_input', data: { reason: 'templateFaulty' } });
  });

  it('a template without the table of lines, or with a text of 300,000 letters', async () => {
    const { problems } = await admin.printing.checkTemplate({ source: '<p>{{number}}</p>', paper: 'a4' });
    expect(problems).toEqual([{ fault: 'noLines', what: 'data-print="lines"', line: null }]);
    const call = admin.printing.checkTemplate({ source: 'x'.repeat(300_000), paper: 'a4' });
    expect((await faultOf(call)).code).toBe('invalid_input');
  });

  it('throwing away a template documents are printed with, a ready-made one, one that is not there', async () => {
    const own = await admin.printing.createTemplate({ name: '自己的', paper: 'a4', source: minimal });
    const { version, templates } = await admin.printing.letterhead();
    await admin.printing.patchLetterhead({ version, templates: { ...templates, receipt: own.id } });
    const call = admin.printing.deleteTemplate({ id: own.id });
    expect(await faultOf(call)).toMatchObject({ code: 'in_use', data: { reason: 'templateInUse', name: '自己的' } });
    expect((await faultOf(admin.printing.deleteTemplate({ id: hidden }))).code).toBe('not_found');
    await admin.printing.patchLetterhead({ version: version + 1, templates });
    await admin.printing.deleteTemplate({ id: own.id });
  });

  it('a document out of sight, a kind nobody prints, what is no id, more than a hundred', async () => {
    const documents = (ids: string) => faultOf(sales.printing.documents({ kind: 'receipt', ids }));
    expect((await documents(`${visible},${hidden}`)).code).toBe('not_found');
    expect((await documents('1')).code).toBe('invalid_input');
    expect((await documents('')).code).toBe('invalid_input');
    expect((await documents(Array.from({ length: 101 }, () => visible).join(','))).code).toBe('invalid_input');
    const record = sales.printing.record({ kind: 'receipt', ids: [hidden], how: 'pdf' });
    expect((await faultOf(record)).code).toBe('not_found');
  });
});

describe('the letterhead', () => {
  it('begins with the firm’s name and is kept in both languages, with who changed it', async () => {
    const before = await admin.printing.letterhead();
    expect(before.texts['zh-CN'].name).toBe('暖山机电');
    const texts = {
      ...before.texts,
      'zh-CN': {
        ...before.texts['zh-CN'],
        name: ' 宁波暖山机电有限公司 ',
        contact: '电话 0574 8800 2600  \n传真 2601',
      },
    };
    const after = await admin.printing.patchLetterhead({ version: before.version, texts, sealedKinds: ['quote'] });
    expect(after.texts['zh-CN']).toMatchObject({
      name: '宁波暖山机电有限公司',
      contact: '电话 0574 8800 2600\n传真 2601',
    });
    expect(after.version).toBe(before.version + 1);
    const { items } = await admin.audit.list({ kind: 'settings', recordId: 'letterhead' });
    expect(Object.keys(items[0]?.changes ?? {}).sort()).toEqual(['sealedKinds', 'texts']);
  });

  it('takes a PNG and a JPEG, hands them out as they came, and gives them up again', async () => {
    const logo = png(120, 48);
    await admin.printing.setImage({ slot: 'logo', uploadId: await bring(admin, '标志.png', logo) });
    const seal = jpeg(400, 400);
    const answer = await admin.printing.setImage({ slot: 'seal', uploadId: await bring(admin, '章.jpg', seal) });
    expect(answer.images).toEqual({
      logo: { mediaType: 'image/png', width: 120, height: 48, size: logo.length },
      seal: { mediaType: 'image/jpeg', width: 400, height: 400, size: seal.length },
    });
    const { images } = await sales.printing.frame({ kind: 'quote' });
    expect(images.logo).toBe(`data:image/png;base64,${logo.toString('base64')}`);
    expect((await admin.printing.deleteImage({ slot: 'seal' })).images.seal).toBeNull();
  });
});

describe('templates', () => {
  it('the ready-made ones are clean and name nothing that is not there', async () => {
    const { items } = await admin.printing.templates();
    for (const { id, paper } of items) {
      const { source } = await admin.printing.template({ id });
      const { problems, template } = await admin.printing.checkTemplate({ source, paper });
      expect([id, problems]).toEqual([id, []]);
      expect(template.html).toContain('data-print="totals"');
    }
  });

  it('a copy is kept, changed, printed with and thrown away', async () => {
    const { source } = await admin.printing.template({ id: 'a4-classic' });
    const own = await admin.printing.createTemplate({ name: '出口报价', paper: 'a4', source });
    const changed = await admin.printing.patchTemplate({ id: own.id, version: own.version, source: minimal });
    const { template, choices } = await sales.printing.frame({ kind: 'quote', templateId: own.id });
    expect(template.html).toBe(minimal);
    expect(choices.map(({ name }) => name)).toContain('出口报价');
    const stale = admin.printing.patchTemplate({ id: own.id, version: own.version, name: '乙' });
    expect((await faultOf(stale)).code).toBe('stale_version');
    expect(changed.version).toBe(own.version + 1);
    await admin.printing.deleteTemplate({ id: own.id });
    expect((await faultOf(admin.printing.template({ id: own.id }))).code).toBe('not_found');
  });

  it('what a place names wrongly is told with its line, and may be kept', async () => {
    const source = `${minimal}\n<p>{{custmer.name}}</p>`;
    const { problems } = await admin.printing.checkTemplate({ source, paper: 'a4' });
    expect(problems).toEqual([{ fault: 'unknownPlace', what: '{{custmer.name}}', line: 2 }]);
    await admin.printing.createTemplate({ name: '乙', paper: 'a4', source });
  });
});

describe('documents', () => {
  it('several are read in the order they were asked for, and the log says who printed which', async () => {
    const { items } = await sales.printing.documents({ kind: 'receipt', ids: `${visible},${visible}` });
    expect(items.map(({ id }) => id)).toEqual([visible, visible]);
    await sales.printing.record({ kind: 'receipt', ids: [visible], how: 'pdf' });
    const log = await admin.audit.list({ operation: 'printing.record' });
    expect(log.items[0]).toMatchObject({ recordId: visible, changes: { printed: [null, 'pdf'] } });
  });
});

type ListPrinted = Parameters<Client['printing']['recordList']>[0];

describe('lists and customers on paper', () => {
  const list = { kind: 'customers', count: 12, columns: ['name', 'ownerId'], how: 'paper' } satisfies ListPrinted;

  it('a list is refused without the right to export its kind, signed out, and beyond what is printed', async () => {
    expect((await faultOf(test.client().printing.recordList(list))).code).toBe('signed_out');
    const reader = await buildUser(test, admin, { role: { grants: { customer: { view: 'all' } } } });
    expect((await faultOf(reader.client.printing.recordList(list))).code).toBe('not_allowed');
    expect((await faultOf(admin.printing.recordList({ ...list, count: 1001 }))).code).toBe('invalid_input');
    expect((await faultOf(admin.printing.recordList({ ...list, columns: [] }))).code).toBe('invalid_input');
  });

  it('a customer out of sight is refused', async () => {
    const customer = await admin.customers.create({ name: '望潮食品' });
    const stranger = await buildUser(test, admin, { role: { grants: { customer: { view: 'own' } } } });
    const call = stranger.client.printing.recordCustomer({ id: customer.id, how: 'pdf' });
    expect((await faultOf(call)).code).toBe('not_found');
  });

  it('the log says who printed what', async () => {
    await admin.printing.recordList(list);
    const lists = await admin.audit.list({ operation: 'printing.recordList' });
    expect(lists.items[0]).toMatchObject({ kind: 'customer', operation: 'printing.recordList' });
    const customer = await admin.customers.create({ name: '岚青铸造' });
    await admin.printing.recordCustomer({ id: customer.id, how: 'pdf' });
    const sheets = await admin.audit.list({ operation: 'printing.recordCustomer' });
    expect(sheets.items[0]).toMatchObject({ recordId: customer.id, changes: { printed: [null, 'pdf'] } });
  });

  it('every text on the sheet is escaped, a wide table lies across, heads are marked to be repeated', () => {
    const evil = '<img src=x onerror=alert(1)>{{firm}}';
    const table: Extract<PaperBlock, { kind: 'table' }> = {
      kind: 'table',
      caption: evil,
      columns: [
        { label: evil, isNumber: false },
        { label: '金额', isNumber: true },
      ],
      rows: [[evil, '5']],
      totals: [['', '5']],
    };
    const paper = { firm: evil, title: evil, details: [evil], printed: evil, page: evil, language: evil };
    const html = tableArticle({ ...paper, blocks: [table] });
    expect(html).not.toContain('<img');
    expect(html).toContain('data-print="lines"');
    const wide = Array.from({ length: 12 }, () => ({ label: '一二三四五六七', isNumber: false }));
    expect(tablePaperSize({ blocks: [{ ...table, columns: wide }] }).width).toBe(297);
    expect(tablePaperSize({ blocks: [table] }).width).toBe(210);
  });
});
