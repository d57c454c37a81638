import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '@engine/log';
import { faultBody } from '@engine/transport/fault-body';
import type { TestEngine } from '../support/engine';
import { adminPassword, faultOf, setUp, startTestEngine } from '../support/engine';
import { addColleague, colleaguePassword } from '../support/people';
import type { TestServer } from '../support/server';
import { startTestServer } from '../support/server';

/** A person whose traces are looked for. */
const traces = {
  name: '欧阳若曦',
  latin: 'Wilhelmina Featherstonehaugh',
  phone: '13912345678',
  mail: 'ruoxi.ouyang@warmhill.example',
  secret: 'a secret nobody may read',
};
const everyTrace = [...Object.values(traces), '1391234', 'ruoxi', adminPassword, colleaguePassword];

let folder: string;
let log: Logger;
let test: TestEngine;
let server: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-log-'));
  log = createLog(folder, { alsoToConsole: false });
  test = await startTestEngine({ log });
  server = await startTestServer(test);
});
afterAll(async () => {
  await server.close();
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything written so far, once the thread that writes has caught up with a last line. */
async function written(): Promise<string> {
  log.info({ mark: 'end of the test' }, 'end');
  const read = () =>
    readdirSync(join(folder, 'logs'))
      .map((file) => readFileSync(join(folder, 'logs', file), 'utf8'))
      .join('');
  await expect.poll(read, { timeout: 10_000 }).toContain('end of the test');
  return read();
}

it('no name, phone, mail, password or token reaches the log, whatever goes wrong', async () => {
  const token = await setUp(test);
  const admin = test.client(token);
  const person = await addColleague(test, admin, { username: 'ruoxi', name: traces.name, role: 'sales' });
  const customer = await person.client.customers.create({
    name: traces.latin,
    phones: [{ label: '', value: traces.phone }],
    emails: [{ label: '', value: traces.mail }],
  });
  const { id } = customer;
  // Faults of every kind, with the traces in what was sent.
  await faultOf(test.client().sessions.create({ username: traces.mail, password: traces.secret }));
  await faultOf(person.client.customers.patch({ id, version: 99, name: traces.name }));
  await faultOf(
    person.client.customers.patch({ id, version: 1, phones: [{ label: '', value: 7 as unknown as string }] }),
  );
  await faultOf(admin.users.create({ username: 'ruoxi', name: traces.name, departmentId: id }));
  await server.call('POST', '/api/v1/customers', { token, body: `{"name": ${traces.name} ${traces.phone}` });
  await server.call('GET', `/api/v1/customers?q=${encodeURIComponent(traces.mail)}&filter=${traces.phone}`, { token });
  await server.call('GET', `/${encodeURIComponent(traces.name)}`, { headers: { host: traces.mail.replace('@', '.') } });
  // And errors nobody foresaw, whose texts hold them on every line.
  const text = `cannot read ${traces.name}, ${traces.latin}\n${traces.phone}\n    at ${traces.mail} (x)`;
  const unforeseen = [
    new Error(text),
    new TypeError(text),
    Object.assign(new Error(text), { code: 'ENOENT', path: traces.mail }),
  ];
  const ids = unforeseen.map((error) => faultBody(error, 'zh-CN', log, 'customers.read').data['id']);
  test.engine.services.jobs.register('explodes', { step: () => Promise.reject(new Error(text)) });
  const job = await test.engine.services.writer.command((unit) =>
    test.engine.services.jobs.enqueue(unit, { kind: 'explodes', payload: { traces }, total: 1, userId: person.id }),
  );
  await test.engine.services.jobs.settled(job.result);
  const lines = await written();
  // What happened is there to be found, by its id and place …
  for (const faultId of ids) expect(lines).toContain(String(faultId));
  expect(lines).toContain(job.result);
  expect(lines).toContain('"type":"TypeError"');
  expect(lines).toContain('log.engine.test.ts');
  // … and nothing of the people it happened with.
  for (const trace of [...everyTrace, token, person.token]) expect(lines).not.toContain(trace);
  for (const line of lines.trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
});

it('an unforeseen error answers an id and never its own text', async () => {
  const body = faultBody(new Error(`about ${traces.name}`), 'en', log, 'customers.read');
  expect(body.code).toBe('internal');
  expect(body.message).toContain(String(body.data['id']));
  expect(JSON.stringify(body)).not.toContain(traces.name);
});
