import { app } from 'electron';
import { chooseDataFolder } from './desktop/data-folder';
import { registerPageScheme } from './desktop/page-protocol';
import { startDesktop } from './desktop/start-desktop';

const dataFolder = chooseDataFolder(process.argv, process.env);

registerPageScheme();

// The lock lies in the profile, so each data folder has one window host of its own.
if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(() => startDesktop(dataFolder));
} else {
  app.quit();
}
