import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WebContents } from 'electron';
import { app, BrowserWindow, dialog } from 'electron';
import type { PrintAnswer } from '@shared/contract/desktop-bridge';
import { plainFileName } from './open-safely';
import { guardPage } from './page-guards';
import { pageOrigin, type SpecialPage } from './page-protocol';

/** Its pages' path under the page's origin, followed by an id that is good once. */
const printedPath = '/printed/';

/**
 * What a page for paper may do: look as it does. Its policy runs no script of its own; the fonts are the program's, the
 * pictures lie in it.
 */
const printPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The largest page that is printed: a hundred documents with their rules for fonts are a tenth of it. */
const largestPage = 64 * 1024 * 1024;

const waiting = new Map<string, string>();

/** The page at a path that was made ready for printing, for the window that prints it and nobody after. */
export function printedPage(path: string): SpecialPage | undefined {
  if (!path.startsWith(printedPath)) return undefined;
  const id = path.slice(printedPath.length);
  const html = waiting.get(id);
  waiting.delete(id);
  return html === undefined ? undefined : { html, policy: printPolicy };
}

/** Prints a page of sheets, or saves it as PDF under a name somebody chooses, in a window nobody sees. */
export async function printSheets(
  how: 'paper' | 'pdf',
  name: string,
  html: string,
  owner: BrowserWindow | null,
): Promise<PrintAnswer> {
  if (html.length > largestPage) return 'failed';
  const file = how === 'pdf' ? await askForFile(`${plainFileName(name)}.pdf`, owner) : undefined;
  if (how === 'pdf' && file === undefined) return 'cancelled';
  try {
    return await withPage(html, async (contents) => {
      if (file === undefined) return print(contents);
      await writeFile(file, await contents.printToPDF({ preferCSSPageSize: true, printBackground: true }));
      return 'done';
    });
  } catch (error) {
    console.error('Printing failed.', error instanceof Error ? error.message : error);
    return 'failed';
  }
}

async function askForFile(name: string, owner: BrowserWindow | null): Promise<string | undefined> {
  const options = {
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  };
  const { canceled, filePath } = await (owner ? dialog.showSaveDialog(owner, options) : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? undefined : filePath;
}

/** Loads the page without preload and with every door closed, waits for its fonts, and ends it whatever happens. */
async function withPage(html: string, work: (contents: WebContents) => Promise<PrintAnswer>): Promise<PrintAnswer> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  });
  const id = randomUUID();
  try {
    guardPage(window.webContents);
    waiting.set(id, html);
    await window.loadURL(`${pageOrigin}${printedPath}${id}`);
    // The one script there is: of this process, in a world of its own.
    await window.webContents.executeJavaScriptInIsolatedWorld(1, [
      { code: 'document.body.getBoundingClientRect(), document.fonts.ready.then(() => document.fonts.size)' },
    ]);
    return await work(window.webContents);
  } finally {
    waiting.delete(id);
    window.destroy();
  }
}

function print(contents: WebContents): Promise<PrintAnswer> {
  return new Promise((resolve) => {
    contents.print({ printBackground: true, margins: { marginType: 'none' } }, (isDone, reason) => {
      if (isDone) resolve('done');
      else resolve(/cancel/i.test(reason) ? 'cancelled' : 'failed');
    });
  });
}
