import { existsSync, readdirSync } from 'node:fs';
import type { Services } from '../../../context';
import { removeStaging, stagingFolder } from './staging';

const keptFor = 30 * 86_400_000;

/** Thirty days after an import was last touched its file and rows go; what it wrote and its audit stay. */
export async function forgetOldFiles({ host, reader }: Pick<Services, 'host' | 'reader'>): Promise<void> {
  const folder = stagingFolder(host.dataFolder);
  if (!existsSync(folder)) return;
  const ids = new Set(readdirSync(folder).map((name) => name.split('.')[0] ?? ''));
  for (const id of ids) {
    const row = await reader.one<{ updated_at: number }>('SELECT updated_at FROM import WHERE id = ?', [id]);
    if (!row || row.updated_at < host.clock() - keptFor) removeStaging(host.dataFolder, id);
  }
}
