import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '@shared/contract';
import type { TestEngine } from '../support/engine';
import { adminPassword, startTestEngine } from '../support/engine';
import type { TestServer } from '../support/server';
import { faultIn, startTestServer } from '../support/server';

let test: TestEngine;
let server: TestServer;
let token: string;
beforeAll(async () => {
  test = await startTestEngine();
  server = await startTestServer(test);
});
afterAll(async () => {
  await server.close();
  await test.close();
});

const organization = { name: '暖山机电', locale: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' };
const admin = { name: '沈若溪', username: 'shen', password: adminPassword };

describe('who is not meant is refused', () => {
  it.each(['evil.example', '127.evil.example', '127.0.0.1.evil.example', '8.8.8.8', 'a b'])(
    'the host %j',
    async (host) => {
      const answer = await server.call('GET', '/api/v1/health', { headers: { host } });
      expect(answer.status).toBe(403);
      expect(faultIn(answer)).toMatchObject({ code: 'not_allowed', data: { reason: 'untrustedHost' } });
    },
  );

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'not an address'])('the origin %s', async (origin) => {
    const answer = await server.call('POST', '/api/v1/sessions', { body: {}, headers: { origin } });
    expect(answer.status).toBe(403);
    expect(faultIn(answer)).toMatchObject({ code: 'not_allowed', data: { reason: 'untrustedOrigin' } });
  });

  it('its own page is not', async () => {
    const answer = await server.call('GET', '/api/v1/health', { headers: { origin: server.address } });
    expect(answer.status).toBe(200);
  });
});

describe('the set-up over HTTP', () => {
  it('says in the health that it is needed', async () => {
    const { status, body } = await server.call('GET', '/api/v1/health');
    expect({ status, body }).toEqual({
      status: 200,
      body: { status: 'ok', version: '0.1.0', setupRequired: true, name: null },
    });
  });

  it('answers 201 with a token once and 409 afterwards, and the token works', async () => {
    const first = await server.call('POST', '/api/v1/setup', { body: { organization, admin } });
    expect(first.status).toBe(201);
    ({ token } = first.body as { token: string });
    const second = await server.call('POST', '/api/v1/setup', { body: { organization, admin } });
    expect(second.status).toBe(409);
    expect(faultIn(second)).toMatchObject({ code: 'duplicate', data: { reason: 'alreadySetUp' } });
    const users = await server.call('GET', '/api/v1/users', { token });
    expect(users.status).toBe(200);
    expect(users.body).toMatchObject({ items: [{ username: 'shen' }], nextCursor: null, total: 1, totalIsExact: true });
  });
});

