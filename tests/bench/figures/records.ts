import { randomBytes } from 'node:crypto';
import type { Bench, Figure } from '../bench';
import { openData } from '../dataset/prepare';
import { callerNames } from '../dataset/people';
import { Random } from '../dataset/random';
import { companyName, emails, notes, phones } from '../dataset/record-values';
import { report, spreadOf, timeOf, timesOf } from '../measure';
import type { Page } from './rows';
import { bareRows } from './rows';

const pages = 150;
const writes = 600;
const filterOf = (field: string, value: string) =>
  `filter=${encodeURIComponent(JSON.stringify({ field, op: 'eq', value }))}`;

/** All that the page of one customer asks for at once. */
async function measurePage(bench: Bench): Promise<void> {
  for (const caller of callerNames) {
    const client = bench.clients[caller];
    const { body } = await client.get<Page>('customers?limit=200&sort=-lastContactAt');
    const ids = body.items.map((item) => item.id);
    if (ids.length === 0) continue;
    const bareTimes: number[] = [];
    await bench.engine.state(true);
    const times = await timesOf(pages, async (index) => {
      const id = ids[index % ids.length] ?? '';
      bareTimes.push(bareRows(bench, 'customer', [id]));
      const started = performance.now();
      await Promise.all([
        client.get(`customers/${id}`),
        client.get(`customers/${id}/timeline?limit=30`),
        client.get(`contacts?limit=50&total=none&${filterOf('customerId', id)}`),
      ]);
      return performance.now() - started;
    });
    report({
      figure: 'customerPage',
      caller,
      ...spreadOf(times),
      loopMax: (await bench.engine.state()).loopMax,
      bare: spreadOf(bareTimes),
      limits: { p95: 15 },
    });
  }
}

async function measureWrites(bench: Bench): Promise<void> {
  const random = new Random(randomBytes(4).readInt32LE());
  const client = bench.clients.department;
  const created: { id: string; version: number }[] = [];
  await bench.engine.state(true);
  const createTimes = await timesOf(writes, async () => {
    const { name } = companyName(random, false);
    const values = {
      name,
      industry: '制造业',
      phones: phones(random, false),
      emails: emails(random, false),
      notes: notes(random),
      tags: ['重点'],
    };
    const { status, body, time } = await client.call<{ id: string; version: number }>('POST', 'customers', values);
    if (status !== 201) throw new Error(`create: ${status} ${JSON.stringify(body)}`);
    created.push(body);
    return time;
  });
  const createState = await bench.engine.state(true);
  const updateTimes = await timesOf(writes, async (index) => {
    const record = created[index % created.length];
    if (!record) throw new Error('nothing was created');
    const values = { version: record.version, notes: `第 ${index} 次修改`, phones: phones(random, false) };
    const { status, body, time } = await client.call<{ id: string; version: number }>(
      'PATCH',
      `customers/${record.id}`,
      values,
    );
    if (status !== 200) throw new Error(`update: ${status} ${JSON.stringify(body)}`);
    record.version = body.version;
    return time;
  });
  const updateState = await bench.engine.state(true);
  const bare = bareWrites(
    bench,
    created.map((record) => record.id),
  );
  const limits = { p95: 6, p99: 40 };
  report({ figure: 'create', ...spreadOf(createTimes), loopMax: createState.loopMax, bare: bare.create, limits });
  report({ figure: 'update', ...spreadOf(updateTimes), loopMax: updateState.loopMax, bare: bare.update, limits });
}

/** The same rows written again by the bare driver, each in a durable transaction: the customer and its search document. */
function bareWrites({ folder }: Bench, ids: readonly string[]) {
  const connection = openData(folder, 'writer');
  const columns = (connection.pragma('table_info(customer)') as { name: string }[])
    .map((column) => column.name)
    .filter((column) => column !== 'id' && column !== 'number')
    .join(', ');
  const insert = connection.prepare(
    `INSERT INTO customer (id, number, ${columns}) SELECT 'bare' || id, 'bare' || number, ${columns} FROM customer WHERE id = ?`,
  );
  const document = connection.prepare(
    `INSERT INTO search_document (kind, record_id, title, subtitle, updated_at, digest) SELECT 'bare', record_id, title, subtitle, updated_at, digest FROM search_document WHERE kind = 'customer' AND record_id = ?`,
  );
  const update = connection.prepare(`UPDATE customer SET notes = 'bare', version = version + 1 WHERE id = 'bare' || ?`);
  const create = ids.map((id) =>
    timeOf(() =>
      connection.transaction(() => {
        insert.run(id);
        document.run(id);
      })(),
    ),
  );
  const changes = ids.map((id) => timeOf(() => update.run(id)));
  connection.exec(`DELETE FROM search_document WHERE kind = 'bare'; DELETE FROM customer WHERE id LIKE 'bare%'`);
  connection.close();
  return { create: spreadOf(create), update: spreadOf(changes) };
}

export const records: readonly Figure[] = [
  { name: 'customerPage', measure: measurePage },
  { name: 'writes', measure: measureWrites },
];
