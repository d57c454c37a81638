import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const unclaimedAfter = 10_000;

/**
 * Runs `work` while no other process runs work under the same folder name. A process that died holding the
 * folder gives it up at once, since its number is kept in it.
 * @template T
 * @param {string} folder the lock; its parent is made when missing
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function exclusively(folder, work) {
  await mkdir(path.dirname(folder), { recursive: true });
  while (!(await take(folder))) await pause(300);
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function take(folder) {
  try {
    await mkdir(folder);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (await isAbandoned(folder)) await rm(folder, { recursive: true, force: true });
    return false;
  }
  await writeFile(path.join(folder, 'pid'), String(process.pid));
  return true;
}

async function isAbandoned(folder) {
  try {
    const pid = Number(await readFile(path.join(folder, 'pid'), 'utf8'));
    if (pid > 0) return !isAlive(pid);
    return Date.now() - (await stat(folder)).mtimeMs > unclaimedAfter;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    // Either it was released just now, or its maker has not written its number yet.
    const made = await stat(folder).catch(() => undefined);
    return made !== undefined && Date.now() - made.mtimeMs > unclaimedAfter;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