describe('signing in over HTTP', () => {
  it('answers 201 with a token', async () => {
    const answer = await server.call('POST', '/api/v1/sessions', {
      body: { username: 'SHEN', password: adminPassword },
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ token: expect.any(String) as string });
  });

  it('answers 401 to a wrong password, in the language asked for', async () => {
    const answer = await server.call('POST', '/api/v1/sessions', {
      body: { username: 'shen', password: 'wrong password' },
      headers: { 'accept-language': 'zh-CN,zh;q=0.9' },
    });
    expect(answer.status).toBe(401);
    expect(faultIn(answer)).toEqual({
      code: 'signed_out',
      message: '用户名或密码不对。',
      data: { reason: 'unknownUserOrPassword' },
    });
  });

  it.each([undefined, 'x', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'answers 401 to the token %s',
    async (bad) => {
      const answer = await server.call('GET', '/api/v1/customers', { token: bad });
      expect(answer.status).toBe(401);
      expect(faultIn(answer).code).toBe('signed_out');
    },
  );

  it('answers 401 to a token that has expired', async () => {
    const { body } = await server.call('POST', '/api/v1/sessions', {
      body: { username: 'shen', password: adminPassword },
    });
    const { token: short } = body as { token: string };
    const before = test.clock.now;
    test.clock.now += 31 * 86_400_000;
    expect((await server.call('GET', '/api/v1/customers', { token: short })).status).toBe(401);
    test.clock.now = before;
    expect((await server.call('GET', '/api/v1/customers', { token: short })).status).toBe(200);
  });
});

describe('bodies that are none', () => {
  it.each([
    ['malformed JSON', '{"username":'],
    ['a list', '[1,2]'],
    ['a poisoned prototype', '{"__proto__":{"password":"x"}}'],
    ['a wrong type', { username: 5, password: true }],
    ['an unknown field', { username: 'shen', password: adminPassword, isAdmin: true }],
  ])('%s is 400', async (_, body) => {
    const answer = await server.call('POST', '/api/v1/sessions', { body });
    expect(answer.status).toBe(400);
    expect(faultIn(answer).code).toBe('invalid_input');
  });

  it('names the fields that break the contract', async () => {
    const answer = await server.call('POST', '/api/v1/departments', { token, body: { name: 7 } });
    expect(faultIn(answer).data).toMatchObject({ issues: [{ path: 'name' }] });
  });

  it('another kind of body is 400', async () => {
    const answer = await server.call('POST', '/api/v1/sessions', {
      body: 'username=shen&password=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(400);
    expect(faultIn(answer).code).toBe('invalid_input');
  });

  it.each([false, true])('one that is too large is 413, with its length unsaid: %s', async (isChunked) => {
    const body = JSON.stringify({ username: 'x'.repeat(3 * 1024 * 1024), password: 'x' });
    const answer = await server.call('POST', '/api/v1/sessions', {
      body,
      ...(isChunked && { headers: { 'transfer-encoding': 'chunked' } }),
    });
    expect(answer.status).toBe(413);
    expect(faultIn(answer).code).toBe('too_large');
  });

  it('a text of a megabyte is 400 where a name belongs', async () => {
    const answer = await server.call('POST', '/api/v1/departments', { token, body: { name: '名'.repeat(350_000) } });
    expect(answer.status).toBe(400);
  });
});

describe('addresses and faults', () => {
  it.each(['/api/v1/nothing', '/api/v1/customers/x/y/z', '/rpc/nothing', '/elsewhere'])('%s is 404', async (path) => {
    const answer = await server.call('GET', path, { token });
    expect(answer.status).toBe(404);
    expect(faultIn(answer).code).toBe('not_found');
  });

  it('an id that is no id is 400 and one that nobody has 404', async () => {
    expect((await server.call('GET', '/api/v1/customers/7', { token })).status).toBe(400);
    const answer = await server.call('GET', '/api/v1/customers/0197a0de-0000-7000-8000-000000000000', { token });
    expect(answer.status).toBe(404);
  });

  it('every stale save is 409 with the present version', async () => {
    const made = await server.call('POST', '/api/v1/departments', { token, body: { name: '销售一部' } });
    expect(made.status).toBe(201);
    const { id } = made.body as { id: string };
    const path = `/api/v1/departments/${id}`;
    expect((await server.call('PATCH', path, { token, body: { version: 1, name: '销售二部' } })).status).toBe(200);
    const stale = await server.call('PATCH', path, { token, body: { version: 1, name: '销售三部' } });
    expect(stale.status).toBe(409);
    expect(faultIn(stale)).toMatchObject({
      code: 'stale_version',
      data: { current: { name: '销售二部', version: 2 } },
    });
    expect((await server.call('DELETE', path, { token })).status).toBe(200);
  });

  it('the same command id brings the same answer, and another command under it is refused', async () => {
    const headers = { 'x-command-id': 'c-1' };
    const first = await server.call('POST', '/api/v1/departments', { token, body: { name: '客服部' }, headers });
    const second = await server.call('POST', '/api/v1/departments', { token, body: { name: '客服部' }, headers });
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    const other = await server.call('POST', '/api/v1/roles', { token, body: { name: '新角色' }, headers });
    expect(other.status).toBe(409);
  });

  it('a person made twice under one command id is there once, and the one-time password is not answered again', async () => {
    const { body } = await server.call('GET', '/api/v1/departments', { token });
    const departmentId = (body as { items: { id: string }[] }).items[0]?.id;
    const call = { token, body: { username: 'he', name: '何一鸣', departmentId }, headers: { 'x-command-id': 'c-2' } };
    const first = await server.call('POST', '/api/v1/users', call);
    const second = await server.call('POST', '/api/v1/users', call);
    expect([first.status, second.status]).toEqual([201, 201]);
    const { oneTimePassword, ...rest } = first.body as { oneTimePassword: string };
    expect(oneTimePassword).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/);
    expect(second.body).toEqual(rest);
  });
});

describe('headers', () => {
  it('every answer forbids foreign scripts, frames and sockets', async () => {
    const { headers } = await server.call('GET', '/api/v1/health');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port};`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('data is kept in no cache', async () => {
    const { headers } = await server.call('GET', '/api/v1/users', { token });
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('too many requests', () => {
  it('are 429', async () => {
    const narrow = await startTestServer(test, { requestsPer10Seconds: 3 });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await narrow.call('GET', '/api/v1/health')).status);
    const last = await narrow.call('GET', '/api/v1/health');
    await narrow.close();
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(faultIn(last).code).toBe('too_many');
  });
});

describe('the description', () => {
  it('is an OpenAPI 3.1 document that names every operation', async () => {
    const { status, body } = await server.call('GET', '/api/v1/openapi.json');
    expect(status).toBe(200);
    const { openapi, paths } = body as { openapi: string; paths: Record<string, object> };
    expect(openapi).toMatch(/^3\.1/);
    for (const path of ['/health', '/setup', '/sessions', '/departments', '/roles', '/users/{id}', '/audit'])
      expect(Object.keys(paths)).toContain(path);
  });
});

describe('the description of addresses beside the operations', () => {
  type Described = Record<string, Record<string, { requestBody?: { content: Record<string, { schema: object }> } }>>;
  const described = async () => {
    const { body } = await server.call('GET', '/api/v1/openapi.json');
    return (body as { paths: Described }).paths;
  };

  it('names every address the server has below /api/v1, with its method', async () => {
    const paths = await described();
    const registered = registeredRoutes(server.routes).filter(({ path }) => path.startsWith('/api/v1/'));
    expect(registered.length).toBeGreaterThan(6);
    const missing = registered.filter(
      ({ path, method }) => !paths[path.slice('/api/v1'.length).replace(/:(\w+)/g, '{$1}')]?.[method],
    );
    expect(missing).toEqual([]);
    const files = JSON.stringify(paths['/exports/{file}']);
    for (const file of ['customers.csv', 'contacts.xlsx', 'activities.csv', 'audit.csv']) expect(files).toContain(file);
  });

  it('names every operation of the contract', async () => {
    const paths = await described();
    const ids = Object.values(paths).flatMap((item) =>
      Object.values(item).map((operation) => (operation as { operationId?: string }).operationId),
    );
    const operations = Object.entries(contract).flatMap(([module, all]) =>
      Object.keys(all).map((name) => `${module}.${name}`),
    );
    expect(operations.filter((name) => !ids.includes(name))).toEqual([]);
  });

  it('says that a form with a file is taken', async () => {
    const paths = await described();
    for (const path of ['/files', '/imports']) {
      const form = paths[path]?.['post']?.requestBody?.content['multipart/form-data']?.schema;
      expect(form).toMatchObject({ required: expect.arrayContaining(['file']) as unknown });
      expect(JSON.stringify(form)).not.toContain('uploadId');
    }
  });
});

describe('addresses that share a shape', () => {
  it('the access of a person and of a record are told apart, and shares are put', async () => {
    const made = await server.call('POST', '/api/v1/customers', { token, body: { name: '共享的客户' } });
    const { id } = made.body as { id: string };
    const users = (await server.call('GET', '/api/v1/users', { token })).body as { items: { id: string }[] };
    const person = await server.call('GET', `/api/v1/users/${users.items[0]?.id}/access`, { token });
    expect(person.body).toMatchObject({ cells: expect.any(Array) as unknown });
    const record = await server.call('GET', `/api/v1/customers/${id}/access`, { token });
    expect(record.body).toMatchObject({ groups: expect.any(Array) as unknown, total: expect.any(Number) as number });
    const put = await server.call('PUT', `/api/v1/customers/${id}/shares`, { token, body: { shares: [] } });
    expect(put.body).toMatchObject({ items: [], canShare: true });
    expect((await server.call('GET', `/api/v1/widgets/${id}/access`, { token })).status).toBe(400);
  });

  it('people are found, changed with their version, and deleted', async () => {
    const departments = (await server.call('GET', '/api/v1/departments', { token })).body as {
      items: { id: string }[];
    };
    const body = {
      username: 'rest',
      name: '接口',
      departmentId: departments.items[0]?.id,
      password: 'a long enough word',
    };
    const made = await server.call('POST', '/api/v1/users', { token, body });
    expect(made.status).toBe(201);
    const { id, version } = made.body as { id: string; version: number };
    const path = `/api/v1/users/${id}`;
    expect((await server.call('PATCH', path, { token, body: { version, name: '改名' } })).body).toMatchObject({
      name: '改名',
    });
    expect((await server.call('PATCH', path, { token, body: { version, name: '再改' } })).status).toBe(409);
    expect((await server.call('PATCH', path, { token, body: { name: '没有版本' } })).status).toBe(400);
    const found = await server.call('GET', `/api/v1/users?q=${encodeURIComponent('gaiming')}`, { token });
    expect(found.body).toMatchObject({ items: [{ id }] });
    expect((await server.call('DELETE', path, { token })).status).toBe(200);
    expect((await server.call('GET', path, { token })).status).toBe(404);
  });
});

describe('a command sent again', () => {
  it('after 24 hours is a new one', async () => {
    const call = { token, body: { name: '重发' }, headers: { 'x-command-id': 'c-late' } };
    const first = (await server.call('POST', '/api/v1/customers', call)).body as { id: string };
    const before = test.clock.now;
    test.clock.now += 24 * 3_600_000 + 1;
    const second = (await server.call('POST', '/api/v1/customers', call)).body as { id: string };
    test.clock.now = before;
    expect(second.id).not.toBe(first.id);
  });

  it('under an id that is far too long is refused', async () => {
    const headers = { 'x-command-id': 'x'.repeat(101) };
    const answer = await server.call('POST', '/api/v1/customers', { token, body: { name: '长' }, headers });
    expect(answer.status).toBe(400);
  });
});

describe('the pages', () => {
  it('are served with the right caching, compressed, and for every place within them', async () => {
    const pages = mkdtempSync(join(tmpdir(), 'hearth-pages-'));
    mkdirSync(join(pages, 'assets'));
    writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Hearth</title>');
    writeFileSync(join(pages, 'assets', 'main-abc123.js'), `export const text = '${'x'.repeat(5000)}';`);
    const web = await startTestServer(test, { pages });
    const html = { accept: 'text/html' };
    const page = await web.call('GET', '/', { headers: html });
    expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-cache']);
    const place = await web.call('GET', '/customers/0197a0de-0000-7000-8000-000000000000', { headers: html });
    expect(place.text).toContain('<title>Hearth</title>');
    const asset = await web.call('GET', '/assets/main-abc123.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(asset.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
    });
    const missing = await web.call('GET', '/assets/none.js');
    expect(missing.status).toBe(404);
    const escape = await web.call('GET', '/assets/..%2f..%2fetc%2fpasswd', { headers: html });
    expect(escape.text).not.toContain('root:');
    await web.close();
    rmSync(pages, { recursive: true });
  });
});

/** The printed tree of routes as a list; a line that hangs below another goes on from its path. */
function registeredRoutes(tree: string): { path: string; method: string }[] {
  const above: { depth: number; path: string }[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent, part = '', methods = ''] = /^([│ ]*)[├└]── (\S+)(?: \((.*)\))?/.exec(line) ?? [];
    if (indent === undefined) return [];
    while ((above.at(-1)?.depth ?? -1) >= indent.length) above.pop();
    const path = `${above.at(-1)?.path ?? ''}${part}`;
    above.push({ depth: indent.length, path });
    return methods
      .toLowerCase()
      .split(', ')
      .filter((method) => method !== '' && method !== 'head')
      .map((method) => ({ path, method }));
  });
}
