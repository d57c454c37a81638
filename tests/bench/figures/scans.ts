import type { Bench, Figure } from '../bench';
import { ownField } from '../dataset/records';
import { report, spreadOf, timeOf } from '../measure';
import type { Page } from './rows';

const nothing = 'zzqx';
const filterOf = (filter: object) => `filter=${encodeURIComponent(JSON.stringify(filter))}`;
const contains = `customers?limit=50&${filterOf({ field: 'name', op: 'contains', value: nothing })}`;
const own = `customers?limit=50&${filterOf({ field: `custom.${ownField}`, op: 'eq', value: nothing })}`;

/** A filter no index knows, and what others notice of it. */
async function measureScan(bench: Bench, figure: string, path: string, bareSql: string): Promise<void> {
  const { clients, engine, bare } = bench;
  await clients.department.get<Page>('customers?limit=50');
  await engine.state(true);
  let isRunning = true;
  const started = performance.now();
  const scan = clients.all.get<Page>(path).finally(() => (isRunning = false));
  const others: number[] = [];
  while (isRunning) others.push((await clients.department.get<Page>('customers?limit=50')).time);
  await scan;
  const seconds = (performance.now() - started) / 1000;
  const { p95, p99 } = spreadOf(others);
  const statement = bare.prepare(bareSql);
  report({
    figure,
    seconds,
    othersP95: p95,
    othersP99: p99,
    others: others.length,
    loopMax: (await engine.state()).loopMax,
    bareSeconds: timeOf(() => statement.all()) / 1000,
    limits: { seconds: 4, othersP95: 10 },
  });
}

/** Everybody's scans are broken off; the time until the next one is through. */
async function measureCancel(bench: Bench): Promise<void> {
  const { clients, engine } = bench;
  const controller = new AbortController();
  await engine.state(true);
  const scans = [clients.all, clients.all, clients.department].map((client) =>
    client.get(contains, controller.signal).catch(() => undefined),
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  controller.abort();
  const started = performance.now();
  await Promise.all(scans);
  await clients.narrow.get(`customers?limit=1&${filterOf({ or: [{ field: 'name', op: 'contains', value: '公司' }] })}`);
  const seconds = (performance.now() - started) / 1000;
  report({ figure: 'cancel', seconds, loopMax: (await engine.state()).loopMax, limits: { seconds: 1 } });
}

async function addOwnField({ clients }: Bench): Promise<void> {
  const field = { resource: 'customer', key: ownField, label: '合同号', type: 'text' };
  const { status, body } = await clients.all.call('POST', 'fields', field);
  if (status >= 400 && status !== 409) throw new Error(`own field: ${status} ${JSON.stringify(body)}`);
}

export const scans: readonly Figure[] = [
  {
    name: 'containsFilter',
    measure: (bench) =>
      measureScan(bench, 'containsFilter', contains, `SELECT id FROM customer WHERE name LIKE '%${nothing}%' LIMIT 50`),
  },
  {
    name: 'ownFieldFilter',
    measure: async (bench) => {
      await addOwnField(bench);
      const sql = `SELECT id FROM customer WHERE json_extract(custom, '$.${ownField}') = '${nothing}' LIMIT 50`;
      await measureScan(bench, 'ownFieldFilter', own, sql);
    },
  },
  { name: 'cancel', measure: measureCancel },
];
