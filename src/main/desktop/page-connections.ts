import type { WebContents } from 'electron';
import { BrowserWindow, MessageChannelMain } from 'electron';
import { desktopNotice } from '@shared/contract/desktop-bridge';
import type { EngineFailure } from './engine-process';
import { EngineProcess } from './engine-process';
import { failurePage, failurePath } from './failure-page';
import { pageOrigin } from './page-protocol';

type Connection = 'waiting' | 'connected' | 'lost';

/** Keeps every page joined to the engine: a port when both are there, a notice when the engine dies or is back. */
export class PageConnections {
  readonly engine: EngineProcess;
  private failure: EngineFailure | undefined;
  private readonly pages = new Map<WebContents, Connection>();

  constructor(private readonly dataFolder: string) {
    this.engine = new EngineProcess(dataFolder, {
      ready: () => this.livePages().forEach((page) => this.connect(page)),
      lost: () => this.livePages().forEach((page) => this.tellLost(page)),
      failed: (failure) => this.giveUp(failure),
    });
  }

  /** A page has loaded and listens; a port it had before a reload ended with it. */
  welcome(page: WebContents): void {
    this.pages.set(page, 'waiting');
    if (this.engine.isReady) this.connect(page);
    if (this.failure) {
      this.failure = undefined;
      this.engine.retry();
    }
  }

  /** The failure page at its path while there is a failure. */
  specialPage(path: string): string | undefined {
    return path === failurePath && this.failure ? failurePage(this.failure, this.dataFolder) : undefined;
  }

  private connect(page: WebContents): void {
    const before = this.pages.get(page);
    const { port1, port2 } = new MessageChannelMain();
    this.engine.connect(port1);
    page.postMessage(desktopNotice.port, null, [port2]);
    if (before === 'lost') page.postMessage(desktopNotice.engineBack, null);
    this.pages.set(page, 'connected');
  }

  private tellLost(page: WebContents): void {
    if (this.pages.get(page) !== 'connected') return;
    this.pages.set(page, 'lost');
    page.postMessage(desktopNotice.engineLost, null);
  }

  private giveUp(failure: EngineFailure): void {
    this.failure = failure;
    this.pages.clear();
    for (const window of BrowserWindow.getAllWindows()) void window.loadURL(pageOrigin + failurePath);
  }

  private livePages(): WebContents[] {
    for (const page of this.pages.keys()) if (page.isDestroyed()) this.pages.delete(page);
    return [...this.pages.keys()];
  }
}
