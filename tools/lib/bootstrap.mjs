import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { exclusively } from './exclusive.mjs';
import { cacheFolder, projectNode, projectRoot } from './paths.mjs';
import { Problem } from './problem.mjs';
import { run, runOrFail } from './processes.mjs';

const neededMajor = 24;
const oldestStarter = 20;

/**
 * Installs the dependencies when node_modules differs from package-lock.json and carries on under the
 * project's own Node. A tool calls it first and imports everything from node_modules only afterwards.
 * @returns {Promise<void>} only under the project's Node; the older one waits and exits with the same code
 */
export async function bootstrap() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestStarter)
    throw new Problem(
      `Hearth starts with Node ${oldestStarter} or later; this is ${process.versions.node}. See nodejs.org.`,
    );
  await ensureDependencies();
  const binaries = path.join(projectRoot, 'node_modules', '.bin');
  if (!process.env['PATH']?.startsWith(binaries)) {
    process.env['PATH'] = binaries + path.delimiter + (process.env['PATH'] ?? '');
  }
  if (major >= neededMajor) return;
  process.exit(await run(projectNode, process.argv.slice(1), { env: process.env }));
}

async function ensureDependencies() {
  if (areDependenciesInstalled()) return;
  const lock = path.join(cacheFolder(), `install-${projectRoot.replace(/[^\w]+/g, '-')}.lock`);
  await exclusively(lock, async () => {
    if (areDependenciesInstalled()) return;
    console.error('Installing dependencies …');
    // Node 20 starts this, and the engine warnings it would print say nothing a person could act on.
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const options = { cwd: projectRoot, shell: process.platform === 'win32', output: 'errors' };
    await runOrFail(
      npm,
      ['ci', '--loglevel=error', '--no-audit', '--no-fund'],
      options,
      'The dependencies could not be installed. They come from the npm registry: see whether `npm ping` reaches it, and ' +
        'set a mirror with `npm config set registry …` where it does not.',
    );
  });
}

/** npm writes what it installed into its hidden lock file last, so an interrupted installation does not count. */
function areDependenciesInstalled() {
  const installedFile = path.join(projectRoot, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile) || !existsSync(projectNode)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([folder, entry]) => folder === '' || entry.optional || installed[folder]?.version === entry.version,
  );
}
