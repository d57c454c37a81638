import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { exclusively } from '../lib/exclusive.mjs';
import { cacheFolder } from '../lib/paths.mjs';

/**
 * A folder of the cache that is made once: `make` fills an empty folder, which gets its name only when complete.
 * @param {string} name changes whenever the content would
 * @param {(folder: string, workFolder: string) => Promise<void>} make workFolder is thrown away afterwards
 * @returns {Promise<string>}
 */
export async function cachedFolder(name, make) {
  const target = path.join(cacheFolder(), name);
  if (existsSync(target)) return target;
  await exclusively(`${target}.lock`, async () => {
    if (existsSync(target)) return;
    const workFolder = await mkdtemp(path.join(cacheFolder(), 'making-'));
    try {
      const result = path.join(workFolder, 'result');
      await mkdir(result);
      await make(result, workFolder);
      await rename(result, target);
    } finally {
      await rm(workFolder, { recursive: true, force: true });
    }
  });
  return target;
}
