import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where an engine with a port can be reached, for the command line: the lock on the folder says that one is there, this
 * file where. It holds an address and nothing secret; who calls signs in as ever.
 */
export function tellRunning(dataFolder: string, address: string): () => void {
  const path = fileOf(dataFolder);
  writeFileSync(path, JSON.stringify({ address }), { mode: 0o600 });
  return () => rmSync(path, { force: true });
}

/** The address of the engine that works on the folder, or undefined where it has none (a window of its own). */
export function readRunning(dataFolder: string): string | undefined {
  try {
    const known = JSON.parse(readFileSync(fileOf(dataFolder), 'utf8')) as { address?: unknown };
    return typeof known.address === 'string' ? known.address : undefined;
  } catch {
    return undefined;
  }
}

function fileOf(dataFolder: string): string {
  return join(dataFolder, 'engine.json');
}
