import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job, StepResult } from '@engine/jobs/job-runner';
import type { Unit } from '@engine/database/unit';
import type { Client, TestEngine } from '../../support/engine';
import { faultOf, setUp, startTestEngine } from '../../support/engine';
import type { Colleague } from '../../support/people';
import { addColleague } from '../../support/people';

const many = 25;
let test: TestEngine;
let admin: Client;
let adminToken: string;
let leaver: Colleague;
let heir: Colleague;
beforeEach(async () => {
  test = await startTestEngine();
  adminToken = await setUp(test);
  admin = test.client(adminToken);
  leaver = await addColleague(test, admin, { username: 'leaver', role: 'sales' });
  heir = await addColleague(test, admin, { username: 'heir', role: 'sales' });
});
afterEach(() => test.close());

async function addCustomers(): Promise<void> {
  for (let index = 0; index < many; index += 1) await leaver.client.customers.create({ name: `客户${index}` });
}

async function finished(jobId: string) {
  await test.engine.services.jobs.settled(jobId);
  return test.client(adminToken).jobs.read({ id: jobId });
}

/** Starts a job of a kind made for the test. */
async function startOwn(kind: string, total: number): Promise<string> {
  const { result } = await test.engine.services.writer.command((unit) =>
    test.engine.services.jobs.enqueue(unit, { kind, payload: {}, total, userId: leaver.id }),
  );
  return result;
}

describe('a job that fails', () => {
  it('keeps what was done, says so without its inner text, and nobody else’s work suffers', async () => {
    const step = async (unit: Unit, job: Job): Promise<StepResult> => {
      if (job.position === 3) throw new Error('secret words of somebody');
      await unit.run(`INSERT INTO counter (name, value) VALUES (?, 1)`, [`step${job.position}`]);
      return { position: job.position + 1, isDone: false };
    };
    test.engine.services.jobs.register('fails', { step });
    const job = await finished(await startOwn('fails', 10));
    expect(job).toMatchObject({ state: 'failed', position: 3, result: { error: 'internal' } });
    expect(JSON.stringify(job)).not.toContain('secret');
    const { reader } = test.engine.services;
    const rows = await reader.all<{ name: string }>(`SELECT name FROM counter WHERE name LIKE 'step%' ORDER BY name`);
    expect(rows.map(({ name }) => name)).toEqual(['step0', 'step1', 'step2']);
    expect((await admin.customers.create({ name: '照常' })).name).toBe('照常');
  });

  it('cannot be undone where its kind cannot, and cannot be cancelled any more', async () => {
    test.engine.services.jobs.register('short', { step: async () => ({ position: 1, isDone: true }) });
    const id = await startOwn('short', 1);
    await finished(id);
    expect(await faultOf(admin.jobs.undo({ id }))).toEqual({ code: 'in_use', data: { reason: 'cannotUndo' } });
    expect((await faultOf(admin.jobs.cancel({ id }))).code).toBe('in_use');
  });

  it('is not started by a command that is rolled back', async () => {
    let steps = 0;
    test.engine.services.jobs.register('counts', {
      step: async () => {
        steps += 1;
        return { position: 1, isDone: true };
      },
    });
    const { writer, jobs } = test.engine.services;
    const rolledBack = writer.command(async (unit) => {
      await jobs.enqueue(unit, { kind: 'counts', payload: {}, total: 1, userId: leaver.id });
      throw new Error('and then not');
    });
    await expect(rolledBack).rejects.toThrow('and then not');
    await writer.idle();
    expect(steps).toBe(0);
    expect((await leaver.client.jobs.list({})).items).toEqual([]);
  });
});

describe('a job that is interrupted', () => {
  it('goes on after a restart where it stopped, and does nothing twice', async () => {
    await addCustomers();
    const { jobId, total } = await admin.handover.start({ id: leaver.id, toUserId: heir.id, kinds: ['customer'] });
    test = await test.restart();
    const job = await finished(jobId);
    expect(job).toMatchObject({ state: 'done', position: total, result: { moved: many, kept: 0 } });
    const lines = await test.engine.services.reader.all('SELECT record_id FROM audit WHERE batch_id = ?', [jobId]);
    expect(lines).toHaveLength(many);
    const left = await test.engine.services.reader.one('SELECT count(*) AS count FROM customer WHERE owner_id = ?', [
      leaver.id,
    ]);
    expect(left).toEqual({ count: 0 });
  });

  it('stops when it is cancelled, and what it did can be taken back', async () => {
    await addCustomers();
    const { jobId } = await admin.handover.start({ id: leaver.id, toUserId: heir.id, kinds: ['customer'] });
    expect((await admin.jobs.cancel({ id: jobId })).state).toBe('cancelled');
    const cancelled = await finished(jobId);
    expect(cancelled.state).toBe('cancelled');
    expect(cancelled.position).toBeLessThan(many);
    const moved = (await heir.client.customers.list({ filter: { field: 'ownerId', op: 'eq', value: heir.id } })).total;
    expect(moved).toBe(cancelled.position);
    await admin.jobs.undo({ id: jobId });
    expect(await finished(jobId)).toMatchObject({ state: 'undone' });
    const back = await admin.customers.list({ filter: { field: 'ownerId', op: 'eq', value: leaver.id } });
    expect(back.total).toBe(many);
  });

  it('lets other people’s commands in between its steps', async () => {
    await addCustomers();
    const { jobId } = await admin.handover.start({ id: leaver.id, toUserId: heir.id, kinds: ['customer'] });
    const during = await heir.client.customers.create({ name: '插进来的' });
    const job = await admin.jobs.read({ id: jobId });
    expect(['waiting', 'running']).toContain(job.state);
    expect((await finished(jobId)).state).toBe('done');
    expect((await admin.customers.read({ id: during.id })).ownerId).toBe(heir.id);
  });
});
