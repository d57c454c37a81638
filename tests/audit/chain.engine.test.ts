import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseAuditContent, verifyAuditChain } from '@engine/audit/chain';
import type { SqlValue } from '@engine/database/reader';
import type { Client, TestEngine } from '../support/engine';
import { setUp, startTestEngine } from '../support/engine';

let test: TestEngine;
let admin: Client;
let customerId: string;
beforeEach(async () => {
  test = await startTestEngine();
  admin = test.client(await setUp(test));
  ({ id: customerId } = await admin.customers.create({
    name: '第一个',
    phones: [{ label: '', value: '13900001234' }],
  }));
  await admin.customers.create({ name: '第二个' });
  await admin.customers.create({ name: '第三个' });
  await test.engine.sealer.seal();
});
afterEach(() => test.close());

const verify = () => verifyAuditChain(test.engine.services.reader, 3);
const tamper = (sql: string, parameters: readonly SqlValue[] = []) =>
  test.engine.services.writer.command((unit) => unit.run(sql, parameters));
async function lineOf(recordId: string): Promise<number> {
  const row = await test.engine.services.reader.one<{ sequence: number }>(
    'SELECT sequence FROM audit WHERE record_id = ?',
    [recordId],
  );
  return row?.sequence ?? 0;
}

describe('a log that was tampered with', () => {
  it.each([
    ['another time', 'UPDATE audit SET at = at + 1 WHERE sequence = ?'],
    ['another person', `UPDATE audit SET user_id = 'x' WHERE sequence = ?`],
    ['another operation', `UPDATE audit SET operation = 'customer.deleted' WHERE sequence = ?`],
    ['another content', `UPDATE audit SET changes = '{"name":[null,"改过"]}' WHERE sequence = ?`],
    [
      'another content with a digest to match',
      `UPDATE audit SET changes = '{}', salt = '', digest = 'x' WHERE sequence = ?`,
    ],
    ['a line taken out, its link left', 'DELETE FROM audit WHERE sequence = ?'],
    ['a link taken out', 'DELETE FROM audit_link WHERE sequence = ?'],
    ['another link', `UPDATE audit_link SET chain = 'x' WHERE sequence = ?`],
  ])('%s is found at its line', async (_, sql) => {
    const sequence = await lineOf(customerId);
    await tamper('PRAGMA defer_foreign_keys = ON');
    await test.engine.services.writer.command(async (unit) => {
      await unit.run('PRAGMA defer_foreign_keys = ON');
      // A line is tied to its link by the schema; whoever tampers with the file is not.
      if (sql.startsWith('DELETE FROM audit WHERE')) {
        await unit.run('CREATE TABLE kept AS SELECT * FROM audit_link WHERE sequence = ?', [sequence]);
        await unit.run('DELETE FROM audit_link WHERE sequence = ?', [sequence]);
      }
      await unit.run(sql, [sequence]);
    });
    const report = await verify();
    expect(report.isIntact).toBe(false);
    expect(report.firstBroken).toBeGreaterThanOrEqual(sequence);
    expect(report.firstBroken).toBeLessThanOrEqual(sequence + 1);
  });
});

describe('the chain', () => {
  it('covers every line and goes on where it stopped', async () => {
    const first = await verify();
    expect(first).toMatchObject({ isIntact: true, unsealed: 0, erased: 0, firstBroken: undefined });
    await admin.customers.create({ name: '第四个' });
    expect(await verify()).toMatchObject({ isIntact: true, checked: first.checked, unsealed: 1 });
    await test.engine.sealer.seal();
    expect(await verify()).toMatchObject({ isIntact: true, checked: first.checked + 1, unsealed: 0 });
  });

  it('stays valid when a person’s data are erased from it', async () => {
    const { checked } = await verify();
    await test.engine.services.writer.command((unit) => eraseAuditContent(unit, 'customer', customerId));
    const rows = await test.engine.services.reader.all('SELECT * FROM audit');
    expect(JSON.stringify(rows)).not.toContain('13900001234');
    expect(await verify()).toMatchObject({ isIntact: true, checked, erased: 1 });
  });

  it('is sealed by the engine itself before it ends', async () => {
    await admin.customers.create({ name: '最后一个' });
    test = await test.restart();
    expect(await verify()).toMatchObject({ isIntact: true, unsealed: 0 });
  });
});
