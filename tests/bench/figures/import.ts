import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Figure } from '../bench';
import { customerFile } from '../dataset/import-file';
import { report, round, spreadOf } from '../measure';

const fileRows = 100_000;
const mostSeconds = 300;
/** Milliseconds between two looks at a list. */
const lookEvery = 20;

interface Import {
  readonly id: string;
  readonly status: string;
  readonly rows: number;
}

/** A large CSV read, planned against everything there is, and written, while somebody else looks at lists. */
async function measureImport(bench: Bench): Promise<void> {
  const { clients, engine } = bench;
  const path = join(bench.folder, 'bench-import.csv');
  const bytes = customerFile(bench.bare, path, fileRows, 11);
  const stored = bench.bare.prepare('SELECT count(*) FROM customer').pluck();
  const before = Number(stored.get());
  await clients.department.get('customers?limit=50');
  await engine.state(true);
  let isRunning = true;
  const others: number[] = [];
  const looking = (async () => {
    while (isRunning) {
      others.push((await clients.department.get('customers?limit=50')).time);
      await new Promise((resolve) => setTimeout(resolve, lookEvery));
    }
  })().catch(() => undefined);
  let memory = 0;
  const watching = setInterval(() => {
    void engine.state().then((state) => (memory = Math.max(memory, state.memory)));
  }, 200);
  try {
    const started = performance.now();
    const seconds = () => round((performance.now() - started) / 1000);
    const made = await sendFile(bench, path);
    const read = seconds();
    const plan = await settled(bench, made.id, ['planned'], () =>
      clients.all.call('PUT', `imports/${made.id}/plan`, {}),
    );
    const planned = seconds();
    const run = await settled(bench, made.id, ['done'], () => clients.all.call('POST', `imports/${made.id}/run`, {}));
    const total = seconds();
    isRunning = false;
    await looking;
    const { p95, p99 } = spreadOf(others);
    report({
      figure: 'import',
      rows: made.rows,
      megabytes: round(bytes / 1_000_000),
      read,
      planned,
      seconds: total,
      plan,
      run,
      added: Number(stored.get()) - before,
      othersP95: p95,
      othersP99: p99,
      others: others.length,
      memory,
      loopMax: (await engine.state()).loopMax,
      limits: { seconds: 25, othersP95: 60, memory: 500, loopMax: 100 },
    });
  } finally {
    isRunning = false;
    clearInterval(watching);
    rmSync(path, { force: true });
  }
}

async function sendFile({ clients }: Bench, path: string): Promise<Import> {
  const { status, body } = await clients.all.sendForm<Import>('imports', {
    fields: { kind: 'customers' },
    name: '客户.csv',
    content: readFileSync(path),
  });
  if (status !== 201) throw new Error(`sending the file: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Begins a step and waits until the import has the state; answers what the step answered. */
async function settled(
  { clients }: Bench,
  id: string,
  states: readonly string[],
  begin: () => Promise<{ status: number; body: unknown }>,
): Promise<unknown> {
  const { status, body } = await begin();
  if (status >= 400) throw new Error(`import: ${status} ${JSON.stringify(body)}`);
  const end = performance.now() + mostSeconds * 1000;
  for (;;) {
    const { body: now } = await clients.all.get<Import>(`imports/${id}`);
    if (states.includes(now.status)) return body;
    if (['failed', 'cancelled'].includes(now.status) || performance.now() > end)
      throw new Error(`the import is ${now.status}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const imports: readonly Figure[] = [{ name: 'import', measure: measureImport }];
