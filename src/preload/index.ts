import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopBridge } from '@shared/contract/desktop-bridge';
import { desktopChannel, desktopNotice } from '@shared/contract/desktop-bridge';

const bridge: DesktopBridge = {
  // Hearth is built for these three alone.
  platform: process.platform as DesktopBridge['platform'],
  openExternal: (address) => ipcRenderer.invoke(desktopChannel.openExternal, address),
  notify: (title, body) => ipcRenderer.invoke(desktopChannel.notify, title, body),
  openFile: (name, content) => ipcRenderer.invoke(desktopChannel.openFile, name, content),
  printSheets: (how, name, html) => ipcRenderer.invoke(desktopChannel.printSheets, how, name, html),
};

contextBridge.exposeInMainWorld('hearth', bridge);

// Ports cannot cross the context bridge, but a message event carries them.
for (const notice of Object.values(desktopNotice)) {
  ipcRenderer.on(notice, (event) => window.postMessage(notice, window.location.origin, event.ports));
}

window.addEventListener('DOMContentLoaded', () => ipcRenderer.send(desktopChannel.pageReady));
