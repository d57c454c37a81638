import { join, resolve } from 'node:path';
import { app } from 'electron';
import { defaultDataFolder } from '@engine/database/data-folder';

/**
 * The data folder of this start: `--data DIR`, else HEARTH_DATA, else the system's usual place (architecture.md, rule 2).
 * Chromium's profile goes below it, since the usual place for it roams with the user on Windows.
 */
export function chooseDataFolder(args: readonly string[], environment: NodeJS.ProcessEnv): string {
  const folder = resolve(argumentOf('--data', args) ?? (environment['HEARTH_DATA'] || defaultDataFolder()));
  app.setPath('userData', join(folder, 'desktop'));
  return folder;
}

function argumentOf(name: string, args: readonly string[]): string | undefined {
  const index = args.findIndex((argument) => argument === name || argument.startsWith(`${name}=`));
  const argument = args[index];
  return argument === name ? args[index + 1] : argument?.slice(name.length + 1);
}
