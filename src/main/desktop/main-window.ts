import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { DeathCount } from './death-count';
import { guardPage } from './page-guards';
import { pageOrigin } from './page-protocol';

/** Opens a window on Hearth's page. It shows itself when there is something to see. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Hearth',
    width: 1366,
    height: 768,
    minWidth: 360,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    ...(process.platform === 'linux' && { icon: join(app.getAppPath(), 'resources', 'icon.png') }),
    webPreferences: {
      preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  guardPage(window.webContents);
  reviveCrashedPage(window);
  void window.loadURL(`${pageOrigin}/`);
  return window;
}

function reviveCrashedPage(window: BrowserWindow): void {
  const deaths = new DeathCount();
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    console.error(`The page ended: ${reason}.`);
    deaths.add(Date.now());
    if (!deaths.isHopeless) window.webContents.reload();
  });
}
