import { bootstrap } from './lib/bootstrap.mjs';
import { runTool } from './lib/problem.mjs';

// Runs every test there is, however many fail, and ends with one line of sums.
await runTool(async () => {
  await bootstrap();
  const { runEverything } = await import('./testing/run-everything.mjs');
  return runEverything();
});
