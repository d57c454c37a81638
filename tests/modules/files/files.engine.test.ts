import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeOrphans } from '@engine/modules/files';
import type { Person } from '../../support/builders';
import { buildContact, buildCustomer, buildUser } from '../../support/builders';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { buildFile, upload } from '../../support/files';

let test: TestEngine;
let admin: Client;
let seller: Person;
let stranger: Person;
let accounts: { id: string; version: number };
let accountant: Person;
let head: Person;
beforeAll(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  const sales = await admin.departments.create({ name: '销售一部' });
  const other = await admin.departments.create({ name: '销售二部' });
  accounts = await admin.departments.create({ name: '财务部' });
  seller = await buildUser(test, admin, { departmentId: sales.id });
  stranger = await buildUser(test, admin, { departmentId: other.id });
  accountant = await buildUser(test, admin, { departmentId: accounts.id, role: 'accountant' });
  head = await buildUser(test, admin, { departmentId: sales.id, role: 'manager' });
  await admin.departments.patch({ id: accounts.id, version: accounts.version, headId: head.id });
});
afterAll(() => test.close());

const about = (id: string, kind: 'customer' | 'contact' = 'customer') => [{ kind, id }];
const idsOf = (page: { items: readonly { id: string }[] }) => page.items.map((item) => item.id);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('a file', () => {
  it('is not there for whoever sees none of its subjects, and cannot be put with a customer out of sight', async () => {
    const customer = await buildCustomer(stranger.client);
    const file = await buildFile(stranger.client, { name: '秘方.txt', subjects: about(customer.id) });
    expect(await faultOf(seller.client.files.read({ id: file.id }))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(seller.client.files.download({ id: file.id }))).toMatchObject({ code: 'not_found' });
    expect(await faultOf(seller.client.files.piece({ id: file.id }))).toMatchObject({ code: 'not_found' });
    expect(idsOf(await seller.client.files.list({}))).not.toContain(file.id);
    expect((await seller.client.search.find({ q: '秘方' })).items).toEqual([]);
    expect((await stranger.client.search.find({ q: '秘方' })).items).toMatchObject([{ kind: 'file', id: file.id }]);
    expect(await faultOf(buildFile(seller.client, { subjects: about(customer.id) }))).toMatchObject({
      code: 'invalid_input',
      data: { field: 'subjects' },
    });
  });

  it('is not there for whoever has no right to files, though he or she sees the customer', async () => {
    const customer = await buildCustomer(seller.client);
    const file = await buildFile(seller.client, { subjects: about(customer.id) });
    const reader = await buildUser(test, admin, {
      departmentId: seller.departmentId,
      role: { grants: { customer: { view: 'all' } } },
    });
    expect((await reader.client.customers.read({ id: customer.id })).id).toBe(customer.id);
    expect(await faultOf(reader.client.files.read({ id: file.id }))).toMatchObject({ code: 'not_found' });
    expect(idsOf(await reader.client.files.list({}))).toEqual([]);
    const uploading = reader.client.uploads.begin({ purpose: 'file', name: 'a.txt', size: 1 });
    expect(await faultOf(uploading)).toMatchObject({ code: 'not_allowed' });
  });

  it('is taken from the person who brought it alone', async () => {
    const uploadId = await upload(stranger.client, 'a.txt', Buffer.from('hi'));
    expect(await faultOf(seller.client.files.create({ uploadId }))).toMatchObject({
      code: 'invalid_input',
      data: { reason: 'uploadMissing' },
    });
  });

  it.each([
    ['game.exe', Buffer.from('MZ')],
    ['报价.pdf', Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(600)])],
    ['notes.txt', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['link.lnk', Buffer.from('x')],
    ['trick.exe.', Buffer.from('x')],
  ])('that is a program is refused: %s', async (name, content) => {
    expect(await faultOf(buildFile(seller.client, { name, content }))).toMatchObject({
      code: 'invalid_input',
      data: { reason: 'programFile', name },
    });
  });

  it.each([
    ['图.png', png, 'image/png', false],
    ['微信图片.jpg', png, 'image/png', false],
    ['合同.pdf', Buffer.from('%PDF-1.7\n'), 'application/pdf', false],
    ['合同.pdf', Buffer.from('just text'), 'text/plain', true],
    ['page.html', Buffer.from('<script>alert(1)</script>'), 'text/html', true],
    ['icon.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml', true],
    ['page.png', Buffer.from('<script>alert(1)</script>'), 'text/plain', true],
    ['drawing.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'text/plain', true],
    [
      'drawing.jpg',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'application/xml',
      true,
    ],
    ['说明.txt', Buffer.from('你好'), 'text/plain', false],
    ['unknown', Buffer.from([0, 1, 2, 3]), 'application/octet-stream', true],
    ['empty.txt', Buffer.alloc(0), 'text/plain', false],
  ])('is what its content says: %s', async (name, content, mediaType, isDownloadOnly) => {
    expect(await buildFile(seller.client, { name, content })).toMatchObject({ name, mediaType, isDownloadOnly });
  });

  it('has a name without folders or what cannot be seen', async () => {
    expect((await buildFile(seller.client, { name: 'C:\\Users\\li\\报价.txt' })).name).toBe('报价.txt');
    const named = await seller.client.files.create({
      uploadId: await upload(seller.client, 'a.txt', Buffer.from('x')),
      name: '../../a\u202eb.txt',
    });
    expect(named.name).toBe('.._.._ab.txt');
    const hidden = buildFile(seller.client, { name: 'trick.ex\u200be' });
    expect(await faultOf(hidden)).toMatchObject({ data: { reason: 'programFile' } });
  });

  it('keeps its content when it is renamed, and does not become a program by it', async () => {
    const file = await buildFile(seller.client, { name: 'a.txt', content: '一二三' });
    const { id, version } = file;
    expect(await faultOf(seller.client.files.patch({ id, version, name: 'a.exe' }))).toMatchObject({
      data: { reason: 'programFile' },
    });
    const renamed = await seller.client.files.patch({ id, version, name: 'b.txt', note: '改过' });
    expect(renamed).toMatchObject({ name: 'b.txt', note: '改过', size: 9, mediaType: 'text/plain', version: 2 });
    const { data, nextOffset } = await seller.client.files.piece({ id });
    expect([Buffer.from(data, 'base64').toString(), nextOffset]).toEqual(['一二三', null]);
    expect(await faultOf(seller.client.files.patch({ id, version, note: '旧的' }))).toMatchObject({
      code: 'stale_version',
    });
  });

  it('comes in pieces when it is long', async () => {
    const content = Buffer.alloc(1_500_000, 'abc');
    const { uploads, files } = seller.client;
    const { id: uploadId } = await uploads.begin({ purpose: 'file', name: 'long.txt', size: content.length });
    for (let offset = 0; offset < content.length; offset += 786_432)
      await uploads.append({
        id: uploadId,
        offset,
        data: content.subarray(offset, offset + 786_432).toString('base64'),
      });
    await uploads.finish({ id: uploadId });
    const file = await files.create({ uploadId });
    const parts: Buffer[] = [];
    for (let offset: number | null = 0; offset !== null;) {
      const piece: { data: string; nextOffset: number | null } = await files.piece({ id: file.id, offset });
      parts.push(Buffer.from(piece.data, 'base64'));
      offset = piece.nextOffset;
    }
    expect(Buffer.concat(parts).equals(content)).toBe(true);
    expect(await files.piece({ id: file.id, offset: 2_000_000 })).toEqual({ data: '', nextOffset: null });
  });

  it('stands on the timeline and in the list of its customer, also when it was put with the contact', async () => {
    const customer = await buildCustomer(seller.client);
    const contact = await buildContact(seller.client, { customers: [{ id: customer.id, role: null }] });
    const file = await buildFile(seller.client, { name: '图纸.txt', subjects: about(contact.id, 'contact') });
    expect(file.subjects).toHaveLength(2);
    const timeline = await seller.client.customers.timeline({ id: customer.id, kinds: 'file' });
    expect(timeline.items).toMatchObject([{ source: { kind: 'file', id: file.id }, summary: { name: '图纸.txt' } }]);
    const list = await seller.client.files.list({ filter: { field: 'customerId', op: 'eq', value: customer.id } });
    expect(idsOf(list)).toEqual([file.id]);
    await seller.client.files.delete({ id: file.id });
    expect((await seller.client.customers.timeline({ id: customer.id, kinds: 'file' })).items).toEqual([]);
    await seller.client.files.restore({ id: file.id });
    expect((await seller.client.customers.timeline({ id: customer.id, kinds: 'file' })).items).toHaveLength(1);
  });

  it('with the content of another lies on the disk once, and both keep it until the last is gone for good', async () => {
    const content = `同一份 ${test.clock.now}`;
    const first = await buildFile(seller.client, { name: 'a.txt', content });
    const second = await buildFile(seller.client, { name: 'b.txt', content });
    const { services } = test.engine;
    const { digest } = await seller.client.files.download({ id: first.id });
    expect((await seller.client.files.download({ id: second.id })).digest).toBe(digest);
    const later = { ...services, host: { ...services.host, clock: () => Date.now() + 48 * 3_600_000 } };
    const drop = (id: string) => services.writer.command((db) => db.deleteRows('file', { id }));
    await drop(first.id);
    await removeOrphans(later);
    expect((await seller.client.files.piece({ id: second.id })).nextOffset).toBeNull();
    await drop(second.id);
    await removeOrphans(later);
    expect(services.contents.has(digest)).toBe(false);
  });
});

