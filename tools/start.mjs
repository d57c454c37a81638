import { bootstrap } from './lib/bootstrap.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { projectRoot } from './lib/paths.mjs';
import { runTool } from './lib/problem.mjs';
import { run } from './lib/processes.mjs';
import { runBuilt } from './lib/run-built.mjs';

// Starts Hearth: its window where there is a display, else the server with its address printed.
await runTool(async () => {
  await bootstrap();
  const args = process.argv.slice(2);
  if (!hasDisplay()) {
    console.error('There is no display here, so Hearth runs as a server.');
    return runBuilt('headless', args);
  }
  const { findElectron } = await import('./electron/find-electron.mjs');
  const electron = await findElectron();
  await ensureBuilt();
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  const env = { ...environment, ...electron.env };
  return run(electron.executablePath, [...electron.args, projectRoot, ...args], { env });
});

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}
