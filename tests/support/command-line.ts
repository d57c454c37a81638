import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from 'vite';

let built: Promise<string> | undefined;

/** Builds the programs and threads from the sources as the product's build does; answers their folder. */
export function buildPrograms(): Promise<string> {
  built ??= make();
  return built;
}

async function make(): Promise<string> {
  const outDir = resolve(`node_modules/.cache/programs-test/${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': resolve('src/shared'), '@engine': resolve('src/main/engine') } },
    build: {
      ssr: true,
      outDir,
      target: 'node20.18',
      rolldownOptions: {
        input: {
          cli: 'src/main/cli.ts',
          headless: 'src/main/headless.ts',
          reader: 'src/main/engine/database/reader-thread.ts',
          importer: 'src/main/engine/import-thread.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return outDir;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as people do, with the password on the standard input. */
export async function commandLine(args: readonly string[], password = ''): Promise<Ended> {
  const folder = await buildPrograms();
  const { HEARTH_PASSWORD: _none, ...env } = process.env;
  const child = spawn(process.execPath, [resolve(folder, 'cli.js'), ...args], { env });
  child.stdin.end(`${password}\n`);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolveCode) => child.once('exit', resolveCode));
  return { code, out, err };
}

export interface OfficeServer {
  readonly address: string;
  /** Ends it as a service is ended, or as a power cut does. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

/** Starts the office server; answers its address and how to end it. */
export async function officeServer(dataFolder: string): Promise<OfficeServer> {
  const folder = await buildPrograms();
  const child = spawn(process.execPath, [
    resolve(folder, 'headless.js'),
    ...['--data', dataFolder, '--port', '0', '--host', '127.0.0.1'],
  ]);
  let out = '';
  const address = await new Promise<string>((found, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const ready = /Hearth is ready at (\S+)/.exec(out)?.[1];
      if (ready !== undefined) found(ready);
    });
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${out}`)));
  });
  return {
    address,
    stop: (signal = 'SIGTERM') =>
      new Promise((stopped) => {
        child.once('exit', () => stopped());
        child.kill(signal);
      }),
  };
}
