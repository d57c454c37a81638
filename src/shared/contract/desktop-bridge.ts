/** What the page finds under `window.hearth` in the desktop window; in a browser it is missing. */
export interface DesktopBridge {
  readonly platform: 'win32' | 'darwin' | 'linux';
  /** Opens an https, mailto or tel address in the program the system has for it. False where it is anything else. */
  openExternal(address: string): Promise<boolean>;
  /** Shows a notification of the system. True once somebody clicked it, which brings the window to the front. */
  notify(title: string, body: string): Promise<boolean>;
  /**
   * Opens a copy of a file in the program the system has for its kind, read-only: changes there are not saved here.
   * `refused` are kinds that would run as a program, `failed` is a file no program here can open.
   */
  openFile(name: string, content: ArrayBuffer): Promise<OpenFileAnswer>;
  /**
   * Prints a page of sheets on a printer, or saves it as PDF, after the system's own dialogue. The page is shown nowhere,
   * runs no script and fetches nothing but fonts; `name` is what the dialogue offers.
   */
  printSheets(how: 'paper' | 'pdf', name: string, html: string): Promise<PrintAnswer>;
}

export type PrintAnswer = 'done' | 'cancelled' | 'failed';

export type OpenFileAnswer = 'opened' | 'refused' | 'failed';

/**
 * What the window tells the page, as `event.data` of a `message` event on window whose origin is the page's own:
 * - `port`: a fresh MessagePort to the engine is in `event.ports[0]`. The first comes once the page's scripts have run
 *   (DOMContentLoaded) and the engine is ready, a further one after every restart of the engine.
 * - `engineLost`: the engine died, the last port is dead, a new engine is being started.
 * - `engineBack`: it is there again; its port came just before.
 */
export const desktopNotice = {
  port: 'hearth:port',
  engineLost: 'hearth:engine-lost',
  engineBack: 'hearth:engine-back',
} as const;

export type DesktopNotice = (typeof desktopNotice)[keyof typeof desktopNotice];

/** The channels between preload and main process; nobody else uses them. */
export const desktopChannel = {
  pageReady: 'hearth:page-ready',
  openExternal: 'hearth:open-external',
  notify: 'hearth:notify',
  openFile: 'hearth:open-file',
  printSheets: 'hearth:print-sheets',
} as const;
