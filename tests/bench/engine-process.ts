import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { EngineState } from './engine-hook';

/** The real engine in a process of its own, serving HTTP. */
export interface EngineProcess {
  readonly port: number;
  /** Milliseconds from the start of the process to 'Hearth is ready'. */
  readonly readyAfter: number;
  /** What the hook answers; `reset` begins a new measurement of the event loop. */
  state(reset?: boolean): Promise<EngineState>;
  stop(): Promise<void>;
}

export async function startEngineProcess(built: string, folder: string, port: number): Promise<EngineProcess> {
  const started = performance.now();
  const profile = process.env['HEARTH_BENCH_PROFILE'];
  const args = [
    ...(profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : []),
    '--enable-source-maps',
    '--import',
    join(built, 'engine-hook.js'),
    join(built, 'headless.js'),
    ...['--data', folder, '--port', String(port), '--host', '127.0.0.1'],
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  await untilReady(child);
  const readyAfter = performance.now() - started;
  return {
    port,
    readyAfter,
    state: (reset = false) =>
      new Promise((resolve) => {
        child.once('message', (message) => resolve(message as EngineState));
        child.send(reset ? 'reset' : 'state');
      }),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('Hearth is ready')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the engine ended with ${code}`)));
  });
}
