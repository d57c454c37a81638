import { join } from 'node:path';
import type { MessagePortMain, UtilityProcess } from 'electron';
import { app, utilityProcess } from 'electron';
import type { FaultCode, FaultData } from '@shared/contract/faults';
import { DeathCount } from './death-count';

/** Why there is no engine and none will be tried: it refused to start, or it keeps dying. */
export type EngineFailure =
  | { readonly kind: 'refused'; readonly code: FaultCode; readonly data: FaultData; readonly message: string }
  | { readonly kind: 'dying' };

export interface EngineListener {
  ready(): void;
  /** The engine backs up a database of so many bytes and changes it; until it is ready it answers nothing. */
  updating(bytes: number): void;
  lost(): void;
  failed(failure: EngineFailure): void;
}

type EngineMessage =
  | { readonly type: 'ready'; readonly address?: string }
  | { readonly type: 'updating'; readonly bytes: number }
  | { readonly type: 'failed'; readonly code: FaultCode; readonly message: string; readonly data?: FaultData };

const firstPause = 250;
const stopPatience = 5_000;

/** The engine in a utility process: started, kept alive, and handed a port for every window. */
export class EngineProcess {
  private child: UtilityProcess | undefined;
  private state: 'starting' | 'ready' | 'refused' | 'stopping' = 'starting';
  private readonly deaths = new DeathCount();

  constructor(
    private readonly dataFolder: string,
    private readonly listener: EngineListener,
  ) {}

  get isReady(): boolean {
    return this.state === 'ready';
  }

  start(): void {
    const file = join(app.getAppPath(), 'out', 'main', 'headless.js');
    const args = ['--desktop', '--data', this.dataFolder];
    const child = utilityProcess.fork(file, args, { serviceName: 'Hearth engine', stdio: 'inherit' });
    child.on('message', (message: EngineMessage) => this.hear(message));
    child.on('exit', (code) => this.bury(code));
    this.child = child;
  }

  /** Starts again after it was given up. */
  retry(): void {
    this.deaths.reset();
    this.state = 'starting';
    if (this.child) this.child.kill();
    else this.start();
  }

  /** Gives the engine one end of a channel to a page. Only while it is ready. */
  connect(port: MessagePortMain): void {
    this.child?.postMessage({ type: 'connect' }, [port]);
  }

  /** Lets the engine finish what it is writing and close its files; ends it where it does not. */
  async stop(): Promise<void> {
    const child = this.child;
    this.state = 'stopping';
    if (!child) return;
    await new Promise<void>((resolve) => {
      const patience = setTimeout(() => child.kill(), stopPatience);
      child.once('exit', () => {
        clearTimeout(patience);
        resolve();
      });
      child.postMessage({ type: 'stop' });
    });
  }

  private hear(message: EngineMessage): void {
    if (message.type === 'ready' && this.state === 'starting') {
      this.state = 'ready';
      this.listener.ready();
    } else if (message.type === 'updating' && this.state === 'starting') {
      this.listener.updating(message.bytes);
    } else if (message.type === 'failed') {
      this.state = 'refused';
      this.listener.failed({ kind: 'refused', code: message.code, data: message.data ?? {}, message: message.message });
    }
  }

  private bury(code: number): void {
    this.child = undefined;
    if (this.state === 'refused' || this.state === 'stopping') return;
    console.error(`The engine ended with ${code}.`);
    const wasReady = this.state === 'ready';
    this.state = 'starting';
    const count = this.deaths.add(Date.now());
    if (this.deaths.isHopeless) {
      this.listener.failed({ kind: 'dying' });
      return;
    }
    if (wasReady) this.listener.lost();
    setTimeout(() => this.startUnlessStopped(), firstPause * 2 ** (count - 1));
  }

  private startUnlessStopped(): void {
    if (this.state === 'starting' && !this.child) this.start();
  }
}
