import { randomUUID } from 'node:crypto';
import { metricIds } from '@shared/modules/reports/metric';
import { reportNames } from '@shared/modules/reports/report';
import type { Bench } from '../bench';
import { report, round, spreadOf, timeOf, timesOf } from '../measure';

const year = 365 * 86_400_000;
const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/** Every named report and every metric over the last twelve months and over all years, while others look at lists. */
export async function measureReports(bench: Bench, pipelineId: string): Promise<void> {
  const lastYear = `from=${dayOf(Date.now() - year)}&to=${dayOf(Date.now())}`;
  const bare = bench.bare.prepare(
    'SELECT count(*), sum(base_net) FROM sales_order WHERE deleted_at IS NULL AND confirmed_at >= ?',
  );
  const paths = [
    ...reportNames.map((name) => [`report ${name}`, `reports/${name}`] as const),
    ...metricIds.map((id) => [`metric ${id}`, `metrics/${id}`] as const),
  ];
  for (const [figure, path] of paths)
    await measureOne(figure, path).catch((error: unknown) => {
      // One that is stopped for taking too long leaves the others to be measured.
      report({ figure, error: error instanceof Error ? error.message : 'failed', limits: { error: 0 } });
    });

  async function measureOne(figure: string, path: string): Promise<void> {
    const ask = async (period: string) =>
      (await bench.clients.all.get(`${path}?pipelineId=${pipelineId}&${period}`)).time;
    let isRunning = true;
    const others: number[] = [];
    const looking = (async () => {
      while (isRunning) others.push((await bench.clients.department.get('customers?limit=50')).time);
    })();
    let times: number[];
    let whole: number[];
    try {
      times = await timesOf(3, () => ask(lastYear));
      whole = await timesOf(2, () => ask(''));
    } finally {
      isRunning = false;
      await looking;
    }
    report({
      figure,
      lastYear: round(Math.max(...times)),
      allYears: round(Math.max(...whole)),
      othersP95: spreadOf(others).p95,
      bare: round(timeOf(() => bare.all(Date.now() - year))),
      limits: { lastYear: 800, allYears: 3000, othersP95: 15 },
    });
  }
}

/** A quote of two hundred lines saved, and orders listed as they are looked at every day. */
export async function measureDocuments(bench: Bench): Promise<void> {
  const client = bench.clients.all;
  const lines = Array.from({ length: 200 }, (_, index) => ({
    id: randomUUID(),
    name: `设备 ${index}`,
    quantity: '2',
    unitPrice: '1234.56',
    taxRate: index % 2 === 0 ? '13' : '6',
    discountPercent: '3',
  }));
  const quote = await client.call<{ id: string; version: number }>('POST', 'quotes', { name: '二百行', lines });
  if (quote.status !== 201) throw new Error(`quote: ${quote.status} ${JSON.stringify(quote.body)}`);
  let { version } = quote.body;
  const saves = await timesOf(30, async (index) => {
    const changed = lines.map((line, place) => (place === index ? { ...line, quantity: '3' } : line));
    const answer = await client.call<{ version: number }>('PATCH', `quotes/${quote.body.id}`, {
      version,
      lines: changed,
    });
    version = answer.body.version;
    return answer.time;
  });
  report({ figure: 'quote of 200 lines saved', ...spreadOf(saves), limits: {} });
  for (const path of ['orders?limit=50', 'orders?limit=50&sort=-dueOn']) {
    const times = await timesOf(40, async () => (await bench.clients.department.get(path)).time);
    report({ figure: path, ...spreadOf(times), limits: {} });
  }
}
