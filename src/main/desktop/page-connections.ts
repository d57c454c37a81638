import type { WebContents } from 'electron';
import { BrowserWindow, MessageChannelMain } from 'electron';
import { desktopNotice } from '@shared/contract/desktop-bridge';
import type { EngineFailure } from './engine-process';
import { EngineProcess } from './engine-process';
import { failurePage, failurePath } from './failure-page';
import { pageOrigin, type SpecialPage } from './page-protocol';
import { updatePage, updatePath } from './update-page';

type Connection = 'waiting' | 'connected' | 'lost';

/** Keeps every page joined to the engine: a port when both are there, a notice when the engine dies or is back. */
export class PageConnections {
  readonly engine: EngineProcess;
  private failure: EngineFailure | undefined;
  /** Bytes of the database that is being changed for this version. */
  private updating: number | undefined;
  private readonly pages = new Map<WebContents, Connection>();

  constructor(private readonly dataFolder: string) {
    this.engine = new EngineProcess(dataFolder, {
      ready: () => this.begin(),
      updating: (bytes) => this.showUpdate(bytes),
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

  /** The pages at their own paths that say why there is no engine, while that is so. */
  specialPage(path: string): SpecialPage | undefined {
    if (path === failurePath && this.failure) return { html: failurePage(this.failure, this.dataFolder) };
    return path === updatePath && this.updating !== undefined ? { html: updatePage(this.updating) } : undefined;
  }

  private begin(): void {
    const wasUpdating = this.updating !== undefined;
    this.updating = undefined;
    if (wasUpdating) showEverywhere('/');
    else this.livePages().forEach((page) => this.connect(page));
  }

  private showUpdate(bytes: number): void {
    this.updating = bytes;
    this.pages.clear();
    showEverywhere(updatePath);
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
    this.updating = undefined;
    this.pages.clear();
    showEverywhere(failurePath);
  }

  private livePages(): WebContents[] {
    for (const page of this.pages.keys()) if (page.isDestroyed()) this.pages.delete(page);
    return [...this.pages.keys()];
  }
}

function showEverywhere(path: string): void {
  // A page that another one replaces before it is there counts as failed.
  for (const window of BrowserWindow.getAllWindows()) window.loadURL(pageOrigin + path).catch(() => undefined);
}
