import { Problem } from '../lib/problem.mjs';
import { capture } from '../lib/processes.mjs';

const question = `process.stdout.write(JSON.stringify({
  version: process.versions.electron, node: process.versions.node, nodeApi: Number(process.versions.napi) }))`;

/**
 * Asks an Electron what it is by running it as plain Node, which needs no display.
 * @param {string} executablePath
 * @returns {Promise<{ version: string, node: string, nodeApi: number }>}
 */
export async function probeElectron(executablePath) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { code, output, errors } = await capture(executablePath, ['-e', question], { env });
  if (code !== 0)
    throw new Problem(`The Electron at ${executablePath} does not run: ${errors.trim() || `it ended with ${code}`}`);
  return JSON.parse(output);
}
