import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { exclusively } from './exclusive.mjs';
import { cacheFolder, projectRoot } from './paths.mjs';
import { runOrFail } from './processes.mjs';

const sources = [
  'src',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'docs/licences.md',
];

// The last file of each of the three parts a build writes, in its order.
const results = ['out/main/headless.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** Builds when a source is newer than what was built. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  const lock = path.join(cacheFolder(), `build-${projectRoot.replace(/[^\w]+/g, '-')}.lock`);
  await exclusively(lock, async () => {
    if (isBuilt()) return;
    console.error('Building …');
    const builder = path.join(projectRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const options = { cwd: projectRoot, output: 'errors' };
    await runOrFail(process.execPath, [builder, 'build', '--logLevel', 'warn'], options, 'The build failed.');
  });
}

function isBuilt() {
  const files = results.map((file) => path.join(projectRoot, file));
  if (!files.every((file) => existsSync(file))) return false;
  const built = Math.min(...files.map((file) => statSync(file).mtimeMs));
  return sources.every((source) => newestChange(path.join(projectRoot, source)) < built);
}

/** The latest change below a path; a folder's own time tells of files that were removed. */
function newestChange(target) {
  const stats = statSync(target);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const below = readdirSync(target).map((name) => newestChange(path.join(target, name)));
  return Math.max(stats.mtimeMs, ...below);
}
