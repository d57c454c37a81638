import { parseArgs } from 'node:util';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '@shared/contract/faults';
import { dataFolderOf } from './data-folder';
import type { Engine, EnginePort } from './engine';
import { updateNotice } from './update-notice';
import { createLog, faultSentence, serveHttp, servePort, setupCode, startEngine, tellRunning } from './engine';

/** The engine without a window: the office server, and what the desktop forks as its utility process. */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    host: { type: 'string' },
    // A name people use for this computer beside its own and its addresses; several may be given.
    name: { type: 'string', multiple: true },
  },
  strict: false,
});

const dataFolder = dataFolderOf(typeof values.data === 'string' ? values.data : undefined, process.env);

/** What Electron gives a utility process; stated here because this file also runs without Electron. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: { type?: string }; ports: EnginePort[] }) => void): void;
  postMessage(message: unknown): void;
}
const parent = (process as NodeJS.Process & { parentPort?: ParentPort }).parentPort;

main().catch((error: unknown) => {
  const fault = error instanceof Fault ? error : new Fault('internal');
  parent?.postMessage({ type: 'failed', code: fault.code, message: fault.data.reason ?? fault.code, data: fault.data });
  const cause = error instanceof Error ? error.message : String(error);
  const sentence = error instanceof Fault ? `${faultSentence(error, 'en')} (${cause})` : cause;
  process.stderr.write(`Hearth could not start. ${sentence}\n`);
  // What was opened before it failed would keep the program alive. The window ends its engine itself.
  if (!parent) process.exit(1);
});

async function main(): Promise<void> {
  const starting = startEngine({
    dataFolder,
    createLog: (folder) => createLog(folder, { alsoToConsole: !parent }),
    clock: Date.now,
    checkAnswers: process.env['HEARTH_CHECK_ANSWERS'] === '1',
    readerThreads: 2,
    tellUpdate,
  });
  if (parent) await serveDesktop(starting, parent);
  else await serveOffice(await starting);
}

function tellUpdate(bytes: number): void {
  if (parent) parent.postMessage({ type: 'updating', bytes });
  else process.stdout.write(updateNotice(bytes));
}

async function serveOffice(engine: Engine): Promise<void> {
  const port = portOf(values.port);
  const host = typeof values.host === 'string' ? values.host : '0.0.0.0';
  const options = { host, port, pages: pagesFolder(), extraHosts: extraNames() };
  const { server, address } = await serveHttp(engine, options).catch(async (error: unknown) => {
    await engine.close();
    throw isPortTaken(error) ? new Error(`Port ${port} is taken; choose another one with --port.`) : error;
  });
  const forget = tellRunning(dataFolder, address);
  const stop = async () => {
    forget();
    await server.close();
    await engine.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  const health = (await engine.dispatch(
    'setup.health',
    {},
    { token: null, device: 'host', isLoopback: true, locale: 'en' },
  )) as { setupRequired: boolean };
  if (health.setupRequired) process.stdout.write(`Set-up code for other computers: ${setupCode.value}\n`);
  process.stdout.write(`Hearth is ready at ${address}\n`);
}

/** Listens before the engine is there: whoever closes the window at once is heard too. */
async function serveDesktop(starting: Promise<Engine>, parent: ParentPort): Promise<void> {
  parent.on('message', ({ data, ports }) => {
    if (data.type === 'connect') void starting.then((engine) => ports.forEach((port) => servePort(engine, port)));
    if (data.type === 'stop') void starting.then((engine) => engine.close()).finally(() => process.exit(0));
  });
  await starting;
  parent.postMessage({ type: 'ready' });
}

function portOf(told: unknown): number {
  const port = Number(told ?? 7420);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error('--port takes a number below 65536.');
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function extraNames(): string[] {
  const { name = [] } = values;
  return [name].flat().flatMap((one) => (typeof one === 'string' ? [one.toLowerCase()] : []));
}

function pagesFolder(): string {
  return join(dirname(fileURLToPath(import.meta.url)), '..', 'renderer');
}
