import { homedir, platform } from 'node:os';
import { join, resolve } from 'node:path';

/** Where the data lies (architecture, rule 2): as told, else HEARTH_DATA, else the system's usual place. */
export function dataFolderOf(told: string | undefined, environment: NodeJS.ProcessEnv): string {
  return resolve(told ?? (environment['HEARTH_DATA'] || defaultDataFolder(environment)));
}

function defaultDataFolder(environment: NodeJS.ProcessEnv): string {
  const home = homedir();
  if (platform() === 'win32') return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Hearth');
  if (platform() === 'darwin') return join(home, 'Library', 'Application Support', 'Hearth');
  return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'hearth');
}
