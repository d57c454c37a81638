import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(process.cwd(), '..', 'shared', 'data');

/**
 * The folder of collected files beside the checkout, or null on machines that do not have it. They may not be
 * shipped, so tests that need them skip there.
 */
export const sharedData = existsSync(join(folder, 'manifest.json')) ? folder : null;

/** The name of a group of tests over those files; it says why they are skipped. */
export function overSharedData(title: string): string {
  return sharedData ? title : `${title} (skipped: ../shared/data is not on this machine)`;
}
