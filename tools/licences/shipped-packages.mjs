import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../lib/paths.mjs';

/** @typedef {{ folder: string, name: string, version: string, license: string }} ShippedPackage */

/**
 * Every package whose code reaches a user: what the engine and the desktop load when they run, and what the page's
 * bundle is made of. Tools are not shipped.
 * @returns {Promise<ShippedPackage[]>} sorted by name
 */
export async function shippedPackages() {
  const lock = JSON.parse(await readFile(path.join(projectRoot, 'package-lock.json'), 'utf8')).packages;
  const loaded = Object.keys(lock).filter((folder) => folder !== '' && !lock[folder].dev);
  const bundled = (await pageImports()).flatMap((name) => resolve(lock, '', name) ?? []);
  const folders = closure(lock, [...loaded, ...bundled]);
  return (
    folders
      // One binary per system of a package that is listed itself.
      .filter((folder) => !lock[folder].os && !lock[folder].link)
      .map((folder) => ({
        folder,
        name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
        version: lock[folder].version,
        license: lock[folder].license ?? 'unknown',
      }))
      .sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
  );
}

/** The packages that files of the renderer name. */
async function pageImports() {
  const names = new Set();
  for (const file of globSync('src/{renderer,shared}/**/*.{ts,tsx,css}', { cwd: projectRoot })) {
    const text = await readFile(path.join(projectRoot, file), 'utf8');
    for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'".][^'"]*)['"]/g)) {
      const parts = specifier.split('/');
      names.add(specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]);
    }
  }
  return [...names].sort();
}

function closure(lock, start) {
  const found = new Set();
  const open = [...start];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (found.has(folder)) continue;
    found.add(folder);
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = lock[folder];
    const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
    // Types are for the compiler alone.
    const names = [...Object.keys(dependencies), ...peers].filter((name) => !name.startsWith('@types/'));
    open.push(...names.flatMap((name) => resolve(lock, folder, name) ?? []));
  }
  return [...found];
}

/** Where Node would find a package from another one's folder. */
function resolve(lock, from, name) {
  for (let folder = from; ; folder = folder.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (lock[candidate]) return candidate;
    if (folder === '') return undefined;
  }
}
