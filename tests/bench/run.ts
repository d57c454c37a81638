import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Bench } from './bench';
import type { CallerName } from './dataset/people';
import { callerNames } from './dataset/people';
import { note, openData, prepareData } from './dataset/prepare';
import { startEngineProcess } from './engine-process';
import { figures } from './figures';
import { HttpClient } from './http-client';
import { missedFigures, report } from './measure';

/**
 * The figures the product promises, one JSON line each:
 * npm run bench -- [--rows N] [--only name,name] [--keep DIR] [--port N]
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    only: { type: 'string' },
    keep: { type: 'string' },
    port: { type: 'string', default: '7506' },
    'data-only': { type: 'boolean', default: false },
  },
});

const rows = Number(values.rows);
const wanted = values.only?.split(',');
const folder = await prepareData(rows, values.keep);
if (!values['data-only']) await measureAll(folder);
if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
process.exitCode = missedFigures() > 0 ? 1 : 0;

async function measureAll(folder: string): Promise<void> {
  const built = dirname(fileURLToPath(import.meta.url));
  const start = () => startEngineProcess(built, folder, Number(values.port));
  let engine = await start();
  const bare = openData(folder);
  const clients = await signInAll(engine.port);
  const alone = async (work: () => Promise<void>) => {
    await engine.stop();
    try {
      await work();
    } finally {
      engine = await start();
    }
  };
  const bench: Bench = {
    rows,
    folder,
    clients,
    bare,
    engine: { ...engine, state: (reset) => engine.state(reset) },
    alone,
    restart: async () => {
      await alone(() => Promise.resolve());
      return engine.readyAfter;
    },
  };
  try {
    for (const figure of figures) {
      if (wanted && !wanted.includes(figure.name)) continue;
      note(figure.name);
      await figure.measure(bench).catch((error: unknown) => {
        report({ figure: figure.name, error: error instanceof Error ? error.message : 'failed', limits: { error: 0 } });
      });
    }
  } finally {
    for (const name of callerNames) clients[name].close();
    bare.close();
    await engine.stop();
  }
}

async function signInAll(port: number): Promise<Record<CallerName, HttpClient>> {
  const signIn = (name: CallerName) => new HttpClient(port).signIn(name);
  return {
    all: await signIn('all'),
    department: await signIn('department'),
    narrow: await signIn('narrow'),
    nothing: await signIn('nothing'),
  };
}
