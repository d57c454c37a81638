import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Language } from '../support/texts';

/** Every runner of tests and the bench is started there, wherever its compiled code lies. */
export const projectRoot = process.cwd();

/** The Electron that tools/electron-runtime.mjs found, and how to start it. */
export interface ElectronRuntime {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly version: string;
}

/** Asks the tool that `npm start` uses too; its sentence is the failure where none can be had. */
export async function findElectron(): Promise<ElectronRuntime> {
  const tool = resolve(projectRoot, 'tools', 'electron-runtime.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [tool], { encoding: 'utf8' });
  // The tool prints exactly this and nothing else.
  return JSON.parse(stdout) as ElectronRuntime;
}

/** A virtual screen of its own where the machine has none. */
export class Display {
  private constructor(
    readonly name: string,
    private readonly server: ChildProcess | undefined,
  ) {}

  static async open(): Promise<Display> {
    const present = process.env['DISPLAY'];
    if (process.platform !== 'linux' || present) return new Display(present ?? '', undefined);
    const args = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'];
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
    const numberPipe = server.stdio[3];
    if (!numberPipe) throw new Error('Xvfb has no pipe to tell its number');
    const failed = once(server, 'exit').then(() => {
      throw new Error('Xvfb ended before it was ready');
    });
    const [number] = (await Promise.race([once(numberPipe, 'data'), failed])) as [Buffer];
    failed.catch(() => undefined);
    return new Display(`:${number.toString().trim()}`, server);
  }

  async close(): Promise<void> {
    if (!this.server) return;
    const ended = once(this.server, 'exit');
    this.server.kill();
    await ended;
  }
}

/** The environment for a started app: the runtime's, the screen's, and the language asked for, whatever the machine speaks. */
export function appEnvironment(
  electron: ElectronRuntime,
  display: Display,
  language: Language = 'en',
): Record<string, string> {
  const locale = language === 'en' ? 'en_US' : 'zh_CN';
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE',
  );
  return {
    ...Object.fromEntries(inherited),
    ...electron.env,
    ...(display.name && { DISPLAY: display.name }),
    LANGUAGE: locale,
    LANG: `${locale}.UTF-8`,
    // A language the machine has not installed leaves no charset, and Chromium then waits 7 s over a folder with Chinese letters.
    LC_ALL: 'C.UTF-8',
  };
}
