import { existsSync, readFileSync } from 'node:fs';
import { copyFile, cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../lib/paths.mjs';
import { Problem } from '../lib/problem.mjs';
import { capture } from '../lib/processes.mjs';
import { ensureSystemPackages, systemPackages } from '../lib/system-packages.mjs';
import { cachedFolder } from './cached.mjs';

/** The Node-API level the driver's prebuilt binaries ask for. */
export const driverNodeApi = 10;

const builtNodeApi = 9;
const driverFolder = path.join(projectRoot, 'node_modules', 'better-sqlite3');
const shim = fileURLToPath(new URL('./string-references.h', import.meta.url));
const require = createRequire(import.meta.url);

/**
 * Compiles the database driver for a runtime whose Node-API is older than the driver's binaries ask for.
 * @returns {Promise<string>} the `.node` file, kept in the cache folder
 */
export async function sqliteBinding() {
  const { version } = JSON.parse(readFileSync(path.join(driverFolder, 'package.json'), 'utf8'));
  const name = `sqlite-${version}-napi${builtNodeApi}-${process.platform}-${process.arch}`;
  const folder = await cachedFolder(name, async (result, workFolder) => {
    console.error('Compiling the database driver for this Electron (about a minute, once) …');
    await ensureSystemPackages(systemPackages.compiler);
    const source = path.join(workFolder, 'driver');
    await cp(driverFolder, source, { recursive: true });
    await symlink(path.join(projectRoot, 'node_modules'), path.join(workFolder, 'node_modules'));
    await lowerNodeApi(path.join(source, 'binding.gyp'));
    await compile(source);
    await copyFile(
      path.join(source, 'build', 'Release', 'better_sqlite3.node'),
      path.join(result, 'better_sqlite3.node'),
    );
  });
  return path.join(folder, 'better_sqlite3.node');
}

async function lowerNodeApi(gypFile) {
  const text = await readFile(gypFile, 'utf8');
  const lowered = text.replace(`NAPI_VERSION=${driverNodeApi}`, `NAPI_VERSION=${builtNodeApi}`);
  if (lowered === text)
    throw new Problem(
      `${gypFile} no longer asks for Node-API ${driverNodeApi}; look at tools/electron/sqlite-binding.mjs.`,
    );
  await writeFile(gypFile, lowered);
}

async function compile(source) {
  const headers = path.dirname(require.resolve('node-addon-api/package.json'));
  const nodeGyp = path.join(projectRoot, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const args = [nodeGyp, 'rebuild', '--release', '--silent', '--force_build=1', `--nodedir=${nodeHeaders()}`];
  const env = { ...process.env, CXXFLAGS: `-include ${shim} -I${headers}` };
  // The headers of any Node will do, as Node-API does not change with its version.
  const { code, output, errors } = await capture(process.execPath, args, { cwd: source, env });
  if (code !== 0)
    throw new Problem(`The database driver could not be compiled for this Electron:\n${output}\n${errors}`);
}

/** A prefix with include/node: where the Node that started this is installed, or the system's. */
function nodeHeaders() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.dirname(folder));
  const prefix = [...folders, '/usr', '/usr/local'].find((folder) =>
    existsSync(path.join(folder, 'include', 'node', 'node_api.h')),
  );
  if (prefix === undefined)
    throw new Problem(
      "Node's header files (include/node/node_api.h) were not found; install the Debian package libnode-dev.",
    );
  return prefix;
}
