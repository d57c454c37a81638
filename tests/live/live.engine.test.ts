import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LiveMessage } from '@shared/contract/live';
import { isLiveEnvelope } from '@shared/contract/live';
import { servePort } from '@engine/transport/port';
import type { Client, TestEngine } from '../support/engine';
import { setUp, startTestEngine } from '../support/engine';
import type { LiveWindow } from '../support/live';
import { openWindow } from '../support/live';
import type { Colleague } from '../support/people';
import { addColleague } from '../support/people';
import type { TestServer } from '../support/server';
import { startTestServer } from '../support/server';

let test: TestEngine;
let server: TestServer;
let adminToken: string;
let admin: Client;
let seller: Colleague;
let stranger: Colleague;
const windows: LiveWindow[] = [];
beforeAll(async () => {
  test = await startTestEngine();
  server = await startTestServer(test);
  adminToken = await setUp(test);
  admin = test.client(adminToken);
  const one = await admin.departments.create({ name: '一部' });
  const two = await admin.departments.create({ name: '二部' });
  seller = await addColleague(test, admin, { username: 'seller', role: 'sales', departmentId: one.id });
  stranger = await addColleague(test, admin, { username: 'stranger', role: 'sales', departmentId: two.id });
});
afterEach(() => {
  for (const window of windows.splice(0)) window.close();
});
afterAll(async () => {
  await server.close();
  await test.close();
});

async function listen(token: string, since?: number): Promise<LiveWindow & { sequence: number }> {
  const window = await openWindow(server.port);
  windows.push(window);
  window.say({ type: 'hello', token, ...(since !== undefined && { since }) });
  const { sequence } = await window.next('ready');
  return { ...window, sequence };
}

describe('who does not belong hears nothing', () => {
  it.each([
    ['a page from elsewhere', { origin: 'http://evil.example' }],
    ['a name that points here', { host: 'evil.example' }],
  ])('%s does not even get a socket', async (_, headers) => {
    await expect(openWindow(server.port, headers)).rejects.toThrow('403');
  });

  it.each([
    ['a token that is none', { type: 'hello', token: 'x' }],
    ['no token', { type: 'hello' }],
    ['something else', 'not JSON'],
    ['a sequence that is none', { type: 'hello', token: 'x', since: -1 }],
  ])('%s is told so and closed', async (_, hello) => {
    const window = await openWindow(server.port);
    window.say(hello);
    expect(await window.closed).toBe(4401);
    expect(window.heard).toEqual([{ type: 'signedOut' }]);
  });

  it('a message that is far too long closes the socket', async () => {
    const window = await openWindow(server.port);
    window.say({ type: 'hello', token: 'x'.repeat(10_000) });
    expect(await window.closed).toBe(1009);
  });
});

describe('changes', () => {
  it('name kind and id, never content, and rise in sequence', async () => {
    const window = await listen(seller.token);
    const customer = await seller.client.customers.create({
      name: '沐川机械',
      phones: [{ label: '', value: '13900001234' }],
    });
    const message = await window.next('changes');
    expect(message.events).toContainEqual({ kind: 'customer', id: customer.id });
    expect(message.sequence).toBeGreaterThan(window.sequence);
    expect(JSON.stringify(window.heard)).not.toMatch(/沐川|1234/);
  });

  it('of records the listener does not see do not reach him or her', async () => {
    const window = await listen(stranger.token);
    const customer = await seller.client.customers.create({ name: '看不见' });
    await seller.client.customers.patch({ id: customer.id, version: 1, notes: '还是看不见' });
    const own = await stranger.client.customers.create({ name: '看得见' });
    const message = await window.next('changes');
    expect(message.events).toContainEqual({ kind: 'customer', id: own.id });
    expect(JSON.stringify(window.heard)).not.toContain(customer.id);
  });

  it('that take a record out of sight say that the list changed, without its id', async () => {
    const customer = await seller.client.customers.create({ name: '转出去' });
    const losing = await listen(seller.token);
    const gaining = await listen(stranger.token);
    const departmentId = (await stranger.client.sessions.current()).user.departmentId;
    await admin.customers.patch({ id: customer.id, version: 1, ownerId: stranger.id, departmentId });
    expect((await losing.next('changes')).events).toContainEqual({ kind: 'customer', id: null });
    expect(JSON.stringify(losing.heard)).not.toContain(customer.id);
    expect((await gaining.next('changes')).events).toContainEqual({ kind: 'customer', id: null });
  });

  it('that come together are told together, and many of a kind as the list', async () => {
    const window = await listen(adminToken);
    const ids = await Promise.all(
      Array.from({ length: 3 }, async (_, index) => (await admin.customers.create({ name: `三个${index}` })).id),
    );
    const few = await window.next('changes');
    expect(few.events.filter(({ kind }) => kind === 'customer').map(({ id }) => id)).toEqual(ids);
    await Promise.all(Array.from({ length: 60 }, (_, index) => admin.contacts.create({ name: `很多${index}` })));
    await expect
      .poll(() =>
        window.heard.some(
          (message) =>
            message.type === 'changes' && message.events.some(({ kind, id }) => kind === 'contact' && id === null),
        ),
      )
      .toBe(true);
  });

  it('of jobs reach the one who started them', async () => {
    const starting = await listen(adminToken);
    const other = await listen(stranger.token);
    const { jobId } = await admin.handover.start({ id: stranger.id, toUserId: seller.id, kinds: ['file'] });
    expect((await starting.next('changes')).events).toContainEqual({ kind: 'job', id: jobId });
    await stranger.client.customers.create({ name: '之后' });
    await other.next('changes');
    expect(JSON.stringify(other.heard)).not.toContain(jobId);
  });
});

