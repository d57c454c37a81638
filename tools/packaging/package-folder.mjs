import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { build, Platform } from 'electron-builder';
import { findElectron } from '../electron/find-electron.mjs';
import { ensureBuilt } from '../lib/build.mjs';
import { projectRoot } from '../lib/paths.mjs';
import { Problem } from '../lib/problem.mjs';

const output = path.join(projectRoot, 'dist');
/** Where electron-builder puts the unpacked app of a system, and what it calls the program in it. */
const places = {
  linux: ['linux-unpacked', 'hearth', 'resources'],
  win32: ['win-unpacked', 'hearth.exe', 'resources'],
  darwin: ['mac', 'Hearth.app/Contents/MacOS/Hearth', 'Hearth.app/Contents/Resources'],
};

/**
 * Builds the unpacked app of this system, production fuses and all.
 * @returns {Promise<{ executable: string }>}
 */
export async function packageFolder() {
  const [folderName, program, resources] = places[process.platform] ?? [];
  if (folderName === undefined) throw new Problem(`Hearth is not packaged for ${process.platform}.`);
  const electron = await findElectron();
  await ensureBuilt();
  const folder = path.join(output, folderName);
  await rm(folder, { recursive: true, force: true });
  await build({
    targets: Platform.current().createTarget('dir'),
    projectDir: projectRoot,
    publish: 'never',
    config: {
      extends: path.join(projectRoot, 'electron-builder.yml'),
      electronDist: electron.distribution,
      electronVersion: electron.version,
      // Signing is the release's affair and needs keys.
      ...(process.platform === 'darwin' && { mac: { identity: null } }),
    },
  });
  await rm(path.join(folder, resources, 'default_app.asar'), { force: true });
  const binding = electron.env['HEARTH_SQLITE_BINDING'];
  if (binding !== undefined) await replaceDriver(path.join(folder, resources), binding);
  return { executable: path.join(folder, program) };
}

/** An older Electron needs the driver that was compiled for it in place of the prebuilt one. */
async function replaceDriver(resources, binding) {
  const name = `${process.platform}-${process.arch}.node`;
  const driver = path.join('app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds', name);
  await copyFile(binding, path.join(resources, driver));
}
