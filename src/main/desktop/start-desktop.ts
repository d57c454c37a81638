import type { WebContents, WebFrameMain } from 'electron';
import { app, BrowserWindow, ipcMain, session } from 'electron';
import { desktopChannel } from '@shared/contract/desktop-bridge';
import { failurePath } from './failure-page';
import { openWindow } from './main-window';
import { setMenu } from './menu';
import { notify } from './notify';
import { openExternal, openFile, removeOpenedFiles } from './open-safely';
import { PageConnections } from './page-connections';
import { isOwnPage, refusePermissions } from './page-guards';
import { servePage } from './page-protocol';
import { printedPage, printSheets } from './print-sheets';
import { updatePath } from './update-page';

/** Starts the engine on the data folder and opens the window. The app must be ready. */
export function startDesktop(dataFolder: string): void {
  const connections = new PageConnections(dataFolder);
  connections.engine.start();
  refusePermissions(session.defaultSession);
  // Nothing is spell-checked; with a language set, Chromium fetches its dictionary from its maker's server.
  session.defaultSession.setSpellCheckerLanguages([]);
  servePage((path) => printedPage(path) ?? connections.specialPage(path));
  answerPages((page) => connections.welcome(page));
  setMenu();
  openWindow();

  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  stopBeforeQuitting(() => Promise.allSettled([connections.engine.stop(), removeOpenedFiles()]));
}

function showWindow(): void {
  const [window = openWindow()] = BrowserWindow.getAllWindows();
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function answerPages(welcome: (page: WebContents) => void): void {
  ipcMain.on(desktopChannel.pageReady, (event) => {
    if (isTrusted(event.senderFrame) && !isEngineless(new URL(event.senderFrame.url).pathname)) welcome(event.sender);
  });
  ipcMain.handle(desktopChannel.openExternal, (event, address: unknown) => {
    return isTrusted(event.senderFrame) && typeof address === 'string' ? openExternal(address) : false;
  });
  ipcMain.handle(desktopChannel.notify, async (event, title: unknown, body: unknown) => {
    if (!isTrusted(event.senderFrame) || typeof title !== 'string' || typeof body !== 'string') return false;
    const wasClicked = await notify(title, body);
    if (wasClicked) showWindow();
    return wasClicked;
  });
  ipcMain.handle(desktopChannel.openFile, (event, name: unknown, content: unknown) => {
    const isMeant = isTrusted(event.senderFrame) && typeof name === 'string' && content instanceof ArrayBuffer;
    return isMeant ? openFile(name, content) : 'refused';
  });
  ipcMain.handle(desktopChannel.printSheets, (event, how: unknown, name: unknown, html: unknown) => {
    const isMeant = isTrusted(event.senderFrame) && (how === 'paper' || how === 'pdf');
    if (!isMeant || typeof name !== 'string' || typeof html !== 'string') return 'failed';
    return printSheets(how, name, html, BrowserWindow.fromWebContents(event.sender));
  });
}

function isEngineless(path: string): boolean {
  return path === failurePath || path === updatePath;
}

/** Only Hearth's own page in the window itself, never a frame inside it. */
function isTrusted(frame: WebFrameMain | null): frame is WebFrameMain {
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

function stopBeforeQuitting(stop: () => Promise<unknown>): void {
  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void stop().then(() => {
      stopped = true;
      // A quit asked for while this event is still being told would be ignored.
      setImmediate(() => app.quit());
    });
  });
}