describe('rights and sessions', () => {
  it('a session that is ended closes its window at once', async () => {
    const { token } = await test
      .client()
      .sessions.create({ username: 'seller', password: 'quiet lanterns by the river' });
    const window = await listen(token);
    const mine = test.client(token).sessions;
    await mine.signOut();
    expect(await window.closed).toBe(4401);
    expect(window.heard.at(-1)).toEqual({ type: 'signedOut' });
  });

  it('rights that change tell the page to load everything again', async () => {
    const person = await addColleague(test, admin, { username: 'promoted', role: 'sales' });
    const window = await listen(person.token);
    const other = await listen(seller.token);
    const { items } = await admin.roles.list({});
    const manager = items.find(({ template }) => template === 'manager');
    await admin.users.patch({ id: person.id, version: 1, roleIds: [manager?.id ?? ''] });
    expect((await window.next('reload')).type).toBe('reload');
    await other.next('changes');
    expect(other.heard.some(({ type }) => type === 'reload')).toBe(false);
  });
});

describe('a window that was away', () => {
  it('hears what it missed and may know', async () => {
    const first = await listen(seller.token);
    first.close();
    const seen = await seller.client.customers.create({ name: '错过的' });
    const hidden = await stranger.client.customers.create({ name: '不该知道的' });
    const again = await listen(seller.token, first.sequence);
    const { events } = await again.next('changes');
    expect(events).toContainEqual({ kind: 'customer', id: seen.id });
    expect(JSON.stringify(again.heard)).not.toContain(hidden.id);
  });

  it('hears nothing where nothing happened', async () => {
    const first = await listen(seller.token);
    const again = await listen(seller.token, first.sequence);
    await seller.client.customers.create({ name: '后来的' });
    await again.next('changes');
    expect(again.heard.map(({ type }) => type)).toEqual(['ready', 'changes']);
  });

  it.each([
    ['from before what is kept', () => 0],
    ['from another life of the data', (present: number) => present + 1000],
  ])('%s loads everything again', async (_, sequence) => {
    const first = await listen(seller.token);
    await test.engine.services.writer.command((unit) => unit.run('DELETE FROM change WHERE sequence <= 3'));
    const again = await listen(seller.token, sequence(first.sequence));
    expect((await again.next('reload')).sequence).toBe(first.sequence);
  });

  it('loads everything again when rights changed meanwhile', async () => {
    const first = await listen(seller.token);
    const { items } = await admin.roles.list({});
    const role = items.find(({ template }) => template === 'personnel');
    await admin.roles.patch({ id: role?.id ?? '', version: role?.version ?? 0, name: '人事行政' });
    const again = await listen(seller.token, first.sequence);
    expect((await again.next('reload')).type).toBe('reload');
  });
});

describe('the desktop window', () => {
  it('gets operations and live updates over one port', async () => {
    const { port1, port2 } = new MessageChannel();
    // Both ports answer `on`, `postMessage`, `start` and `close`, which is all the engine asks of one.
    servePort(test.engine, port1);
    const heard: LiveMessage[] = [];
    port2.on('message', (data: unknown) => {
      if (isLiveEnvelope(data)) heard.push(data.live as LiveMessage);
    });
    const operations = {
      on: (event: string, listener: (event?: { data: unknown }) => void) => {
        port2.on(event, (data: unknown) => {
          if (event !== 'message' || !isLiveEnvelope(data)) listener({ data });
        });
      },
      postMessage: (message: unknown) => port2.postMessage(message),
    };
    const link = new RPCLink({
      port: operations,
      headers: { authorization: `Bearer ${seller.token}`, 'accept-language': 'zh-CN' },
    });
    const client: Client = createORPCClient(link);
    port2.postMessage({ live: { type: 'hello', token: seller.token } });
    await expect.poll(() => heard.map(({ type }) => type)).toEqual(['ready']);
    const customer = await client.customers.create({ name: '从桌面来' });
    await expect
      .poll(() => heard.flatMap((message) => (message.type === 'changes' ? message.events : [])))
      .toContainEqual({ kind: 'customer', id: customer.id });
    await expect(client.customers.read({ id: '0197a0de-0000-7000-8000-000000000000' })).rejects.toMatchObject({
      code: 'not_found',
      message: '没有这条资料，或者你看不到它。',
    });
    port2.postMessage({ live: { type: 'hello', token: 'x' } });
    await expect.poll(() => heard.at(-1)?.type).toBe('signedOut');
    expect((await client.customers.read({ id: customer.id })).name).toBe('从桌面来');
    port2.close();
  });
});
