import type { MenuItemConstructorOptions } from 'electron';
import { app, Menu } from 'electron';
import { desktopTexts } from './texts';

/** Sets the menu every window has; without it the usual keys (copy, paste, zoom) would not work on macOS. */
export function setMenu(): void {
  const texts = desktopTexts().menu;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const developer: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [separator, { role: 'toggleDevTools', label: texts.developerTools }];
  const first: MenuItemConstructorOptions =
    process.platform === 'darwin'
      ? { role: 'appMenu' }
      : { label: texts.file, submenu: [{ role: 'quit', label: texts.quit }] };
  const menu: MenuItemConstructorOptions[] = [
    first,
    {
      label: texts.edit,
      submenu: [
        { role: 'undo', label: texts.undo },
        { role: 'redo', label: texts.redo },
        separator,
        { role: 'cut', label: texts.cut },
        { role: 'copy', label: texts.copy },
        { role: 'paste', label: texts.paste },
        { role: 'selectAll', label: texts.selectAll },
      ],
    },
    {
      label: texts.view,
      submenu: [
        { role: 'reload', label: texts.reload },
        separator,
        { role: 'resetZoom', label: texts.actualSize },
        { role: 'zoomIn', label: texts.zoomIn },
        { role: 'zoomOut', label: texts.zoomOut },
        { role: 'togglefullscreen', label: texts.fullScreen },
        ...developer,
      ],
    },
    {
      label: texts.window,
      submenu: [
        { role: 'minimize', label: texts.minimize },
        { role: 'close', label: texts.close },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}