describe('a department-only file', () => {
  const build = (values: Parameters<typeof buildFile>[1] = {}) =>
    buildFile(accountant.client, { name: '对账单.txt', isDepartmentOnly: true, ...values });

  it('is not there for anybody else who sees the customer: by id, in lists, counts, search, timeline and audit', async () => {
    const customer = await buildCustomer(seller.client);
    const before = (await admin.files.list({ total: 'exact' })).total ?? 0;
    const file = await build({ subjects: about(customer.id) });
    const boss = await buildUser(test, admin, { role: 'administrator' });
    for (const client of [seller.client, boss.client, admin]) {
      expect(await faultOf(client.files.read({ id: file.id }))).toMatchObject({ code: 'not_found' });
      expect(await faultOf(client.files.piece({ id: file.id }))).toMatchObject({ code: 'not_found' });
      const list = { filter: { field: 'customerId', op: 'eq' as const, value: customer.id } };
      expect(idsOf(await client.files.list(list))).toEqual([]);
      expect((await client.search.find({ q: '对账单' })).items).toEqual([]);
      expect((await client.customers.timeline({ id: customer.id, kinds: 'file' })).items).toEqual([]);
      const patch = client.files.patch({ id: file.id, version: file.version, isDepartmentOnly: false });
      expect(await faultOf(patch)).toMatchObject({ code: 'not_found' });
    }
    expect((await admin.files.list({ total: 'exact' })).total).toBe(before);
    expect(JSON.stringify(await admin.audit.list({}))).not.toContain('对账单');
  });

  it('is there for its department and the head of it', async () => {
    const customer = await buildCustomer(seller.client);
    const file = await build({ subjects: about(customer.id) });
    expect(await accountant.client.files.read({ id: file.id })).toMatchObject({ isDepartmentOnly: true });
    const colleague = await buildUser(test, admin, { departmentId: accounts.id, role: 'accountant' });
    expect(await colleague.client.files.read({ id: file.id })).toMatchObject({ name: '对账单.txt' });
    const everywhere = await buildUser(test, admin, {
      departmentId: seller.departmentId,
      role: { grants: { customer: { view: 'all' }, file: { view: 'all' } } },
    });
    expect(await faultOf(everywhere.client.files.read({ id: file.id }))).toMatchObject({ code: 'not_found' });
    await admin.departments.patch({ ...(await versionOf(accounts.id)), headId: everywhere.id });
    expect(await everywhere.client.files.read({ id: file.id })).toMatchObject({ name: '对账单.txt' });
    const timeline = await everywhere.client.customers.timeline({ id: customer.id, kinds: 'file' });
    expect(timeline.items).toHaveLength(1);
    await admin.departments.patch({ ...(await versionOf(accounts.id)), headId: head.id });
  });

  it('cannot be made for, or moved into, a department one is not in', async () => {
    const closing = buildFile(seller.client, { departmentId: accounts.id, isDepartmentOnly: true });
    expect(await faultOf(closing)).toMatchObject({ code: 'invalid_input', data: { field: 'departmentId' } });
    const file = await build();
    const move = accountant.client.files.patch({
      id: file.id,
      version: file.version,
      departmentId: seller.departmentId,
    });
    expect((await faultOf(move)).code).toMatch(/invalid_input|not_allowed/);
  });

  it('opens to an administrator by a take-over alone, which is audited and told to the head of the department', async () => {
    const file = await build();
    expect(await faultOf(seller.client.files.takeOver({ id: file.id, reason: '审计' }))).toMatchObject({
      code: 'not_allowed',
    });
    const sealed = (await admin.files.sealed({})).items.find((item) => item.id === file.id);
    expect(sealed).toMatchObject({ departmentId: accounts.id, ownerId: accountant.id });
    expect(JSON.stringify(sealed)).not.toContain('对账单');
    expect(await faultOf(admin.files.takeOver({ id: file.id, reason: '' }))).toMatchObject({ code: 'invalid_input' });
    expect(await admin.files.takeOver({ id: file.id, reason: '税务检查' })).toMatchObject({ name: '对账单.txt' });
    expect((await admin.files.piece({ id: file.id })).data).not.toBe('');
    expect(idsOf(await admin.files.sealed({}))).not.toContain(file.id);
    const { items } = await admin.audit.list({ filter: { field: 'recordId', op: 'eq', value: file.id } } as never);
    expect(items).toContainEqual(expect.objectContaining({ operation: 'files.takeOver', reason: '税务检查' }));
    const notices = await test.engine.services.reader.all(
      `SELECT kind, record_id FROM notice WHERE user_id = ? AND kind = 'takenOver'`,
      [head.id],
    );
    expect(notices).toEqual([{ kind: 'takenOver', record_id: file.id }]);
    const boss = await buildUser(test, admin, { role: 'administrator' });
    expect(await faultOf(boss.client.files.read({ id: file.id }))).toMatchObject({ code: 'not_found' });
  });

  async function versionOf(id: string) {
    const { items } = await admin.departments.list({ limit: 200 });
    const department = items.find((item) => item.id === id);
    if (!department) throw new Error('no such department');
    return { id, version: department.version };
  }
});
