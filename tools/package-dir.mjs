import { bootstrap } from './lib/bootstrap.mjs';
import { runTool } from './lib/problem.mjs';

// Builds the unpacked app for this system into dist/, with the Electron that start and test use.
await runTool(async () => {
  await bootstrap();
  const { packageFolder } = await import('./packaging/package-folder.mjs');
  const { executable } = await packageFolder();
  console.log(executable);
  return 0;
});
