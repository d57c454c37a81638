import { bootstrap } from './lib/bootstrap.mjs';
import { runTool } from './lib/problem.mjs';

// Prints, as JSON, the Electron that start, test and packaging use.
await runTool(async () => {
  await bootstrap();
  const { findElectron } = await import('./electron/find-electron.mjs');
  console.log(JSON.stringify(await findElectron(), null, 2));
  return 0;
});
