import type { Bench, Figure } from '../bench';
import { HttpClient } from '../http-client';
import { report, round, spreadOf } from '../measure';
import { RawClient } from '../raw-client';

const clientCount = 50;
const seconds = 8;
const firstPages = ['customers?limit=50', 'customers?limit=50', 'customers?limit=50&sort=name', 'contacts?limit=50'];

/** Fifty people look at first pages while one of them brings in records. */
async function measureLoad(bench: Bench): Promise<void> {
  const { engine } = bench;
  const clients: RawClient[] = [];
  for (let index = 0; index < clientCount; index++) {
    // Each client is a computer of its own to the engine.
    const address = `127.0.1.${index + 1}`;
    const person = new HttpClient(engine.port, address);
    const token = await person.token(`owner${(index * 3) % 200}`);
    person.close();
    clients.push(new RawClient(engine.port, address, token));
  }
  for (const path of firstPages) for (const client of clients) await client.get(path);
  const before = await engine.state(true);
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const work = clients.map(async (client, index) => {
    for (let turn = 0; performance.now() < end; turn++)
      times.push(await client.get(firstPages[(index + turn) % firstPages.length] ?? ''));
  });
  let imported = 0;
  const importing = (async () => {
    for (; performance.now() < end; imported++) {
      const values = { name: `宁波瑞德机电有限公司 ${imported}`, phones: [{ label: '', value: '13800138000' }] };
      await bench.clients.all.call('POST', 'customers', values);
    }
  })();
  await Promise.all([...work, importing]);
  const after = await engine.state();
  for (const client of clients) client.close();
  report({
    figure: 'load',
    clients: clientCount,
    perSecond: round(times.length / seconds),
    ...spreadOf(times),
    created: imported,
    cpuEach: round((after.cpu - before.cpu) / times.length),
    loopMax: after.loopMax,
    memory: after.memory,
    limits: { perSecond: 1000, p95: 80, loopMax: 100 },
  });
}

/** The engine started again on the database as it is, and what it needs when nobody asks for anything. */
async function measureStart(bench: Bench): Promise<void> {
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn++) times.push(await bench.restart());
  const { memory, heap } = await bench.engine.state();
  report({
    figure: 'start',
    ready: round(Math.min(...times)),
    slowest: round(Math.max(...times)),
    memory,
    heap,
    limits: { ready: 1500, memory: 250 },
  });
}

export const load: readonly Figure[] = [
  { name: 'load', measure: measureLoad },
  { name: 'start', measure: measureStart },
];
