import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const program = resolve(import.meta.dirname, '..', '..', '..', 'out', 'main', 'headless.js');

export const password = 'a warm hearth in november';
export const firm = { name: '暖山机电', locale: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' } as const;

/** The office server as built, on a data folder of its own and a port the system chose. */
export class OfficeServer {
  readonly dataFolder: string;
  #process: ChildProcess;
  #address: string;

  private constructor(dataFolder: string, process: ChildProcess, address: string) {
    this.dataFolder = dataFolder;
    this.#process = process;
    this.#address = address;
  }

  /** On a fresh folder, or on one that somebody else looks after. */
  static async start(folder?: string): Promise<OfficeServer> {
    const dataFolder = folder ?? join(await mkdtemp(join(tmpdir(), 'hearth-browser-')), '客户 资料 (2)');
    const { process, address } = await launch(dataFolder, 0);
    return new OfficeServer(dataFolder, process, address);
  }

  get address(): string {
    return this.#address;
  }

  /** Kills the process as a power cut would. */
  async kill(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }

  /** Starts it again on the same folder and port. */
  async restart(): Promise<void> {
    const { process, address } = await launch(this.dataFolder, Number(new URL(this.#address).port));
    this.#process = process;
    this.#address = address;
  }

  /** Ends it in order and leaves the folder. */
  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await ended;
  }

  async stop(): Promise<void> {
    await this.close();
    await rm(resolve(this.dataFolder, '..'), { recursive: true, force: true });
  }

  /** Sets the firm up over REST and answers the administrator's token. */
  async setUp(options: { locale?: 'zh-CN' | 'en'; sampleData?: boolean } = {}): Promise<string> {
    const { token } = await this.call<{ token: string }>('POST', 'setup', null, {
      organization: { ...firm, locale: options.locale ?? 'zh-CN' },
      admin: { name: '王建国', username: 'wang', password },
      sampleData: options.sampleData ?? false,
    });
    return token;
  }

  /** Switches a part of Hearth on or off; a firm that was not asked begins with all there is. */
  async switchModule(token: string, key: string, isOn: boolean): Promise<void> {
    const { version } = await this.call<{ version: number }>('GET', 'organization/modules', token);
    await this.call('PATCH', 'organization/modules', token, { version, modules: [{ key, isOn }] });
  }

  /** One call of the REST interface; throws with the fault's text where it is refused. */
  async call<T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    token: string | null,
    body?: unknown,
  ): Promise<T> {
    const answer = await fetch(`${this.#address}/api/v1/${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    // The caller names what the interface promises.
    return JSON.parse(text) as T;
  }
}

async function launch(dataFolder: string, port: number): Promise<{ process: ChildProcess; address: string }> {
  const args = ['--enable-source-maps', program, '--data', dataFolder, '--port', String(port), '--host', '127.0.0.1'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const address = /^Hearth is ready at (\S+)/.exec(line)?.[1];
    if (address !== undefined) return { process: child, address };
  }
  throw new Error(`the server ended with ${child.exitCode} before it was ready`);
}
