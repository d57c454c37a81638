import { join } from 'node:path';
import { app } from 'electron';
import { dataFolderOf } from '../data-folder';

/**
 * The data folder of this start.
 * Chromium's profile goes below it, since the usual place for it roams with the user on Windows.
 */
export function chooseDataFolder(args: readonly string[], environment: NodeJS.ProcessEnv): string {
  const folder = dataFolderOf(argumentOf('--data', args), environment);
  app.setPath('userData', join(folder, 'desktop'));
  return folder;
}

function argumentOf(name: string, args: readonly string[]): string | undefined {
  const index = args.findIndex((argument) => argument === name || argument.startsWith(`${name}=`));
  const argument = args[index];
  return argument === name ? args[index + 1] : argument?.slice(name.length + 1);
}
