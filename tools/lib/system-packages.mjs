import { Problem } from './problem.mjs';
import { capture, run } from './processes.mjs';

/** Debian packages by what they are for. */
export const systemPackages = {
  electron: [
    'libnss3',
    'libatk1.0-0',
    'libatk-bridge2.0-0',
    'libcups2',
    'libdrm2',
    'libgbm1',
    'libgtk-3-0',
    'libasound2',
    'libxss1',
    'libxtst6',
    'libnotify4',
  ],
  display: ['xvfb', 'xauth'],
  browser: ['chromium'],
  fonts: ['fonts-noto-cjk'],
  compiler: ['g++', 'make', 'python3'],
};

/**
 * Sees to it that the Debian packages are there: installs what is missing when root, or else says exactly what
 * to install. Systems without dpkg are left alone.
 * @param {string[]} names
 */
export async function ensureSystemPackages(names) {
  const missing = await missingSystemPackages(names);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const sentence = `These Debian packages are missing: ${missing.join(', ')}. Install them with: sudo ${command}`;
  if (process.getuid?.() !== 0) throw new Problem(sentence);
  console.error(`Installing Debian packages: ${missing.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run('apt-get', ['-qq', ...command.split(' ').slice(1)], { env, output: 'errors' });
  try {
    // The package lists of a fresh container are empty or old, hence the second try.
    if ((await install()) === 0) return;
    await run('apt-get', ['-qq', 'update'], { env, output: 'errors' });
    if ((await install()) === 0) return;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  throw new Problem(sentence);
}

/** Debian 13 and Ubuntu 24 renamed many libraries by a suffix `t64`; either name will do. */
async function missingSystemPackages(names) {
  if (process.platform !== 'linux') return [];
  const query = ['-W', '-f', '${db:Status-Status} ${Package}\n', ...names, ...names.map((name) => `${name}t64`)];
  let listing;
  try {
    listing = await capture('dpkg-query', query);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  const installed = new Set(
    listing.output
      .split('\n')
      .filter((line) => line.startsWith('installed '))
      .map((line) => line.slice('installed '.length)),
  );
  return names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}
