import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '@shared/contract';
import { Fault } from '@shared/contract/faults';
import type { Engine } from '../engine';
import { createLog, readRunning, startEngine } from '../engine';
import { updateNotice } from '../update-notice';
import { UsageError } from './usage';

export type CliClient = ContractRouterClient<Contract>;

/** The engine as the command line calls it: its own, or the one that already works on the folder. */
export interface CliEngine {
  /** A client with this token; without one it is signed out. */
  client(token?: string): CliClient;
  close(): Promise<void>;
}

/** One engine per folder: where one is running, the command line asks it (rule 2). */
export async function connect(folder: string): Promise<CliEngine> {
  try {
    return ownEngine(
      await startEngine({
        dataFolder: folder,
        createLog: (path) => createLog(path, { alsoToConsole: false }),
        clock: Date.now,
        checkAnswers: false,
        readerThreads: 2,
        tellUpdate: (bytes) => process.stderr.write(updateNotice(bytes)),
      }),
    );
  } catch (error) {
    if (!(error instanceof Fault) || error.data.reason !== 'folderInUse') throw error;
    const address = readRunning(folder);
    if (address === undefined)
      throw new Error('Hearth is open in a window on this folder. Do this there, or close the window and try again.', {
        cause: error,
      });
    return runningEngine(address);
  }
}

function ownEngine(engine: Engine): CliEngine {
  const module = (name: string, token: string | null) =>
    new Proxy(
      {},
      {
        get: (_, operation) => (input: unknown) =>
          engine.dispatch(`${name}.${String(operation)}`, input, {
            token,
            device: 'command line',
            isLoopback: true,
            locale: 'en',
          }),
      },
    );
  return {
    // The proxy answers exactly the modules and operations dispatch knows; the contract gives them their types.
    client: (token) => new Proxy({}, { get: (_, name) => module(String(name), token ?? null) }) as CliClient,
    close: () => engine.close(),
  };
}

function runningEngine(address: string): CliEngine {
  return {
    client: (token) =>
      createORPCClient(
        new RPCLink({
          url: `${address}/rpc`,
          headers: {
            'accept-language': 'en',
            'user-agent': 'command line',
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
          },
        }),
      ),
    close: async () => undefined,
  };
}

/** Signs in as the user named, with the password from the environment or the standard input. */
export async function signIn(engine: CliEngine, username: string | undefined): Promise<CliClient> {
  if (username === undefined) throw new UsageError('Say who you are with --user NAME.');
  const { token } = await engine.client().sessions.create({ username, password: await readPassword() });
  return engine.client(token);
}

export async function readPassword(): Promise<string> {
  const given = process.env['HEARTH_PASSWORD'];
  if (given !== undefined && given !== '') return given;
  if (process.stdin.isTTY) throw new UsageError('Give the password in HEARTH_PASSWORD or on the standard input.');
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  const [line = ''] = text.split(/\r?\n/);
  if (line === '') throw new UsageError('Give the password in HEARTH_PASSWORD or on the standard input.');
  return line;
}

/** One of the words an option takes. */
export function oneOf<T extends string>(option: string, value: string | undefined, words: readonly T[]): T {
  const known = words.find((word) => word === value);
  if (known === undefined) throw new UsageError(`--${option} takes ${words.join(', ')}.`);
  return known;
}
