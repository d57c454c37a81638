import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder, projectRoot } from '../lib/paths.mjs';
import { run } from '../lib/processes.mjs';

const packageFolder = path.join(projectRoot, 'node_modules', 'electron');
const retryAfter = 24 * 60 * 60 * 1000;

/** The executable's place inside an Electron distribution folder on this system. */
export function executableIn(distribution) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  return path.join(distribution, names[process.platform] ?? 'electron');
}

/** The distribution folder of the npm package `electron`, or undefined while its binary has not been fetched. */
export function installedDistribution() {
  const distribution = path.join(packageFolder, 'dist');
  const isComplete = existsSync(path.join(packageFolder, 'path.txt')) && existsSync(executableIn(distribution));
  return isComplete ? distribution : undefined;
}

/**
 * Fetches Electron's binary with its own installer. A failure is remembered for a day, so that a machine which
 * reaches only an npm registry does not try at every start.
 * @param {number} timeout in ms
 * @returns {Promise<string | undefined>} the distribution folder
 */
export async function downloadDistribution(timeout) {
  const { version } = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8'));
  const failure = path.join(cacheFolder(), `electron-${version}-unreachable`);
  if (await happenedLately(failure)) return undefined;
  console.error(`Downloading Electron ${version} …`);
  await run(process.execPath, [path.join(packageFolder, 'install.js')], { timeout, output: 'none' });
  const distribution = installedDistribution();
  if (distribution === undefined) {
    await mkdir(cacheFolder(), { recursive: true });
    await writeFile(failure, String(Date.now()));
  }
  return distribution;
}

async function happenedLately(file) {
  if (!existsSync(file)) return false;
  return Date.now() - Number(await readFile(file, 'utf8')) < retryAfter;
}
