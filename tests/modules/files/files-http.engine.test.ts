import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { serveHttp } from '@engine/transport/http';
import type { TestEngine } from '../../support/engine';
import { setUp, startTestEngine } from '../../support/engine';

let test: TestEngine;
let server: FastifyInstance;
let base: string;
let token: string;
beforeAll(async () => {
  test = await startTestEngine();
  token = await setUp(test);
  const served = await serveHttp(test.engine, { host: '127.0.0.1', port: 0, pages: undefined });
  server = served.server;
  base = `${served.address}/api/v1`;
});
afterAll(async () => {
  await server.close();
  await test.close();
});

const authorization = () => ({ authorization: `Bearer ${token}` });
const send = (form: FormData, headers: Record<string, string> = authorization()) =>
  fetch(`${base}/files`, { method: 'POST', body: form, headers });

function formWith(content: BlobPart, name: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  form.set('file', new Blob([content]), name);
  return form;
}

function waiting(): string[] {
  return readdirSync(join(test.folder, 'temporary', 'uploads'));
}

describe('a form with a file', () => {
  it('is refused to whoever is signed out or forges a token', async () => {
    for (const headers of [{}, { authorization: 'Bearer forged' }]) {
      const answer = await send(formWith('x', 'a.txt'), headers as Record<string, string>);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code: 'signed_out' });
    }
    expect(waiting()).toEqual([]);
  });

  it('is refused without a file, with two, and with fields nobody knows', async () => {
    const form = new FormData();
    form.set('note', 'nothing');
    const none = await send(form);
    expect([none.status, await none.json()]).toMatchObject([400, { data: { reason: 'uploadMissing' } }]);
    const two = formWith('x', 'a.txt');
    two.append('file', new Blob(['y']), 'b.txt');
    expect((await send(two)).status).toBe(413);
    const unknown = await send(formWith('x', 'a.txt', { isAdmin: 'true' }));
    expect([unknown.status, await unknown.json()]).toMatchObject([400, { code: 'invalid_input' }]);
    expect(waiting()).toEqual([]);
  });

  it('is refused when it is not a form at all, or cut off', async () => {
    const text = await fetch(`${base}/files`, {
      method: 'POST',
      body: 'file=x',
      headers: { ...authorization(), 'content-type': 'text/plain' },
    });
    expect(text.status).toBe(400);
    const cut = await fetch(`${base}/files`, {
      method: 'POST',
      body: '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc',
      headers: { ...authorization(), 'content-type': 'multipart/form-data; boundary=b' },
    });
    expect(cut.status).toBe(400);
    expect(await cut.json()).toMatchObject({ code: 'invalid_input' });
    expect(waiting()).toEqual([]);
  });

  it('larger than allowed is refused while it comes, and leaves nothing behind', async () => {
    const large = await send(formWith(new Uint8Array(101 * 1024 * 1024), 'large.bin'));
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ code: 'too_large', data: { reason: 'fileTooLarge' } });
    expect(waiting()).toEqual([]);
  });

  it('is kept with its fields, and comes back with its name, type and safe headers', async () => {
    const customer = await fetch(`${base}/customers`, {
      method: 'POST',
      body: JSON.stringify({ name: '宁波华东' }),
      headers: { ...authorization(), 'content-type': 'application/json' },
    });
    const { id: customerId } = (await customer.json()) as { id: string };
    const answer = await send(
      formWith('价目 "1" %', '价目表 (1).txt', {
        subjects: JSON.stringify([{ kind: 'customer', id: customerId }]),
        isDepartmentOnly: 'false',
      }),
    );
    expect(answer.status).toBe(201);
    const file = (await answer.json()) as { id: string };
    expect(file).toMatchObject({ name: '价目表 (1).txt', subjects: [{ id: customerId, name: '宁波华东' }], size: 12 });
    const content = await fetch(`${base}/files/${file.id}/content`, { headers: authorization() });
    expect(content.status).toBe(200);
    expect(await content.text()).toBe('价目 "1" %');
    expect(content.headers.get('content-type')).toBe('text/plain');
    expect(content.headers.get('x-content-type-options')).toBe('nosniff');
    expect(content.headers.get('content-disposition')).toBe(
      `inline; filename="___ (1).txt"; filename*=UTF-8''${encodeURIComponent('价目表')}%20%281%29.txt`,
    );
    const again = await fetch(`${base}/files/${file.id}/content`, {
      headers: { ...authorization(), 'if-none-match': content.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    const stranger = await fetch(`${base}/files/${file.id}/content`);
    expect(stranger.status).toBe(401);
    const list = await fetch(`${base}/files`, { headers: authorization() });
    expect(((await list.json()) as { items: unknown[] }).items).toHaveLength(1);
    expect(waiting()).toEqual([]);
  });

  it('that could be a page is handed out to be saved only', async () => {
    const answer = await send(formWith('<script>alert(1)</script>', 'a.html'));
    const { id } = (await answer.json()) as { id: string };
    const content = await fetch(`${base}/files/${id}/content`, { headers: authorization() });
    expect(content.headers.get('content-type')).toBe('application/octet-stream');
    expect(content.headers.get('content-disposition')).toMatch(/^attachment/);
    await content.arrayBuffer();
  });

  it('sent again with the same command id is kept once', async () => {
    const headers = { ...authorization(), 'x-command-id': crypto.randomUUID() };
    const first = (await (await send(formWith('x', 'a.txt'), headers)).json()) as { id: string };
    const second = (await (await send(formWith('x', 'a.txt'), headers)).json()) as { id: string };
    expect(second.id).toBe(first.id);
  });
});

describe('the content of a file nobody has', () => {
  it.each(['01940000-0000-7000-8000-000000000000', 'nonsense', '..%2f..%2fhearth.key'])(
    'is not there: %s',
    async (id) => {
      const answer = await fetch(`${base}/files/${id}/content`, { headers: authorization() });
      expect([400, 404]).toContain(answer.status);
      expect(await answer.json()).toMatchObject({ code: expect.stringMatching(/not_found|invalid_input/) as string });
    },
  );
});
