import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { projectRoot } from './paths.mjs';
import { run } from './processes.mjs';

/**
 * Runs a program of out/main under the project's Node, built first where that is due.
 * @param {'headless' | 'cli'} program
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export async function runBuilt(program, args) {
  await ensureBuilt();
  const file = path.join(projectRoot, 'out', 'main', `${program}.js`);
  return run(process.execPath, ['--enable-source-maps', file, ...args]);
}
