import { request as httpRequest } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setupCode } from '@engine/modules/setup';
import type { TestEngine } from '../support/engine';
import { adminPassword, startTestEngine } from '../support/engine';
import type { TestServer } from '../support/server';
import { startTestServer } from '../support/server';

/** An address of this computer that is not the loopback: a call to it comes from there too, as from another computer. */
const outside = Object.values(networkInterfaces())
  .flat()
  .find((entry) => entry && entry.family === 'IPv4' && !entry.internal)?.address;

let test: TestEngine;
let server: TestServer;
beforeAll(async () => {
  test = await startTestEngine();
  server = await startTestServer(test, { host: '0.0.0.0' });
});
afterAll(async () => {
  await server.close();
  await test.close();
});

function setUpFrom(host: string, code: string | undefined): Promise<{ status: number; body: unknown }> {
  const text = JSON.stringify({
    organization: { name: '暖山机电', locale: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' },
    admin: { name: '沈若溪', username: 'shen', password: adminPassword },
    ...(code !== undefined && { setupCode: code }),
  });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  const { port } = server;
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { host, port, method: 'POST', path: '/api/v1/setup', agent: false, headers },
      (response) => {
        let answer = '';
        response.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(answer) as unknown }));
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

it.skipIf(outside === undefined)('from another computer the set-up needs the code that was printed', async () => {
  const host = outside ?? '';
  for (const code of [undefined, '', '1234567', `${setupCode.value}0`]) {
    const { status, body } = await setUpFrom(host, code);
    expect([code, status]).toEqual([code, 403]);
    expect(body).toMatchObject({ code: 'not_allowed', data: { reason: 'setupCodeNeeded' } });
  }
  expect((await setUpFrom(host, setupCode.value)).status).toBe(201);
  expect((await setUpFrom(host, setupCode.value)).status).toBe(409);
});
