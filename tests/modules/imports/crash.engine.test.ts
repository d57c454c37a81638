import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Import, ImportPlan } from '@shared/modules/imports/import';
import { buildPrograms, commandLine, officeServer, type OfficeServer } from '../../support/command-line';
import { adminPassword } from '../../support/engine';

const home = mkdtempSync(join(tmpdir(), 'hearth-crash-'));
const data = join(home, '客户 资料 (2)');
const rows = 1200;
let server: OfficeServer;
let token = '';

beforeAll(async () => {
  await buildPrograms();
  server = await officeServer(data);
  const made = await call<{ token: string }>('POST', 'setup', {
    organization: { name: '暖山机电', locale: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' },
    admin: { name: '沈若溪', username: 'shen', password: adminPassword },
  });
  token = made.token;
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
});

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${server.address}/api/v1/${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

async function until(id: string, isThere: (read: Import) => boolean): Promise<Import> {
  for (;;) {
    const read = await call<Import>('GET', `imports/${id}`);
    if (isThere(read)) return read;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('an engine that dies in the middle of an import', () => {
  it('goes on where it was, counts nothing twice, and the import can still be undone', async () => {
    const lines = Array.from(
      { length: rows },
      (_, row) =>
        `第${row}号精密机械有限公司,138${String(row).padStart(8, '0')},${row % 400 === 7 ? '2019.2.30' : '2019/3/12'}`,
    );
    const form = new FormData();
    form.set('kind', 'customers');
    form.set('file', new Blob([`公司名称,手机,首单日期\n${lines.join('\n')}\n`]), '名录.csv');
    const response = await fetch(`${server.address}/api/v1/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    expect(response.status).toBe(201);
    const made = (await response.json()) as Import;
    expect(made).toMatchObject({ status: 'parsed', rows, encoding: 'utf-8', delimiter: ',', headerRow: 1 });
    const plan = await call<ImportPlan>('PUT', `imports/${made.id}/plan`, {});
    expect(plan).toMatchObject({ create: rows - 3, update: 0, merge: 0, skip: 0, faults: 3 });

    const faults = await fetch(`${server.address}/api/v1/imports/${made.id}/faults.csv`, {
      headers: { authorization: `Bearer ${token}`, 'accept-language': 'zh-CN' },
    });
    expect(faults.headers.get('content-type')).toContain('text/csv');
    expect((await faults.text()).split('\r\n')[1]).toBe(
      '第7号精密机械有限公司,13800000007,2019.2.30,9,首单日期：没有这一天。',
    );

    await call('POST', `imports/${made.id}/run`, {});
    await until(made.id, ({ result }) => (result?.created ?? 0) > 0);
    await server.stop('SIGKILL');
    server = await officeServer(data);
    const done = await until(made.id, ({ status }) => status !== 'running');
    expect(done).toMatchObject({ status: 'done', result: { created: rows - 3, updated: 0, faults: 0 } });
    expect(await countCustomers()).toBe(rows - 3);

    const exported = await fetch(`${server.address}/api/v1/exports/customers.csv?columns=number,name&sort=number`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect((await exported.text()).trim().split('\r\n')).toHaveLength(rows - 3 + 1);

    await call('POST', `imports/${made.id}/undo`, {});
    const undone = await until(made.id, ({ status }) => status !== 'running');
    expect(undone).toMatchObject({ status: 'undone', result: { undone: rows - 3, leftAsIs: 0 } });
    expect(await countCustomers()).toBe(0);
    const checked = await commandLine(['check', '--data', data]);
    expect(checked).toMatchObject({ code: 0 });
  }, 240_000);
});

async function countCustomers(): Promise<number> {
  const { total } = await call<{ total: number }>('GET', 'customers?limit=1&total=exact');
  return total;
}
