import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { app, shell } from 'electron';
import type { OpenFileAnswer } from '@shared/contract/desktop-bridge';

const externalProtocols = new Set(['https:', 'mailto:', 'tel:']);

// Kinds that systems run rather than show.
const programKinds = new Set(
  (
    'app appimage bash bat chm cmd com command cpl csh deb desktop dll dmg exe fish gadget hta inf ins iso jar js jse ksh ' +
    'lnk mjs msc msi msp mst pif pkg pl ps1 psd1 psm1 py pyw rb reg rpm run scf scpt scr sct service sh shb sys ' +
    'terminal tool url vb vbe vbs vhd vhdx webloc website workflow ws wsc wsf wsh xbap xll zsh'
  ).split(' '),
);

const folders = new Set<string>();

/** Hands an address to the system where that is harmless; answers whether it was. */
export async function openExternal(address: string): Promise<boolean> {
  if (!URL.canParse(address) || !externalProtocols.has(new URL(address).protocol)) return false;
  await shell.openExternal(address);
  return true;
}

/** Opens a read-only copy, which is removed when Hearth ends. */
export async function openFile(name: string, content: ArrayBuffer): Promise<OpenFileAnswer> {
  const safeName = plainFileName(name);
  const kind = extname(safeName).slice(1).toLowerCase();
  if (kind === '' || programKinds.has(kind)) return 'refused';
  const folder = await mkdtemp(join(app.getPath('temp'), 'hearth-'));
  folders.add(folder);
  const file = join(folder, safeName);
  await writeFile(file, new Uint8Array(content), { mode: 0o400 });
  return (await shell.openPath(file)) === '' ? 'opened' : 'failed';
}

/** Removes what openFile left behind; files another program holds open stay for the system's own tidying. */
export async function removeOpenedFiles(): Promise<void> {
  await Promise.allSettled([...folders].map((folder) => rm(folder, { recursive: true, force: true })));
}

/** A name without folders, control and direction-changing characters, or the trailing dots that Windows drops. */
export function plainFileName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/'))
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '_')
    .replace(/[. ]+$/, '');
  const kind = extname(plain);
  return basename(plain, kind).slice(0, 100) + kind;
}
