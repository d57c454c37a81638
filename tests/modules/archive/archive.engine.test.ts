import { fromBuffer } from 'yauzl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import { fetchDownload } from '../../support/imports';

let test: TestEngine;
let client: Client;
beforeAll(async () => {
  test = await startTestEngine();
  client = test.client(await setUp(test));
});
afterAll(() => test.close());

describe('the archive', () => {
  it('is refused to whoever is signed out or no administrator', async () => {
    expect(await faultOf(test.client().archive.open())).toMatchObject({ code: 'signed_out' });
    const { items: roles } = await client.roles.list({ limit: 200 });
    const { items: departments } = await client.departments.list({ limit: 200 });
    const manager = roles.find((role) => role.template === 'manager');
    await client.users.create({
      username: 'li',
      name: '李敏',
      departmentId: departments[0]?.id ?? '',
      roleIds: manager ? [manager.id] : [],
      password: 'another warm hearth',
      mustChangePassword: false,
    });
    const { token } = await test.client().sessions.create({ username: 'li', password: 'another warm hearth' });
    expect(await faultOf(test.client(token).archive.open())).toMatchObject({ code: 'not_allowed' });
  });

  it('holds every list, what belongs to what, the files and a description in both languages', async () => {
    const firm = await client.customers.create({ kind: 'company', name: '华东岚青精密铸造有限公司' });
    const contact = await client.contacts.create({ name: '张立群', customers: [{ id: firm.id, role: 'purchase' }] });
    const upload = await client.uploads.begin({ purpose: 'file', name: '报价.txt', size: 12 });
    await client.uploads.append({ id: upload.id, offset: 0, data: Buffer.from('twelve bytes').toString('base64') });
    await client.uploads.finish({ id: upload.id });
    const file = await client.files.create({ uploadId: upload.id, subjects: [{ kind: 'customer', id: firm.id }] });
    const { id, fileName, mediaType } = await client.archive.open();
    expect({ fileName, mediaType }).toEqual({ fileName: '暖山机电 2026-11-20.zip', mediaType: 'application/zip' });
    const entries = await unzip(await fetchDownload(client, id));
    expect([...entries.keys()].sort()).toEqual(
      [
        'README.txt',
        'activities.csv',
        'activity-subjects.csv',
        'comments.csv',
        'contacts.csv',
        'contracts.csv',
        'costs.csv',
        'customer-contacts.csv',
        'customers.csv',
        'deal-lines.csv',
        'departments.csv',
        `files/${file.id}/报价.txt`,
        'files.csv',
        'history.csv',
        'leads.csv',
        'opportunities.csv',
        'order-deliveries.csv',
        'order-instalments.csv',
        'order-lines.csv',
        'order-returns.csv',
        'orders.csv',
        'payments.csv',
        'products.csv',
        'quote-lines.csv',
        'quotes.csv',
        'stage-moves.csv',
        'stages.csv',
        'users.csv',
        '说明.txt',
      ].sort(),
    );
    expect(entries.get(`files/${file.id}/报价.txt`)).toBe('twelve bytes');
    expect(entries.get('customers.csv')).toContain(`${firm.id},C-000001,`);
    expect(entries.get('customer-contacts.csv')).toContain(`${firm.id},${contact.id},purchase`);
    expect(entries.get('files.csv')).toContain(`customer:${firm.id}`);
    expect(entries.get('users.csv')).not.toContain('argon2');
    expect(entries.get('README.txt')).toContain('1 files under the path');
    const line = await test.engine.services.reader.one('SELECT operation FROM audit WHERE record_id = ?', [id]);
    expect(line).toEqual({ operation: 'archive.open' });
  });
});

/** The texts of a ZIP by path. */
function unzip(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, string>();
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (!zip) return reject(error ?? new Error('no zip'));
      zip.on('entry', (entry: { fileName: string }) => {
        zip.openReadStream(entry as never, (failure, stream) => {
          if (!stream) return reject(failure ?? new Error('no entry'));
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            entries.set(entry.fileName, Buffer.concat(chunks).toString());
            zip.readEntry();
          });
        });
      });
      zip.once('end', () => resolve(entries));
      zip.once('error', reject);
      zip.readEntry();
    });
  });
}
